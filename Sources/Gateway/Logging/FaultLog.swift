public import Inventory
public import Logging

/// Writes faults of ours to the log under an id, which is all that the caller learns of them.
public struct FaultLog: Sendable {
    private let logger: Logger

    /// A log of faults.
    public init(_ logger: Logger) { self.logger = logger }

    /// Logs what the store said; gives the id for the caller.
    public func record(_ error: InventoryError) -> String {
        record(error.message, detail: error.detail)
    }

    /// Logs a fault; gives the id for the caller.
    public func record(_ message: String, detail: String? = nil) -> String {
        let id = RequestID.makeUUID()
        logger.error("fault", metadata: ["error_code": "\(id)", "error": "\(message)", "detail": "\(detail ?? "-")"])
        return id
    }
}
