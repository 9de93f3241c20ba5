/// The tokens of RFC 8259 in a text's bytes: what ``JSONParser`` and ``JSONReader`` share.
struct JSONScanner {
    let text: UnsafeRawBufferPointer
    private(set) var offset = 0

    init(_ text: UnsafeRawBufferPointer) { self.text = text }

    func failure(_ message: String, at offset: Int? = nil) -> JSONParseError {
        JSONParseError(message, at: offset ?? self.offset, of: text)
    }

    /// An error about the byte that stands here.
    func unexpected(insteadOf expected: String) -> JSONParseError {
        guard offset < text.count else { return failure("Expected \(expected), but the text ends") }
        let byte = text[offset]
        if byte == 0xEF, text.dropFirst(offset).starts(with: [0xEF, 0xBB, 0xBF]) {
            return failure("Expected \(expected), found a byte order mark")
        }
        let isPrintable = (0x21...0x7E).contains(byte)
        let found =
            isPrintable ? "\"\(Unicode.Scalar(byte))\"" : "the byte 0x\(byte < 16 ? "0" : "")\(String(byte, radix: 16))"
        return failure("Expected \(expected), found \(found)")
    }

    /// The next byte after white space, without consuming it; nil at the end.
    @inline(__always)
    mutating func peek() -> UInt8? {
        if offset < text.count, text[offset] > 0x20 { return text[offset] }
        return peekAfterWhiteSpace()
    }

    private mutating func peekAfterWhiteSpace() -> UInt8? {
        while offset < text.count {
            switch text[offset] {
            case 0x20, 0x0A, 0x0D, 0x09: offset &+= 1
            case let byte: return byte
            }
        }
        return nil
    }

    /// Consumes `byte` if it is the next one after white space.
    @inline(__always)
    mutating func consume(_ byte: UInt8) -> Bool {
        guard peek() == byte else { return false }
        offset &+= 1
        return true
    }

    /// Consumes one byte.
    mutating func advance() { offset &+= 1 }

    /// Consumes the bytes before `end`.
    mutating func skip(to end: Int) { offset = end }

    /// Consumes `true`, `false` or `null`.
    mutating func consume(literal: StaticString) throws(JSONParseError) {
        let length = literal.utf8CodeUnitCount
        let bytes = UnsafeRawBufferPointer(start: literal.utf8Start, count: length)
        guard text[offset...].prefix(length).elementsEqual(bytes) else { throw unexpected(insteadOf: "a value") }
        offset &+= length
    }

    /// Nothing but white space is left.
    mutating func expectEnd() throws(JSONParseError) {
        if peek() != nil { throw unexpected(insteadOf: "the end of the text") }
    }

    // MARK: Strings (section 7)

    /// Consumes a string whose opening quote stands here.
    mutating func string() throws(JSONParseError) -> String {
        let start = offset &+ 1
        let end = offsetOfSpecialByte(in: text, from: start)
        if end < text.count, text[end] == UInt8(ascii: "\"") {
            let string = try validated(UnsafeRawBufferPointer(rebasing: text[start..<end]), origin: start)
            offset = end &+ 1
            return string
        }
        return try stringWithEscapes(from: start)
    }

    /// Consumes a string without making one. Its escapes are checked, its UTF-8 is not.
    mutating func skipString() throws(JSONParseError) {
        var discarded: [UInt8] = []
        offset &+= 1
        while try !stringRun(into: &discarded) { discarded.removeAll(keepingCapacity: true) }
    }

    private mutating func stringWithEscapes(from start: Int) throws(JSONParseError) -> String {
        var bytes: [UInt8] = []
        offset = start
        var runStart = offset
        while true {
            let runEnd = offsetOfSpecialByte(in: text, from: runStart)
            if let invalid = invalidOffset(runStart..<runEnd) { throw invalidUTF8(at: invalid) }
            if try stringRun(into: &bytes) { return String(decoding: bytes, as: UTF8.self) }
            runStart = offset
        }
    }

