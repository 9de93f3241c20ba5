public import Inventory
public import InventorySQL
internal import Logging

/// Runs statements through the Data API.
public final class DataAPIExecutor: StatementExecutor {
    let client: DataAPIClient
    let engine: DataAPIEngine
    let sampleTables: SampleTables
    private let onClose: @Sendable () async -> Void

    init(_ client: DataAPIClient, _ options: DataAPIOptions, onClose: @escaping @Sendable () async -> Void) {
        self.client = client
        engine = options.engine
        sampleTables = options.sampleTables
        self.onClose = onClose
    }

    /// Runs a query: one call, unless its answer is larger than one may be.
    public func read<Output: Sendable>(
        _ statement: SQLStatement, _ context: StoreContext,
        _ decode: @escaping @Sendable (UnsafeRawBufferPointer) throws(InventoryError) -> Output
    ) async throws(InventoryError) -> Output {
        let text: [UInt8]
        do throws(DataAPIFailure) { text = try await self.text(of: statement, context) } catch { throw error.error }
        return try text.withUnsafeBufferPointer { text throws(InventoryError) in
            try decode(UnsafeRawBufferPointer(text))
        }
    }

    /// Runs a query for its rows. Counts none.
    public func rows(of statement: SQLStatement, _ context: StoreContext) async throws(InventoryError) -> [[SQLValue]] {
        do throws(DataAPIFailure) {
            return try await client.execute(statement, isRepeatable: true, StoreContext(deadline: context.deadline))
                .rows
        } catch {
            throw error.error
        }
    }

    /// Lets go of the connections.
    public func close() async { await onClose() }
}
