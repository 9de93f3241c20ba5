internal import AWSClient
internal import Inventory
internal import InventorySQL
internal import Logging

/// The operations of the Data API on one database of one cluster.
///
/// What surely was not carried out is sent again until the deadline; a cluster that resumes is waited for. What may have
/// been carried out is sent again only where twice is as good as once.
final class DataAPIClient: Sendable {
    private let client: AWSClient
    private let requests: DataAPIRequests
    private let gate = ResumeGate()
    private let resumeTimeout: Duration
    private let logger: Logger

    init(_ client: AWSClient, _ options: DataAPIOptions, _ logger: Logger) {
        self.client = client
        requests = DataAPIRequests(
            resourceARN: options.resourceARN, secretARN: options.secretARN, database: options.database)
        resumeTimeout = options.resumeTimeout
        self.logger = logger
    }

    /// A statement by itself, or in a transaction.
    /// - Parameter isRepeatable: Whether running it twice is as good as once.
    func execute(
        _ statement: SQLStatement, in transaction: String? = nil, isRepeatable: Bool, _ context: StoreContext,
        continueAfterTimeout: Bool = false
    ) async throws(DataAPIFailure) -> StatementResult {
        let body = requests.execute(statement, in: transaction, continueAfterTimeout: continueAfterTimeout)
        let answer = try await call("/Execute", body, isRepeatable: isRepeatable, context)
        do throws(DataAPIAnswers.Unreadable) { return try DataAPIAnswers.result(answer) } catch {
            throw DataAPIFailure(error)
        }
    }

    /// Begins a transaction, and gives its id. One that nobody hears of ends by itself.
    func begin(_ context: StoreContext) async throws(DataAPIFailure) -> String {
        let answer = try await call("/BeginTransaction", requests.begin, isRepeatable: true, context)
        do throws(DataAPIAnswers.Unreadable) { return try DataAPIAnswers.transaction(answer) } catch {
            throw DataAPIFailure(error)
        }
    }

    /// Makes a transaction's changes last.
    func commit(_ transaction: String, _ context: StoreContext) async throws(DataAPIFailure) {
        _ = try await call("/CommitTransaction", requests.end(transaction), isRepeatable: false, context)
    }

    /// Takes back what a transaction did. When that fails, the service does it after some minutes.
    func rollBack(_ transaction: String) async {
        // In a task of its own, which is not cancelled when the caller's is.
        await Task {
            let context = StoreContext(deadline: .now + .seconds(5))
            do throws(DataAPIFailure) {
                _ = try await call("/RollbackTransaction", requests.end(transaction), isRepeatable: true, context)
            } catch {
                if error.outcome != .transactionLost { logger.notice("a transaction was left to end: \(error.detail)") }
            }
        }.value
    }

    /// Sends a request, and waits for a cluster that resumes.
    private func call(
        _ path: String, _ body: [UInt8], isRepeatable: Bool, _ context: StoreContext
    ) async throws(DataAPIFailure) -> [UInt8] {
        let call = AWSClient.Call(
            path: path, headers: [AWSHeaderField("Content-Type", "application/json")], body: body,
            isIdempotent: isRepeatable)
        let start = ContinuousClock.now
        let patience = min(start + resumeTimeout, context.deadline ?? start + resumeTimeout)
        var resuming = DataAPIFailure.waking
        while true {
            switch await gate.pass(until: patience) {
            case .late: throw resuming
            case .ask: return try await ask(call, until: patience, context, resuming)
            case .open:
                do throws(DataAPIFailure) { return try await send(call, context) } catch {
                    if gate.isClosed, error.isCauseUnknown(of: call) { throw .waking }
                    guard error.outcome == .resuming else { throw error }
                    resuming = error
                    if gate.close() { return try await ask(call, until: patience, context, error) }
                }
            }
        }
    }

    /// Asks until the cluster answers, for all who wait.
    private func ask(
        _ call: AWSClient.Call, until patience: ContinuousClock.Instant, _ context: StoreContext,
        _ first: DataAPIFailure
    ) async throws(DataAPIFailure) -> [UInt8] {
        logger.notice("the cluster is resuming; waiting for it: \(first.detail)")
        let start = ContinuousClock.now
        var refusals = 0
        while true {
            let pause = ResumeSchedule.pause(after: refusals, random: .random(in: 0...1))
            guard .now + pause < patience, (try? await Task.sleep(for: pause)) != nil else {
                gate.leave(isAnswered: false)
                throw first
            }
            refusals += 1
            do throws(DataAPIFailure) {
                let answer = try await send(call, context)
                gate.leave(isAnswered: true)
                logger.notice("the cluster has resumed after \(start.duration(to: .now))")
                return answer
            } catch {
                if error.outcome == .resuming { continue }
                // Another answer is an answer too, except for none.
                gate.leave(isAnswered: error.outcome != .timeout)
                throw error.isCauseUnknown(of: call) ? first : error
            }
        }
    }

    private func send(_ call: AWSClient.Call, _ context: StoreContext) async throws(DataAPIFailure) -> [UInt8] {
        do throws(AWSError) {
            let response = try await client.send(call, until: context.deadline) { error in
                switch DataAPIFailure(error).outcome {
                case .notStarted: .untilDeadline
                case .unknown: .ifIdempotent
                case .setup(.host), .setup(.secret): .always
                case .resuming, .transactionLost, .engine, .answerTooLarge, .timeout, .setup, .fault: .never
                }
            }
            context.meter?.record(bytes: response.body.count)
            return response.body
        } catch {
            throw DataAPIFailure(error)
        }
    }
}

extension DataAPIFailure {
    /// The deadline came while others asked a cluster that resumes.
    fileprivate static let waking = DataAPIFailure(
        outcome: .resuming, detail: "The cluster is resuming, and the time to wait for it is over.")

    /// Whether the caller learns more from another's refusal than from this: time was over before an answer came, and
    /// nothing can have changed.
    fileprivate func isCauseUnknown(of call: AWSClient.Call) -> Bool { outcome == .timeout && call.isIdempotent }
}
