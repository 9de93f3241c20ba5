internal import Inventory

/// Statements whose times are taken down when the context asks for it. Without, these cost nothing.
extension SQLInventoryStore {
    /// ``StatementExecutor/read(_:_:_:)``
    func run<Output: Sendable>(
        _ statement: SQLStatement, _ context: StoreContext,
        _ decode: @escaping @Sendable (UnsafeRawBufferPointer) throws(InventoryError) -> Output
    ) async throws(InventoryError) -> Output {
        guard let trace = context.trace else { return try await executor.read(statement, context, decode) }
        let timer = StatementTimer(trace, dialect)
        timer.begin(statement)
        do throws(InventoryError) {
            let output = try await executor.read(statement, context, decode)
            timer.end()
            return output
        } catch {
            timer.end(error)
            throw error
        }
    }

    /// ``StatementExecutor/write(_:_:)``
    func run<Operation: WriteOperation>(
        _ operation: Operation, _ context: StoreContext
    ) async throws(InventoryError) -> Operation.Output {
        guard let trace = context.trace else { return try await executor.write(operation, context) }
        let timer = StatementTimer(trace, dialect)
        do throws(InventoryError) {
            return try await executor.write(TimedOperation(operation, timer), context)
        } catch {
            timer.end(error)
            throw error
        }
    }
}
