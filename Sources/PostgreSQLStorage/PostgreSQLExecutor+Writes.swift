public import Inventory
public import InventorySQL

/// Writes: each one transaction.
///
/// `READ COMMITTED` is enough: unique keys find duplicates, and a change locks its instance first. A transaction that lost
/// a deadlock starts over, and so does one whose connection was lost before its end was asked for: it has left no trace.
/// After `COMMIT` was sent nobody knows, so the caller is told.
extension PostgreSQLExecutor {
    private static let maximumAttempts = 5

    /// Runs an operation in one transaction.
    public func write<Operation: WriteOperation>(
        _ operation: Operation, _ context: StoreContext
    ) async throws(InventoryError) -> Operation.Output {
        var attempt = 1
        while true {
            let connection = try await lease(context.deadline)
            let end = await transaction(operation, on: connection, context)
            switch end {
            case .committed(let output):
                pool.release(connection)
                return output
            case .refused(let error):
                await rollBack(connection)
                throw error
            case .failed(let failure, let mayBeApplied):
                await rollBack(connection, after: failure)
                if mayBeApplied { throw failure.mayBeApplied }
                if attempt == Self.maximumAttempts || !failure.allowsRepetitionOfWrite(attempt) { throw failure.error }
            }
            try await pause(attempt, context.deadline)
            attempt += 1
        }
    }

    private enum End<Output: Sendable> {
        case committed(Output)
        /// The operation itself threw.
        case refused(InventoryError)
        case failed(StatementFailure, mayBeApplied: Bool)
    }

    private func transaction<Operation: WriteOperation>(
        _ operation: Operation, on connection: Connection, _ context: StoreContext
    ) async -> End<Operation.Output> {
        var operation = operation
        var isCommitting = false
        do {
            try await connection.limitStatements(until: context.deadline)
            _ = try await connection.run(SQLStatement("BEGIN"), isPrepared: false, deadline: context.deadline)
            var result: StatementResult?
            while true {
                switch try operation.next(result) {
                case .run(let statement):
                    context.meter?.record()
                    result = try await connection.run(statement, deadline: context.deadline).statementResult
                case .commit(let output):
                    isCommitting = true
                    _ = try await connection.run(SQLStatement("COMMIT"), isPrepared: false, deadline: context.deadline)
                    return .committed(output)
                }
            }
        } catch let failure as StatementFailure {
            return .failed(failure, mayBeApplied: isCommitting && failure.leavesCommitOpen)
        } catch let error as InventoryError {
            return .refused(error)
        } catch {
            return .refused(InventoryError(.internal, "The inventory failed.", detail: "\(error)"))
        }
    }

    /// Ends a transaction that failed, and gives the connection back. The caller's deadline is no reason to leave it open,
    /// nor is that the next statement was not started.
    func rollBack(_ connection: Connection, after failure: StatementFailure? = nil) async {
        switch failure {
        // It rolls back by itself, or is gone.
        case .abandoned?, .lost?: break
        case .server?, .notStarted?, nil: if await !endTransaction(connection) { return }
        }
        if let failure { giveBack(connection, after: failure) } else { pool.release(connection) }
    }

    /// Rolls back if a transaction is open. False when that failed, and the connection is given back for that.
    private func endTransaction(_ connection: Connection) async -> Bool {
        if connection.isInTransaction {
            do throws(StatementFailure) {
                // In a task of its own, which is not cancelled when the caller's is.
                let end = ContinuousClock.now + .seconds(5)
                let task = Task { () -> StatementFailure? in
                    do throws(StatementFailure) {
                        _ = try await connection.run(SQLStatement("ROLLBACK"), isPrepared: false, deadline: end)
                        return nil
                    } catch {
                        return error
                    }
                }
                if let failure = await task.value { throw failure }
            } catch {
                giveBack(connection, after: error)
                return false
            }
        }
        return true
    }

    /// A short while, longer with each attempt and different for each, so that two do not meet again.
    private func pause(_ attempt: Int, _ deadline: ContinuousClock.Instant?) async throws(InventoryError) {
        let pause = Duration.milliseconds(Int.random(in: 1...(5 << attempt)))
        if let deadline, .now + pause >= deadline { throw .deadline }
        do { try await Task.sleep(for: pause) } catch { throw .deadline }
    }
}

extension StatementFailure {
    /// Whether the transaction, which left no trace, may be run again.
    fileprivate func allowsRepetitionOfWrite(_ attempt: Int) -> Bool {
        switch self {
        case .server(let state, _):
            state.asksForRepetition || (attempt == 1 && (state.endsSession || state.losesPreparedStatement))
        case .lost: attempt == 1
        case .abandoned, .notStarted: false
        }
    }

    /// Whether a `COMMIT` that ended so may have been done all the same.
    fileprivate var leavesCommitOpen: Bool {
        switch self {
        case .lost, .abandoned: true
        case .server(let state, _): state.endsSession || state == .queryCanceled
        case .notStarted: false
        }
    }

    /// What the caller is told when it is not known whether a write was done.
    fileprivate var mayBeApplied: InventoryError {
        var error = error
        error.message += " The change may have been applied or not: look before you repeat it."
        if case .lost = self { error.kind = .unavailable }
        return error
    }
}
