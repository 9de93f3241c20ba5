internal import GRDB
internal import GRDBSQLite
internal import Inventory

/// Stops a statement that runs too long: SQLite asks every thousand or so steps of its virtual machine (a few dozen
/// microseconds) whether to go on.
struct StatementWatch {
    /// When the caller stops waiting.
    let deadline: ContinuousClock.Instant?
    /// Until when the statement may stay on its caller's thread; nil when it is on one of its own.
    let budgetEnd: ContinuousClock.Instant?
    /// Why the statement was stopped.
    private(set) var reason: Reason?

    enum Reason {
        case deadline
        case budget
    }

    init(deadline: ContinuousClock.Instant?, budgetEnd: ContinuousClock.Instant? = nil) {
        self.deadline = deadline
        self.budgetEnd = budgetEnd
    }

    /// Runs `body`, whose statements on the connection are watched. Says why it was stopped, if it was.
    mutating func watch<Output>(_ database: Database, _ body: () throws -> Output) throws -> Output {
        try withUnsafeMutablePointer(to: &self) { watch in
            // The pointer is valid until the handler is taken off again, before this closure ends.
            sqlite3_progress_handler(
                database.sqliteConnection, 1000,
                { watch in
                    guard let watch else { return 0 }
                    return watch.assumingMemoryBound(to: StatementWatch.self).pointee.mustStop() ? 1 : 0
                }, watch)
            defer { sqlite3_progress_handler(database.sqliteConnection, 0, nil, nil) }
            return try body()
        }
    }

    private mutating func mustStop() -> Bool {
        let now = ContinuousClock.now
        if let deadline, now >= deadline {
            reason = .deadline
        } else if let budgetEnd {
            // On the caller's own thread, whose task can be asked.
            if Task.isCancelled { reason = .deadline } else if now >= budgetEnd { reason = .budget }
        }
        return reason != nil
    }
}
