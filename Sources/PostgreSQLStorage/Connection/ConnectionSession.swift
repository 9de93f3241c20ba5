internal import CLibpq
internal import InventorySQL

/// What stands inside a connection's lock: the machine, libpq's connection and the statement that runs.
struct ConnectionSession {
    /// A statement to be run, and who waits for it.
    struct Job {
        var statement: SQLStatement
        var isPrepared: Bool
        var deadline: ContinuousClock.Instant?
        var continuation: CheckedContinuation<Result<QueryResult, StatementFailure>, Never>
    }

    /// What is to be done outside the lock.
    struct Effects: Sendable {
        var resume: (@Sendable () -> Void)?
        var cancellation: Cancellation?
        var report: Connection.Report?
        var changesInterest = false
        var isClosed = false

        var isEmpty: Bool {
            resume == nil && cancellation == nil && report == nil && !changesInterest && !isClosed
        }
    }

    let descriptor: Int32
    /// When to look at the time again.
    var deadline: ContinuousClock.Instant?
    var statementLimit = StatementLimit.unlimited
    private(set) var wantsToWrite = false

    private var machine: ConnectionStateMachine
    private var handle: OpaquePointer?
    private var prepared: PreparedStatements
    private var job: Job?
    private var result: QueryResult?
    private var message = ""
    private var runs = 0
    private var isCancelled = false
    private var effects = Effects()

    /// Takes over a connection that is ready.
    init(_ handle: OpaquePointer, _ machine: ConnectionStateMachine, preparedStatements: Int) {
        self.handle = handle
        self.machine = machine
        prepared = PreparedStatements(capacity: preparedStatements)
        descriptor = PQsocket(handle)
    }

    var isInTransaction: Bool { handle.map { PQtransactionStatus($0) != PQTRANS_IDLE } ?? false }

    mutating func takeEffects() -> Effects {
        defer { effects = Effects() }
        return effects
    }

    /// Starts to listen for the cancellation of a run.
    mutating func nextRun() -> Int {
        runs += 1
        isCancelled = false
        return runs
    }

    mutating func start(_ job: Job) {
        guard !isCancelled else { return resume(job, .failure(.notStarted)) }
        guard handle != nil else {
            return resume(job, .failure(.lost(nil, message: "the connection was closed already")))
        }
        self.job = job
        deadline = job.deadline
        result = nil
        message = ""
        let isPrepared = job.isPrepared && job.statement.copiedRows == nil
        step(.submitted(isPrepared ? prepared.find(job.statement.text) : nil))
    }

    mutating func cancel(run: Int) {
        guard run == runs, handle != nil else { return }
        isCancelled = true
        if job != nil { step(.cancelRequested) }
    }

    mutating func cancelSent() {
        step(.cancelSent)
        perform(machine.recover(inTransaction: isInTransaction))
    }

    mutating func checkTime(_ now: ContinuousClock.Instant) {
        guard let end = deadline, end <= now else { return }
        deadline = nil
        step(job != nil ? .cancelRequested : .patienceEnded)
    }

    mutating func socketIsReady() {
        if wantsToWrite, let handle { flush(handle) }
        guard let handle else { return }
        repeat {
            if PQconsumeInput(handle) == 0 { return step(.lost(nil)) }
            // With TLS, libpq may leave the end of a record unread, of which the socket tells nothing.
        } while PQsslInUse(handle) != 0 && SSL_pending(PQsslStruct(handle, "OpenSSL").map(OpaquePointer.init)) > 0
        takeResults()
    }

    private mutating func takeResults() {
        while let handle, PQisBusy(handle) == 0 {
            if machine.phase == .idle {
                if PQstatus(handle) == CONNECTION_BAD { step(.lost(nil)) }
                return
            }
            if case .cancelling(resultsEnded: true, _) = machine.phase { return }
            guard let pointer = PQgetResult(handle) else {
                step(.resultsEnded)
                perform(machine.recover(inTransaction: isInTransaction))
                continue
            }
            take(QueryResult(pointer), pointer)
        }
    }

    private mutating func take(_ result: QueryResult, _ pointer: OpaquePointer) {
        switch PQresultStatus(pointer) {
        case PGRES_COMMAND_OK, PGRES_TUPLES_OK, PGRES_EMPTY_QUERY:
            self.result = result
            step(.resultReceived(.success))
        case PGRES_COPY_IN: step(.rowsRequested)
        default:
            message = String(libpqMessage: PQresultErrorMessage(pointer))
            // An error without a code is libpq's own: the connection is lost. So it is after a fatal one.
            let state = Self.field("C", of: pointer).map(SQLState.init)
            let severity = Self.field("V", of: pointer)
            guard let state, severity != "FATAL", severity != "PANIC" else { return step(.lost(state)) }
            step(.resultReceived(.failure(state)))
        }
    }

