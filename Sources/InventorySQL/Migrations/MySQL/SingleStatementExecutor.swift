public import Inventory

/// Runs statements one by one, each committed by itself: what the migrations of an engine need that has no transactions for
/// definitions. Every statement that comes here may run twice, so it is repeated after a failure where that helps.
public protocol SingleStatementExecutor: StatementExecutor {
    /// Runs a statement.
    /// - Parameter isDefinition: Whether it changes tables. Then it may go on when the call's time is over, and the error is
    ///   `timeout`.
    func run(_ statement: SQLStatement, isDefinition: Bool) async throws(InventoryError) -> StatementResult
}
