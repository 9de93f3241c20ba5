internal import Inventory

/// Why a statement has no result, and what became of the connection.
enum StatementFailure: Error {
    /// The server refused; the connection is as it was.
    case server(SQLState, message: String)
    /// The time is up, or the caller has gone. The connection recovers by itself; until then nobody may use it.
    case abandoned
    /// The same, before anything was sent: the connection is as it was.
    case notStarted
    /// The connection is lost, and whether the statement was run is not known.
    case lost(SQLState?, message: String)

    /// What the caller is told of it.
    var error: InventoryError {
        switch self {
        case .abandoned, .notStarted: .deadline
        case .lost(let state, let message):
            InventoryError(
                .unavailable, "The connection to the inventory's database was lost.",
                detail: "PostgreSQL \(state?.code ?? "connection"): \(message)")
        case .server(let state, let message):
            InventoryError(Self.kind(of: state), Self.text(of: state), detail: "PostgreSQL \(state.code): \(message)")
        }
    }

    private static func kind(of state: SQLState) -> InventoryError.Kind {
        if state == .queryCanceled { return .timeout }
        return isUnavailability(state) ? .unavailable : .internal
    }

    private static func isUnavailability(_ state: SQLState) -> Bool {
        state.endsSession || state.asksForRepetition || state.isLackOfResources || state == .lockNotAvailable
    }

    private static func text(of state: SQLState) -> String {
        switch state {
        case .queryCanceled: InventoryError.deadline.message
        case .readOnlyTransaction: "The inventory's database is read-only."
        case .serializationFailure, .deadlockDetected, .lockNotAvailable: "The inventory's database is busy."
        case _ where state.isLackOfResources: "The inventory's database is out of resources."
        case _ where state.endsSession: "The inventory's database ended the session."
        default: "The inventory failed."
        }
    }
}
