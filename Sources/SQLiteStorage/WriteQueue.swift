internal import GRDB
internal import GRDBSQLite
internal import Inventory
internal import InventorySQL
internal import Synchronization

/// Writes in the order they came, on the one connection that writes. What waits together is committed together: the
/// disk is asked once to make all of it durable. Each stands in a savepoint of its own, so one that fails takes no other
/// with it.
final class WriteQueue: Sendable {
    /// A write that can be run again: when a transaction is lost, those in it start over, each on its own.
    struct Job: Sendable {
        let deadline: ContinuousClock.Instant?
        let run: @Sendable (Database) throws -> Void
        let finish: @Sendable (InventoryError?) -> Void
    }

    private static let maximumGroup = 64

    private struct State {
        var jobs: [Job] = []
        var isRunning = false
    }

    private let state = Mutex(State())
    private let database: any DatabaseWriter
    private let connections: Connections

    init(_ database: any DatabaseWriter, _ connections: Connections) {
        self.database = database
        self.connections = connections
    }

    /// Puts a write in line.
    func submit(_ job: Job) {
        let mustStart = state.withLock { state in
            state.jobs.append(job)
            defer { state.isRunning = true }
            return !state.isRunning
        }
        if mustStart {
            database.asyncWriteWithoutTransaction { database in self.run(on: database) }
        }
    }

    private func run(on database: Database) {
        while true {
            let group: [Job] = state.withLock { state in
                let group = Array(state.jobs.prefix(Self.maximumGroup))
                state.jobs.removeFirst(group.count)
                if group.isEmpty { state.isRunning = false }
                return group
            }
            if group.isEmpty { return }
            commit(group, on: database)
        }
    }

    private func commit(_ group: [Job], on database: Database) {
        var finished: [(Job, InventoryError?)] = []
        do {
            try execute("BEGIN IMMEDIATE", database)
            for job in group { finished.append((job, try attempt(job, isAlone: group.count == 1, database))) }
            try execute("COMMIT", database)
        } catch {
            // Nothing of the group stays.
            if sqlite3_get_autocommit(database.sqliteConnection) == 0 {
                do { try execute("ROLLBACK", database) } catch {
                    // The transaction was over already: SQLite had rolled it back by itself.
                }
            }
            if group.count == 1 { return group[0].finish(InventoryError(engine: error)) }
            for job in group { commit([job], on: database) }
            return
        }
        for (job, error) in finished { job.finish(error) }
    }

    /// Runs a job. Gives the job's own error; throws what concerns the whole transaction.
    private func attempt(_ job: Job, isAlone: Bool, _ database: Database) throws -> InventoryError? {
        if let deadline = job.deadline, ContinuousClock.now >= deadline { return .deadline }
        do {
            if !isAlone { try execute("SAVEPOINT job", database) }
            var watch = StatementWatch(deadline: job.deadline)
            try watch.watch(database) { try job.run(database) }
            if !isAlone { try execute("RELEASE job", database) }
            return nil
        } catch {
            // A full disk, for one, ends the whole transaction, and not only what was asked for last.
            if isAlone || sqlite3_get_autocommit(database.sqliteConnection) != 0 { throw error }
            try execute("ROLLBACK TO job", database)
            try execute("RELEASE job", database)
            return InventoryError(engine: error)
        }
    }

    private func execute(_ sql: String, _ database: Database) throws {
        _ = try connections.connection(of: database).run(SQLStatement(sql), database)
    }
}
