/// What can go wrong with the inventory, and whose fault it is.
public struct InventoryError: Error, Sendable {
    /// What kind of error.
    public var kind: Kind
    /// What is wrong, for the caller; no internals of ours.
    public var message: String
    /// For the log only: what the engine said.
    public var detail: String?
    /// After which time it is worth to try again, where that is known.
    public var retryAfter: Duration?

    /// An error.
    public init(_ kind: Kind, _ message: String, detail: String? = nil, retryAfter: Duration? = nil) {
        self.kind = kind
        self.message = message
        self.detail = detail
        self.retryAfter = retryAfter
    }

    /// The kinds of errors.
    public enum Kind: Hashable, Sendable {
        /// The caller's input is wrong.
        case invalidInput
        /// An instance of this id exists.
        case alreadyExists(instance: String)
        /// No instance has this id.
        case notFound(instance: String)
        /// The deadline passed.
        case timeout
        /// The store can't be reached, is full, read-only or busy; the caller may try again.
        case unavailable
        /// A fault of ours.
        case `internal`
    }
}

extension InventoryError {
    /// The time was up, or the caller has gone.
    public static var deadline: InventoryError { InventoryError(.timeout, "The inventory did not answer in time.") }

    /// No instance has this id.
    public static func noInstance(_ id: String) -> InventoryError {
        InventoryError(.notFound(instance: id), "There is no instance \"\(id)\".")
    }

    /// An instance of this id exists.
    public static func instanceExists(_ id: String) -> InventoryError {
        InventoryError(.alreadyExists(instance: id), "An instance \"\(id)\" exists already.")
    }
}
