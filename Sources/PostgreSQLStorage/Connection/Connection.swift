internal import CLibpq
internal import InventorySQL
internal import Synchronization

/// One session with the server: ``ConnectionStateMachine`` decides, libpq does.
///
/// Whoever holds the connection sends a statement on its own thread; the poller's thread takes in what comes back and
/// wakes the holder up. All that touches libpq stands inside the lock.
final class Connection: Sendable {
    /// What the pool has to know without having asked.
    enum Report: Sendable {
        /// An abandoned statement is over: the connection can be used again.
        case recovered
        /// The connection is gone; whether the whole server may be.
        case closed(endsAll: Bool)
    }

    let id: Int
    /// The socket, as long as the connection is open.
    let descriptor: Int32
    private let poller: Poller
    private let patience: Duration
    private let report: @Sendable (Int, Report) -> Void
    private let session: Mutex<ConnectionSession>

    init(
        _ id: Int, _ session: consuming sending ConnectionSession, _ poller: Poller, patience: Duration,
        report: @escaping @Sendable (Int, Report) -> Void
    ) {
        self.id = id
        self.poller = poller
        self.patience = patience
        self.report = report
        descriptor = session.descriptor
        self.session = Mutex(session)
    }

    // A store that was dropped without having been closed leaves no session behind.
    deinit { session.withLock { $0.step(.closeRequested) } }

    /// Runs a statement and gives its result. Only one at a time.
    /// - Parameter isPrepared: Whether the session keeps it prepared. A text that is not may be several statements, if it
    ///   has no parameters.
    func run(
        _ statement: SQLStatement, isPrepared: Bool = true, deadline: ContinuousClock.Instant?
    ) async throws(StatementFailure) -> QueryResult {
        let number = session.withLock { $0.nextRun() }
        let outcome = await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let job = ConnectionSession.Job(
                    statement: statement, isPrepared: isPrepared, deadline: deadline, continuation: continuation)
                if let deadline, deadline <= .now || Task.isCancelled {
                    return continuation.resume(returning: .failure(.notStarted))
                }
                update { $0.start(job) }
                if let deadline { poller.wake(at: deadline) }
            }
        } onCancel: {
            update { $0.cancel(run: number) }
        }
        return try outcome.get()
    }

    /// Makes the server itself give up a statement about when the deadline passes: for the case that this gateway is gone
    /// then, or that its request to cancel gets lost. Costs a statement only when the limit that stands is off by far.
    func limitStatements(until deadline: ContinuousClock.Instant?) async throws(StatementFailure) {
        let remaining = deadline.map { ContinuousClock.now.duration(to: $0) }
        guard let limit = session.withLock({ $0.statementLimit.change(for: remaining) }) else { return }
        _ = try await run(
            SQLStatement("SET statement_timeout = \(limit.milliseconds)"), isPrepared: false, deadline: deadline)
        session.withLock { $0.statementLimit = limit }
    }

    /// Whether a transaction is open.
    var isInTransaction: Bool { session.withLock { $0.isInTransaction } }

    /// Closes the connection; a statement that runs is lost.
    func close() { update { $0.step(.closeRequested) } }

    // MARK: - For the poller

    /// Whether there is something to be sent that the socket did not take.
    var wantsToWrite: Bool { session.withLock { $0.wantsToWrite } }

    /// The socket has something to read, can take more, or is closed.
    func socketIsReady() { update { $0.socketIsReady() } }

    /// Looks whether time is up, and says when to look again.
    func checkTime(_ now: ContinuousClock.Instant) -> ContinuousClock.Instant? {
        update { $0.checkTime(now) }
        return session.withLock { $0.deadline }
    }

    // MARK: -

    /// Changes the session, and does outside the lock what follows from it.
    private func update(_ change: (inout ConnectionSession) -> Void) {
        let effects = session.withLock { session in
            change(&session)
            return session.takeEffects()
        }
        if effects.isEmpty { return }
        if let cancellation = effects.cancellation { send(cancellation) }
        if effects.changesInterest { poller.interestChanged() }
        if effects.isClosed { poller.remove(self) }
        // Before its holder goes on: it may want a connection at once.
        if let news = effects.report { report(id, news) }
        effects.resume?()
    }

    /// `PQcancel` connects and waits, so it has a thread of its own.
    private func send(_ cancellation: Cancellation) {
        let end = ContinuousClock.now + patience
        session.withLock { $0.deadline = end }
        poller.wake(at: end)
        do {
            try BackgroundThread.run {
                cancellation.send()
                self.update { $0.cancelSent() }
            }
        } catch {
            // The statement is over at its server-side limit, or the connection is closed when patience ends.
            update { $0.cancelSent() }
        }
    }
}
