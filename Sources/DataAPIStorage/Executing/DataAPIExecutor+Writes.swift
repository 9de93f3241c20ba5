public import Inventory
public import InventorySQL

/// Writes: each all or nothing.
///
/// One statement is a transaction by itself and costs one call. Several cost two more, for the transaction around them. One
/// that was lost before its end was asked for has left no trace, and is made anew as a whole. Whether a commit whose answer
/// is lost was carried out, nobody knows, so the caller is told.
extension DataAPIExecutor {
    private static let maximumAttempts = 5

    /// Runs an operation, all of it or nothing.
    public func write<Operation: WriteOperation>(
        _ operation: Operation, _ context: StoreContext
    ) async throws(InventoryError) -> Operation.Output {
        var attempt = 1
        while true {
            let end =
                operation.isSingleStatement
                ? await statement(operation, context) : await transaction(operation, context)
            switch end {
            case .committed(let output): return output
            case .refused(let error): throw error
            case .failed(let failure, let mayBeApplied):
                if mayBeApplied { throw failure.mayBeApplied }
                if attempt == Self.maximumAttempts || !failure.allowsRepetitionOfWrite {
                    throw operation.error(for: failure) ?? failure.error
                }
            }
            try await pause(attempt, context.deadline)
            attempt += 1
        }
    }

    private enum End<Output: Sendable> {
        case committed(Output)
        /// The operation itself threw.
        case refused(InventoryError)
        case failed(DataAPIFailure, mayBeApplied: Bool)
    }

    /// A transaction of one statement, without a call for its begin and one for its end.
    private func statement<Operation: WriteOperation>(
        _ operation: Operation, _ context: StoreContext
    ) async -> End<Operation.Output> {
        var operation = operation
        do throws(InventoryError) {
            var result: StatementResult?
            while true {
                switch try operation.next(result) {
                case .commit(let output): return .committed(output)
                case .run(let statement):
                    context.meter?.record()
                    do throws(DataAPIFailure) {
                        result = try await client.execute(statement, isRepeatable: false, context)
                    } catch {
                        return .failed(error, mayBeApplied: error.leavesStatementOpen)
                    }
                }
            }
        } catch {
            return .refused(error)
        }
    }

    private func transaction<Operation: WriteOperation>(
        _ operation: Operation, _ context: StoreContext
    ) async -> End<Operation.Output> {
        var operation = operation
        let transaction: String
        do throws(DataAPIFailure) { transaction = try await client.begin(context) } catch {
            return .failed(error, mayBeApplied: false)
        }
        var result: StatementResult?
        while true {
            let step: WriteStep<Operation.Output>
            do throws(InventoryError) { step = try operation.next(result) } catch {
                await client.rollBack(transaction)
                return .refused(error)
            }
            switch step {
            case .run(let statement):
                context.meter?.record()
                do throws(DataAPIFailure) {
                    result = try await client.execute(statement, in: transaction, isRepeatable: false, context)
                } catch {
                    // An error of the service's has ended it already; a lost answer has not.
                    if error.mayLeaveTransactionOpen { await client.rollBack(transaction) }
                    return .failed(error, mayBeApplied: false)
                }
            case .commit(let output):
                // Once it is sent, nobody knows.
                if let deadline = context.deadline, deadline <= .now {
                    await client.rollBack(transaction)
                    return .refused(.late)
                }
                do throws(DataAPIFailure) {
                    try await client.commit(transaction, context)
                    return .committed(output)
                } catch {
                    // If it was carried out, there is nothing to roll back, and no harm in asking.
                    if error.mayLeaveTransactionOpen { await client.rollBack(transaction) }
                    return .failed(error, mayBeApplied: error.leavesStatementOpen)
                }
            }
        }
    }

    /// A short while, longer with each attempt and different for each, so that two do not meet again.
    private func pause(_ attempt: Int, _ deadline: ContinuousClock.Instant?) async throws(InventoryError) {
        let pause = Duration.milliseconds(Int.random(in: 1...(20 << attempt)))
        if let deadline, .now + pause >= deadline { throw .late }
        do { try await Task.sleep(for: pause) } catch { throw .late }
    }
}

extension InventoryError {
    fileprivate static let late = InventoryError(.timeout, "The operation took too long.")
}

extension DataAPIFailure {
    /// Whether a transaction that left no trace may be run again.
    fileprivate var allowsRepetitionOfWrite: Bool {
        switch outcome {
        case .transactionLost, .unknown: true
        case .engine(let error): error.asksForRepetition || error.isNullViolation
        case .resuming, .notStarted, .answerTooLarge, .timeout, .setup, .fault: false
        }
    }

    /// Whether what was sent may have been carried out, and for good.
    fileprivate var leavesStatementOpen: Bool {
        switch outcome {
        case .unknown, .timeout, .answerTooLarge: true
        // The answer could not be read, which came after the deed.
        case .fault: detail.hasPrefix("The Data API's answer")
        case .resuming, .notStarted, .transactionLost, .engine, .setup: false
        }
    }

    fileprivate var mayLeaveTransactionOpen: Bool {
        switch outcome {
        case .unknown, .timeout, .fault, .answerTooLarge, .resuming, .notStarted: true
        case .transactionLost, .engine, .setup: false
        }
    }
}

extension WriteOperation {
    /// What a refused statement means for the operation, where it knows better than we do.
    fileprivate func error(for failure: DataAPIFailure) -> InventoryError? {
        if case .engine(let engine) = failure.outcome, engine.isDuplicate {
            duplicateError(failure.detail)
        } else {
            nil
        }
    }
}
