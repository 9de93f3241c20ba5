/// Reads a JSON text of known shape in one pass, without values in between: what SQL statements return, such as
/// `[["i-1", "eu-central-1", [1, 2, 3], true], …]`.
///
/// ```swift
/// try reader.beginArray()
/// while try reader.nextElement() { ids.append(try reader.readInt()) }
/// try reader.finish()
/// ```
///
/// The bytes belong to the caller and have to stay in place as long as the reader is used. A text of another shape, or
/// calls in another order than the text's, end in a ``JSONParseError``.
public struct JSONReader {
    private var scanner: JSONScanner
    private let maximumDepth: Int
    /// An array was opened and none of its elements asked for yet.
    private var isAtFirstElement = false

    /// A reader at the start of a text.
    /// - Parameters:
    ///   - text: The text's bytes, UTF-8.
    ///   - maximumDepth: How deep the arrays and objects of a skipped value may be nested.
    public init(_ text: UnsafeRawBufferPointer, maximumDepth: Int = 128) {
        scanner = JSONScanner(text)
        self.maximumDepth = maximumDepth
    }

    /// Consumes the opening bracket of an array.
    public mutating func beginArray() throws(JSONParseError) {
        guard scanner.consume(UInt8(ascii: "[")) else { throw scanner.unexpected(insteadOf: "an array") }
        isAtFirstElement = true
    }

    /// Moves to the next element of the innermost open array. False after the last one: its closing bracket is consumed.
    public mutating func nextElement() throws(JSONParseError) -> Bool {
        let isFirst = isAtFirstElement
        isAtFirstElement = false
        switch scanner.peek() {
        case UInt8(ascii: "]"):
            scanner.advance()
            return false
        case UInt8(ascii: ",") where !isFirst:
            scanner.advance()
            return true
        case .some where isFirst: return true
        default: throw scanner.unexpected(insteadOf: "\",\" or \"]\"")
        }
    }

    /// Moves to the next element of the innermost open array, which must have one more.
    public mutating func expectElement() throws(JSONParseError) {
        guard try nextElement() else { throw scanner.failure("An array has too few elements") }
    }

    /// Closes the innermost open array, which must have no more elements.
    public mutating func endArray() throws(JSONParseError) {
        guard try !nextElement() else { throw scanner.failure("An array has too many elements") }
    }

    /// Consumes an integer that fits `Int`.
    public mutating func readInt() throws(JSONParseError) -> Int {
        guard let byte = scanner.peek(), JSONScanner.startsNumber(byte) else {
            throw scanner.unexpected(insteadOf: "an integer")
        }
        if let value = scanner.shortNaturalNumber() { return value }
        let start = scanner.offset
        guard case .int(let value) = try scanner.number() else {
            throw scanner.failure("A number is not a 64-bit integer", at: start)
        }
        return value
    }

    /// Consumes a list of integers that fit `Int`: an array, or a string of them with commas in between.
    public mutating func readInts() throws(JSONParseError) -> [Int] {
        var integers: [Int] = []
        integers.reserveCapacity(64)
        guard scanner.consume(UInt8(ascii: "\"")) else {
            try beginArray()
            if scanner.shortNaturalNumbers(into: &integers) {
                isAtFirstElement = false
                integers.append(try readInt())
            }
            while try nextElement() { integers.append(try readInt()) }
            return integers
        }
        if scanner.consume(UInt8(ascii: "\"")) { return [] }
        _ = scanner.shortNaturalNumbers(into: &integers)
        repeat { integers.append(try readInt()) } while scanner.consume(UInt8(ascii: ","))
        guard scanner.consume(UInt8(ascii: "\"")) else {
            throw scanner.unexpected(insteadOf: "\",\" or the end of the string")
        }
        return integers
    }