    /// A field of an error (`PG_DIAG_…`).
    private static func field(_ name: Unicode.Scalar, of result: OpaquePointer) -> String? {
        PQresultErrorField(result, Int32(name.value)).map { String(cString: $0) }
    }

    mutating func step(_ event: ConnectionStateMachine.Event) {
        do throws(ConnectionStateMachine.IllegalTransition) {
            perform(try machine.handle(event))
        } catch {
            message = "\(error)"
            if event != .closeRequested { step(.closeRequested) }
        }
    }

    private mutating func perform(_ action: ConnectionStateMachine.Action) {
        guard let handle else { return }
        switch action {
        case .wait, .waitUntilReadable, .waitUntilWritable, .configureSession, .reportReady: return
        case .deallocate(let name): sent(handle, PQsendQuery(handle, "DEALLOCATE \(name.text)"))
        case .prepare(let name): sent(handle, prepare(handle, name))
        case .execute(let name): sent(handle, execute(handle, name))
        case .sendRows: sendRows(handle, job?.statement.copiedRows)
        case .refuseRows: sendRows(handle, nil)
        case .succeed:
            if let result { finish(.success(result)) } else { finish(.failure(.lost(nil, message: "no result came"))) }
        case .fail(let state, let name):
            if let name { prepared.forget(name) }
            finish(.failure(.server(state, message: message)))
        case .abandonAndCancel(let name):
            if let name { prepared.forget(name) }
            finish(.failure(.abandoned))
            if let cancellation = Cancellation(handle) { effects.cancellation = cancellation } else { cancelSent() }
        case .rollBack: sent(handle, PQsendQuery(handle, "ROLLBACK"))
        case .reportRecovered:
            deadline = nil
            result = nil
            effects.report = .recovered
        case .close(let state): close(handle, state)
        }
    }

    private func prepare(_ handle: OpaquePointer, _ name: PreparedStatements.Name) -> Int32 {
        guard let job else { return 0 }
        let parameters = ParameterBuffer(job.statement.parameters)
        return PQsendPrepare(
            handle, name.text, job.statement.text, Int32(parameters.types.count), parameters.types + [0])
    }

    private func execute(_ handle: OpaquePointer, _ name: PreparedStatements.Name?) -> Int32 {
        guard let job else { return 0 }
        if name == nil && job.statement.parameters.isEmpty { return PQsendQuery(handle, job.statement.text) }
        let parameters = ParameterBuffer(job.statement.parameters)
        return parameters.withPointers { count, values, lengths, formats in
            if let name {
                PQsendQueryPrepared(handle, name.text, count, values, lengths, formats, 0)
            } else {
                PQsendQueryParams(
                    handle, job.statement.text, count, parameters.types + [0], values, lengths, formats, 0)
            }
        }
    }

    /// libpq takes all rows at once, and sends them as the socket takes them.
    private mutating func sendRows(_ handle: OpaquePointer, _ rows: [UInt8]?) {
        let isTaken = (rows ?? []).withUnsafeBytes { bytes in
            bytes.isEmpty
                ? 1
                : PQputCopyData(
                    handle, bytes.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(clamping: bytes.count))
        }
        sent(handle, isTaken == 1 ? PQputCopyEnd(handle, rows == nil ? "cancelled" : nil) : 0)
    }

    private mutating func sent(_ handle: OpaquePointer, _ isSent: Int32) {
        if isSent == 1 { flush(handle) } else { step(.lost(nil)) }
    }

    /// Sends what the socket takes. For the rest, the poller says when it takes more.
    private mutating func flush(_ handle: OpaquePointer) {
        let code = PQflush(handle)
        if code < 0 { return step(.lost(nil)) }
        if wantsToWrite != (code > 0) {
            wantsToWrite = code > 0
            effects.changesInterest = true
        }
    }

    private mutating func finish(_ outcome: Result<QueryResult, StatementFailure>) {
        guard let job else { return }
        self.job = nil
        result = nil
        deadline = nil
        resume(job, outcome)
    }

    private mutating func resume(_ job: Job, _ outcome: Result<QueryResult, StatementFailure>) {
        let continuation = job.continuation
        effects.resume = { continuation.resume(returning: outcome) }
    }

    private mutating func close(_ handle: OpaquePointer, _ state: SQLState?) {
        if message.isEmpty { message = String(libpqMessage: PQerrorMessage(handle)) }
        PQfinish(handle)
        self.handle = nil
        effects.isClosed = true
        effects.report = .closed(endsAll: state?.endsSession ?? false)
        finish(.failure(.lost(state, message: message)))
    }
}

extension String {
    /// What libpq says, in one line.
    init(libpqMessage message: UnsafePointer<CChar>?) {
        guard let message else {
            self = ""
            return
        }
        self = String(cString: message).split(whereSeparator: \.isNewline)
            .map { line in line.drop { $0 == "\t" || $0 == " " } }.joined(separator: " ")
    }
}
