internal import Synchronization

/// Takes down the statements that an operation sends to its store, with their times, where a trace is wanted.
public final class StatementTrace: Sendable {
    private let recorded = Mutex<[Statement]>([])

    /// A statement that has ended.
    public struct Statement: Sendable {
        /// The engine, by OpenTelemetry's name: `sqlite`, `postgresql`, `mysql`.
        public var system: String
        /// The text, with placeholders for all values.
        public var text: String
        /// When it was sent.
        public var start: ContinuousClock.Instant
        /// When its answer was read, or its failure known.
        public var end: ContinuousClock.Instant
        /// Why it failed; nil if it did not.
        public var error: InventoryError?

        /// A statement.
        public init(
            system: String, text: String, start: ContinuousClock.Instant, end: ContinuousClock.Instant,
            error: InventoryError? = nil
        ) {
            self.system = system
            self.text = text
            self.start = start
            self.end = end
            self.error = error
        }
    }

    /// The statements that are kept; what an operation sends beyond these is left out.
    private static let maximumStatements = 128

    /// A trace without statements.
    public init() {}

    /// Takes a statement down.
    public func record(_ statement: Statement) {
        recorded.withLock { if $0.count < Self.maximumStatements { $0.append(statement) } }
    }

    /// The statements so far, in the order of their ends.
    public var statements: [Statement] { recorded.withLock { $0 } }
}
