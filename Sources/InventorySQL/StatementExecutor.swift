public import Inventory

/// What an engine has to do: run statements. Everything else about a store is the same in all engines.
public protocol StatementExecutor: Sendable {
    /// Runs a query that answers with one JSON text, and decodes that in place.
    ///
    /// Counts one statement. The bytes are valid during the call only. Errors: `timeout`, `unavailable`, `internal`.
    func read<Output: Sendable>(
        _ statement: SQLStatement, _ context: StoreContext,
        _ decode: @escaping @Sendable (UnsafeRawBufferPointer) throws(InventoryError) -> Output
    ) async throws(InventoryError) -> Output

    /// Runs an operation in one transaction. When it throws, nothing of it stays; when this returns, all of it is durable.
    func write<Operation: WriteOperation>(
        _ operation: Operation, _ context: StoreContext
    ) async throws(InventoryError) -> Operation.Output

    /// Runs a query for people, such as one for a plan, and gives its rows. Counts none.
    func rows(of statement: SQLStatement, _ context: StoreContext) async throws(InventoryError) -> [[SQLValue]]

    /// Whether the engine can be reached and its schema is the expected one; throws what is wrong.
    func checkReadiness(_ context: StoreContext) async throws(InventoryError)

    /// Closes all connections when running statements have finished.
    func close() async
}

extension StatementExecutor {
    /// Runs it in a transaction, as a write that changes nothing.
    public func rows(
        of statement: SQLStatement, _ context: StoreContext
    ) async throws(InventoryError) -> [[SQLValue]] {
        try await write(SingleStatement(statement: statement), StoreContext(deadline: context.deadline))
    }
}

/// A statement for its rows.
private struct SingleStatement: WriteOperation {
    let statement: SQLStatement

    mutating func next(_ result: StatementResult?) throws(InventoryError) -> WriteStep<[[SQLValue]]> {
        if let result { .commit(result.rows) } else { .run(statement) }
    }
}