    /// Consumes a number.
    public mutating func readDouble() throws(JSONParseError) -> Double {
        guard let byte = scanner.peek(), JSONScanner.startsNumber(byte) else {
            throw scanner.unexpected(insteadOf: "a number")
        }
        switch try scanner.number() {
        case .int(let value): return Double(value)
        case .double(let value): return value
        }
    }

    /// Consumes a string.
    public mutating func readString() throws(JSONParseError) -> String {
        guard scanner.peek() == UInt8(ascii: "\"") else { throw scanner.unexpected(insteadOf: "a string") }
        return try scanner.string()
    }

    /// Consumes `null` if it stands here; whether it did.
    public mutating func readNull() throws(JSONParseError) -> Bool {
        guard scanner.peek() == UInt8(ascii: "n") else { return false }
        try scanner.consume(literal: "null")
        return true
    }

    /// Consumes `true` or `false`, or the 1 or 0 that engines without a Boolean type write.
    public mutating func readBool() throws(JSONParseError) -> Bool {
        switch scanner.peek() {
        case UInt8(ascii: "t"):
            try scanner.consume(literal: "true")
            return true
        case UInt8(ascii: "f"):
            try scanner.consume(literal: "false")
            return false
        case UInt8(ascii: "0"), UInt8(ascii: "1"):
            let start = scanner.offset
            guard case .int(let value) = try scanner.number(), value == 0 || value == 1 else {
                throw scanner.failure("A number is not a Boolean", at: start)
            }
            return value == 1
        default: throw scanner.unexpected(insteadOf: "a Boolean")
        }
    }

    /// Consumes one value of any kind. Its grammar is checked, the UTF-8 of its strings is not.
    public mutating func skipValue() throws(JSONParseError) { try skipValue(depth: 0) }

    /// How many bytes were consumed.
    public var offset: Int { scanner.offset }

    /// Whether nothing but white space is left of the text.
    public mutating func isAtEnd() -> Bool { scanner.peek() == nil }

    /// An error at this place, for what a text must be beyond JSON.
    public func failure(_ message: String) -> JSONParseError { scanner.failure(message) }

    /// Nothing but white space is left of the text.
    public mutating func finish() throws(JSONParseError) { try scanner.expectEnd() }

    private mutating func skipValue(depth: Int) throws(JSONParseError) {
        switch scanner.peek() {
        case UInt8(ascii: "\""): try scanner.skipString()
        case UInt8(ascii: "t"): try scanner.consume(literal: "true")
        case UInt8(ascii: "f"): try scanner.consume(literal: "false")
        case UInt8(ascii: "n"): try scanner.consume(literal: "null")
        case UInt8(ascii: "["): try skipElements(depth: depth + 1, closing: UInt8(ascii: "]"), areMembers: false)
        case UInt8(ascii: "{"): try skipElements(depth: depth + 1, closing: UInt8(ascii: "}"), areMembers: true)
        case let byte? where JSONScanner.startsNumber(byte): _ = try scanner.number()
        default: throw scanner.unexpected(insteadOf: "a value")
        }
    }

    private mutating func skipElements(depth: Int, closing: UInt8, areMembers: Bool) throws(JSONParseError) {
        guard depth <= maximumDepth else {
            throw scanner.failure("Arrays and objects are nested more than \(maximumDepth) deep")
        }
        scanner.advance()
        if scanner.consume(closing) { return }
        repeat {
            if areMembers {
                guard scanner.peek() == UInt8(ascii: "\"") else {
                    throw scanner.unexpected(insteadOf: "a member's name")
                }
                try scanner.skipString()
                guard scanner.consume(UInt8(ascii: ":")) else { throw scanner.unexpected(insteadOf: "\":\"") }
            }
            try skipValue(depth: depth)
        } while scanner.consume(UInt8(ascii: ","))
        guard scanner.consume(closing) else {
            throw scanner.unexpected(insteadOf: "\",\" or \"\(Unicode.Scalar(closing))\"")
        }
    }
}
