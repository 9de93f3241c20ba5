/// Why and where a text is not the JSON (RFC 8259) that was expected.
public struct JSONParseError: Error, Hashable, Sendable, CustomStringConvertible {
    /// What is wrong, as a sentence without its full stop.
    public let message: String
    /// The byte at which it is wrong, counted from 0; the number of bytes where the text ends too early.
    public let offset: Int
    /// The line of that byte, counted from 1. Lines end with LF, CR LF or CR.
    public let line: Int
    /// The column of that byte in its line, counted from 1 in Unicode scalars.
    public let column: Int

    init(_ message: String, at offset: Int, of text: UnsafeRawBufferPointer) {
        self.message = message
        self.offset = offset
        var line = 1
        var column = 1
        var previous: UInt8 = 0
        for byte in text.prefix(offset) {
            switch byte {
            case UInt8(ascii: "\n") where previous == UInt8(ascii: "\r"): break
            case UInt8(ascii: "\n"), UInt8(ascii: "\r"):
                line += 1
                column = 1
            case 0x80...0xBF: break  // continues a scalar that is counted
            default: column += 1
            }
            previous = byte
        }
        self.line = line
        self.column = column
    }

    /// `message (line 1, column 2)`
    public var description: String { "\(message) (line \(line), column \(column))" }
}
