/// A place in a source text, as errors report it (specification section "Errors").
///
/// Both numbers start at 1. A line ends at LF, CR or CRLF; a column counts Unicode scalar values.
public struct SourceLocation: Hashable, Sendable {
    /// The line, from 1.
    public var line: UInt32
    /// The column in the line, from 1, in Unicode scalar values.
    public var column: UInt32

    /// A place at a line and column, both from 1.
    public init(line: UInt32, column: UInt32) {
        self.line = line
        self.column = column
    }
}
