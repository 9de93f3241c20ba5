/// A statement's text, and its values, which never stand in the text.
public struct SQLStatement: Hashable, Sendable {
    /// The text. Queries of one shape have equal texts, so that an engine prepares each once.
    public var text: String
    /// The values of its placeholders, in their order.
    public var parameters: [SQLValue]
    /// The rows that a `COPY … FROM STDIN` takes, in the format that it names. Only dialects that copy make such statements.
    public var copiedRows: [UInt8]?

    /// A statement.
    public init(_ text: String, _ parameters: [SQLValue] = []) {
        self.text = text
        self.parameters = parameters
    }
}

/// A value that goes into a statement or comes out of one.
public enum SQLValue: Hashable, Sendable {
    /// No value.
    case null
    /// A number, or a moment in milliseconds.
    case integer(Int64)
    /// Text.
    case text(String)
    /// Bytes.
    case blob([UInt8])
}
