import GraphQLLanguage
import Inventory
import JSON

extension ErrorCode {
    /// An instance of this id exists.
    static let alreadyExists = ErrorCode(rawValue: "ALREADY_EXISTS")
    /// There is no such instance.
    static let notFound = ErrorCode(rawValue: "NOT_FOUND")
    /// The deadline passed.
    static let timeout = ErrorCode(rawValue: "TIMEOUT")
    /// The store can't be reached, is full, read-only or busy.
    static let storeUnavailable = ErrorCode(rawValue: "STORE_UNAVAILABLE")
}

extension InventoryError {
    /// The error as a response reports it. Details go to the log, never to the caller.
    func graphQLError(log: @Sendable (InventoryError) -> String?) -> GraphQLError {
        switch kind {
        case .invalidInput: GraphQLError(message, .badUserInput)
        case .alreadyExists: GraphQLError(message, .alreadyExists)
        case .notFound: GraphQLError(message, .notFound)
        case .timeout:
            reported(GraphQLError(message, .timeout), log)
        case .unavailable: reported(GraphQLError(message, .storeUnavailable), log)
        case .internal: reported(GraphQLError("An internal error occurred.", .internal), log)
        }
    }

    /// With the id under which the log has the details, and the seconds after which it is worth to try again.
    private func reported(_ error: GraphQLError, _ log: @Sendable (InventoryError) -> String?) -> GraphQLError {
        var error = error
        if let id = log(self) { error.extensions["id"] = .string(id) }
        if let retryAfter { error.extensions["retryAfter"] = .int(Int(retryAfter.components.seconds)) }
        return error
    }
}
