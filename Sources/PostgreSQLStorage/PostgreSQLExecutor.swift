public import Inventory
public import InventorySQL

/// Runs statements on a PostgreSQL server.
public final class PostgreSQLExecutor: StatementExecutor {
    let pool: ConnectionPool

    init(_ pool: ConnectionPool) { self.pool = pool }

    /// Runs a query on one of the pool's connections.
    public func read<Output: Sendable>(
        _ statement: SQLStatement, _ context: StoreContext,
        _ decode: @escaping @Sendable (UnsafeRawBufferPointer) throws(InventoryError) -> Output
    ) async throws(InventoryError) -> Output {
        context.meter?.record()
        let result = try await result(of: statement, context.deadline)
        return try result.withSingleValue { text throws(InventoryError) in
            guard let text else {
                throw InventoryError(.internal, "The inventory gave no answer.", detail: statement.text)
            }
            return try decode(text)
        }
    }

    /// Runs a query that nobody will ask for again.
    public func rows(
        of statement: SQLStatement, _ context: StoreContext
    ) async throws(InventoryError) -> [[SQLValue]] {
        try await result(of: statement, isPrepared: false, context.deadline).statementResult.rows
    }

    /// Runs a query. Lost with its connection, it is repeated once, on a new one.
    func result(
        of statement: SQLStatement, isPrepared: Bool = true, _ deadline: ContinuousClock.Instant?
    ) async throws(InventoryError) -> QueryResult {
        var isRepeated = false
        while true {
            let connection = try await lease(deadline)
            do throws(StatementFailure) {
                try await connection.limitStatements(until: deadline)
                let result = try await connection.run(statement, isPrepared: isPrepared, deadline: deadline)
                pool.release(connection)
                return result
            } catch {
                giveBack(connection, after: error)
                if isRepeated || !error.allowsRepetitionOfRead(until: deadline) { throw error.error }
                isRepeated = true
            }
        }
    }

    /// A connection that works: one that was idle for long is asked first.
    func lease(_ deadline: ContinuousClock.Instant?) async throws(InventoryError) -> Connection {
        while true {
            let lease = try await pool.lease(deadline)
            if !lease.isStale { return lease.connection }
            let checkEnd = ContinuousClock.now + .seconds(2)
            do throws(StatementFailure) {
                _ = try await lease.connection.run(
                    SQLStatement("SELECT 1"), isPrepared: false, deadline: min(checkEnd, deadline ?? checkEnd))
                return lease.connection
            } catch {
                giveBack(lease.connection, after: error)
                if let deadline, deadline <= .now { throw .deadline }
                if Task.isCancelled { throw .deadline }
            }
        }
    }

    /// What becomes of a connection after a failure.
    func giveBack(_ connection: Connection, after failure: StatementFailure) {
        switch failure {
        case .notStarted: pool.release(connection)
        case .abandoned: pool.abandon(connection)
        // It has told the pool itself.
        case .lost(let state, _):
            if state?.endsSession ?? false { pool.invalidate() }
        case .server(let state, _):
            guard state.endsSession else { return pool.release(connection) }
            pool.invalidate()
            connection.close()
        }
    }

    /// Closes all connections when running statements have finished.
    public func close() async { await pool.close() }
}

extension StatementFailure {
    /// Whether a read that failed so may succeed on a new connection.
    fileprivate func allowsRepetitionOfRead(until deadline: ContinuousClock.Instant?) -> Bool {
        if Task.isCancelled { return false }
        if let deadline, deadline <= .now { return false }
        switch self {
        case .lost: return true
        case .server(let state, _):
            // Cancelled, though the time is not up: the request was meant for the statement before.
            return state.endsSession || state.losesPreparedStatement || state.asksForRepetition
                || state == .queryCanceled
        case .abandoned, .notStarted: return false
        }
    }
}