    /// Consumes the bytes up to an escape and that escape, or up to the closing quote; true after the quote.
    private mutating func stringRun(into bytes: inout [UInt8]) throws(JSONParseError) -> Bool {
        let end = offsetOfSpecialByte(in: text, from: offset)
        bytes.append(contentsOf: text[offset..<end])
        offset = end
        guard end < text.count else { throw unexpected(insteadOf: "the closing quote of a string") }
        switch text[end] {
        case UInt8(ascii: "\""):
            offset &+= 1
            return true
        case UInt8(ascii: "\\"):
            try escape(into: &bytes)
            return false
        default: throw failure("A control character in a string must be escaped")
        }
    }

    private mutating func escape(into bytes: inout [UInt8]) throws(JSONParseError) {
        let start = offset
        guard start &+ 1 < text.count else { throw failure("Expected an escape, but the text ends", at: text.count) }
        offset &+= 2
        switch text[start &+ 1] {
        case UInt8(ascii: "\""): bytes.append(0x22)
        case UInt8(ascii: "\\"): bytes.append(0x5C)
        case UInt8(ascii: "/"): bytes.append(0x2F)
        case UInt8(ascii: "b"): bytes.append(0x08)
        case UInt8(ascii: "f"): bytes.append(0x0C)
        case UInt8(ascii: "n"): bytes.append(0x0A)
        case UInt8(ascii: "r"): bytes.append(0x0D)
        case UInt8(ascii: "t"): bytes.append(0x09)
        case UInt8(ascii: "u"):
            var value = try hexadecimalDigits()
            if 0xD800...0xDBFF ~= value, offset &+ 1 < text.count,
                text[offset] == UInt8(ascii: "\\"), text[offset &+ 1] == UInt8(ascii: "u")
            {
                offset &+= 2
                let low = try hexadecimalDigits()
                guard 0xDC00...0xDFFF ~= low else { throw failure("A surrogate escape has no partner", at: start) }
                value = 0x10000 + (value - 0xD800) << 10 + (low - 0xDC00)
            }
            guard let scalar = Unicode.Scalar(value) else {
                throw failure("A surrogate escape has no partner", at: start)
            }
            bytes.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
        default: throw failure("Unknown escape", at: start)
        }
    }

    private mutating func hexadecimalDigits() throws(JSONParseError) -> UInt32 {
        var value: UInt32 = 0
        for _ in 0..<4 {
            guard offset < text.count, let digit = hexadecimalValue(text[offset]) else {
                throw unexpected(insteadOf: "four hexadecimal digits after \\u")
            }
            value = value << 4 | digit
            offset &+= 1
        }
        return value
    }

    private func hexadecimalValue(_ byte: UInt8) -> UInt32? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(byte - UInt8(ascii: "0"))
        case UInt8(ascii: "a")...UInt8(ascii: "f"): UInt32(byte - UInt8(ascii: "a")) + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): UInt32(byte - UInt8(ascii: "A")) + 10
        default: nil
        }
    }

    // MARK: UTF-8 (section 8.1)

    private func validated(_ bytes: UnsafeRawBufferPointer, origin: Int) throws(JSONParseError) -> String {
        do {
            return String(
                copying: try UTF8Span(validating: Span(_unsafeElements: bytes.assumingMemoryBound(to: UInt8.self))))
        } catch {
            throw invalidUTF8(at: origin + error.byteOffsets.lowerBound)
        }
    }

    /// Where the text stops being UTF-8 within a range; nil if nowhere.
    private func invalidOffset(_ range: Range<Int>) -> Int? {
        let bytes = UnsafeRawBufferPointer(rebasing: text[range]).assumingMemoryBound(to: UInt8.self)
        do {
            _ = try UTF8Span(validating: Span(_unsafeElements: bytes))
            return nil
        } catch {
            return range.lowerBound + error.byteOffsets.lowerBound
        }
    }

    private func invalidUTF8(at offset: Int) -> JSONParseError { failure("A string is not UTF-8", at: offset) }
}
