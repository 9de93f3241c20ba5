public import Inventory

/// A write as a machine without I/O: each statement is made from the result of the one before. An executor drives it
/// inside one transaction, blocking or not, as its engine likes.
public protocol WriteOperation: Sendable {
    /// What a finished operation gives.
    associatedtype Output: Sendable

    /// The next step, after the result of the last statement (nil at first). Throwing rolls the transaction back.
    mutating func next(_ result: StatementResult?) throws(InventoryError) -> WriteStep<Output>

    /// Whether it runs one statement at the most: a transaction by itself, where every call costs.
    var isSingleStatement: Bool { get }

    /// What the caller is told when a statement meets a unique key that is taken; nil when that is a fault of ours.
    /// - Parameter text: What the engine said.
    func duplicateError(_ text: String) -> InventoryError?
}

extension WriteOperation {
    /// Several.
    public var isSingleStatement: Bool { false }

    /// Statements leave out what is there: a fault of ours.
    public func duplicateError(_ text: String) -> InventoryError? { nil }
}

/// What a write does next.
public enum WriteStep<Output: Sendable>: Sendable {
    /// Run this, and come back with its result.
    case run(SQLStatement)
    /// All is done: commit.
    case commit(Output)
}

/// What a statement of a write gave.
public struct StatementResult: Sendable {
    /// The rows of a query or of a `RETURNING` clause.
    public var rows: [[SQLValue]]
    /// How many rows were inserted, updated or deleted, without those that cascaded.
    public var changes: Int

    /// A result.
    public init(rows: [[SQLValue]], changes: Int) {
        self.rows = rows
        self.changes = changes
    }
}
