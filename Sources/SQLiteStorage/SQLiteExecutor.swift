internal import GRDB
public import Inventory
public import InventorySQL
internal import Synchronization

/// Runs statements on a SQLite file.
///
/// A read takes one of the reading connections and runs right here, on its caller's thread: most answers are there
/// within 100 µs, and a hop to another thread and back would cost as much again. A statement that is still running when its
/// budget is spent is stopped, and starts over on a thread of its own; its text is remembered and goes there at once
/// until it has become quick. So an event loop never waits longer than the budget.
public final class SQLiteExecutor: StatementExecutor {
    let database: any DatabaseWriter
    let connections = Connections()
    private let permits: ReaderPermits
    private let writes: WriteQueue
    private let inlineBudget: Duration

    init(_ database: any DatabaseWriter, readers: Int, inlineBudget: Duration) {
        self.database = database
        self.inlineBudget = inlineBudget
        permits = ReaderPermits(readers)
        writes = WriteQueue(database, connections)
    }

    /// Runs a query here, or on a thread of its own when it takes too long.
    public func read<Output: Sendable>(
        _ statement: SQLStatement, _ context: StoreContext,
        _ decode: @escaping @Sendable (UnsafeRawBufferPointer) throws(InventoryError) -> Output
    ) async throws(InventoryError) -> Output {
        context.meter?.record()
        if !permits.tryAcquire() { await permits.acquire() }
        defer { permits.release() }
        if let deadline = context.deadline, ContinuousClock.now >= deadline { throw .deadline }
        if let output = try readHere(statement, context, decode) { return output }
        do {
            return try await database.unsafeRead { [connections, inlineBudget] database in
                let connection = connections.connection(of: database)
                let start = ContinuousClock.now
                var watch = StatementWatch(deadline: context.deadline)
                let output = try watch.watch(database) { try connection.read(statement, database, decode) }
                if ContinuousClock.now - start < inlineBudget / 2 {
                    try connection.prepared(statement.text, database).isSlow = false
                }
                return output
            }
        } catch {
            throw InventoryError(engine: error)
        }
    }

    /// Reads on this thread; nil when that takes too long.
    private func readHere<Output>(
        _ statement: SQLStatement, _ context: StoreContext,
        _ decode: (UnsafeRawBufferPointer) throws(InventoryError) -> Output
    ) throws(InventoryError) -> Output? {
        var watch = StatementWatch(deadline: context.deadline, budgetEnd: .now + inlineBudget)
        do {
            return try database.unsafeRead { database in
                let connection = connections.connection(of: database)
                let prepared = try connection.prepared(statement.text, database)
                if prepared.isSlow { return nil }
                do {
                    return try watch.watch(database) { try connection.read(statement, database, decode) }
                } catch {
                    guard watch.reason == .budget else { throw error }
                    prepared.isSlow = true
                    return nil
                }
            }
        } catch {
            throw InventoryError(engine: error)
        }
    }

    /// Runs a query on one of the reading connections, on a thread of its own.
    public func rows(
        of statement: SQLStatement, _ context: StoreContext
    ) async throws(InventoryError) -> [[SQLValue]] {
        if !permits.tryAcquire() { await permits.acquire() }
        defer { permits.release() }
        do {
            return try await database.unsafeRead { [connections] database in
                var watch = StatementWatch(deadline: context.deadline)
                return try watch.watch(database) {
                    try connections.connection(of: database).run(statement, database).rows
                }
            }
        } catch {
            throw InventoryError(engine: error)
        }
    }

    /// Puts an operation in line for the connection that writes.
    public func write<Operation: WriteOperation>(
        _ operation: Operation, _ context: StoreContext
    ) async throws(InventoryError) -> Operation.Output {
        let output = WriteOutput<Operation.Output>()
        let error: InventoryError? = await withCheckedContinuation { continuation in
            writes.submit(
                WriteQueue.Job(
                    deadline: context.deadline,
                    run: { [connections] database in
                        let connection = connections.connection(of: database)
                        var operation = operation
                        var result: StatementResult?
                        while true {
                            switch try operation.next(result) {
                            case .run(let statement):
                                context.meter?.record()
                                result = try connection.run(statement, database)
                            case .commit(let value): return output.set(value)
                            }
                        }
                    },
                    finish: { continuation.resume(returning: $0) }))
        }
        if let error { throw error }
        guard let value = output.value else {
            throw InventoryError(.internal, "The inventory failed.", detail: "a write ended without a result")
        }
        return value
    }

    /// Whether the engine answers and its schema is the expected one.
    public func checkReadiness(_ context: StoreContext) async throws(InventoryError) {
        let plan = try await migrationPlan(context)
        guard plan.pending.isEmpty else {
            throw InventoryError(
                .unavailable, "The database lacks \(plan.pending.count) migrations: run \"migrate\" first.")
        }
    }

    /// Closes the connections when running statements have finished.
    public func close() async {
        await permits.acquireAll()
        do {
            // On the writer's connection, so behind the writes that are in line. The log goes into the file here: GRDB closes
            // readers last, and these can't move it.
            try await database.barrierWriteWithoutTransaction { [connections] database in
                connections.finalizeStatements()
                try database.execute(sql: "PRAGMA wal_checkpoint(TRUNCATE)")
            }
            try database.close()
        } catch {
            // The process lets go of the file at its end; all that was acknowledged is on the disk.
        }
    }
}

/// What a write gives, on its way from the writer's thread.
private final class WriteOutput<Value: Sendable>: Sendable {
    private let stored = Mutex<Value?>(nil)

    var value: Value? { stored.withLock { $0 } }

    func set(_ value: Value) { stored.withLock { $0 = value } }
}
