/// Cuts source text into tokens, one at a time (specification section "Lexical Tokens").
///
/// It works on the bytes of UTF-8 and checks them where anything but ASCII may stand: in strings and comments.
struct Lexer {
    /// The source. Whoever makes a lexer keeps this memory alive as long as the lexer is used; every read is checked
    /// against its length.
    let source: UnsafeBufferPointer<UInt8>
    /// The offset of the next byte to read.
    var offset = 0
    /// The line that byte is in, from 1.
    private var line: UInt32 = 1
    /// What to subtract from an offset in this line to get its column: the offset before the line's first byte, moved
    /// on by every byte that continues a scalar value.
    private var columnOrigin = -1

    init(_ source: UnsafeBufferPointer<UInt8>) { self.source = source }

    /// The place of the next byte.
    var location: SourceLocation {
        SourceLocation(line: line, column: UInt32(truncatingIfNeeded: offset &- columnOrigin))
    }

    /// The byte some places after the next one; 0 after the end, which no rule accepts.
    @inline(__always)
    func peek(_ distance: Int = 0) -> UInt8 {
        let index = offset &+ distance
        return index < source.count ? source[index] : 0
    }

    /// Skips what is ignored between tokens and reads a token; at the end, `endOfFile`, again and again.
    mutating func nextToken() throws(GraphQLError) -> Token {
        while offset < source.count {
            switch source[offset] {
            case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: ","): skip { $0 == UInt8(ascii: " ") }
            case UInt8(ascii: "\n"), UInt8(ascii: "\r"): skipLineTerminator()
            case UInt8(ascii: "#"): try skipComment()
            case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "_"):
                return name()
            case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"): return try number()
            case UInt8(ascii: "\""): return try string()
            case UInt8(ascii: "!"): return punctuator(.exclamationMark)
            case UInt8(ascii: "$"): return punctuator(.dollar)
            case UInt8(ascii: "&"): return punctuator(.ampersand)
            case UInt8(ascii: "("): return punctuator(.leftParenthesis)
            case UInt8(ascii: ")"): return punctuator(.rightParenthesis)
            case UInt8(ascii: ":"): return punctuator(.colon)
            case UInt8(ascii: "="): return punctuator(.equals)
            case UInt8(ascii: "@"): return punctuator(.at)
            case UInt8(ascii: "["): return punctuator(.leftBracket)
            case UInt8(ascii: "]"): return punctuator(.rightBracket)
            case UInt8(ascii: "{"): return punctuator(.leftBrace)
            case UInt8(ascii: "|"): return punctuator(.verticalBar)
            case UInt8(ascii: "}"): return punctuator(.rightBrace)
            case UInt8(ascii: "."):
                guard peek(1) == UInt8(ascii: "."), peek(2) == UInt8(ascii: ".") else { throw unexpectedCharacter() }
                return punctuator(.spread, length: 3)
            case 0xEF where peek(1) == 0xBB && peek(2) == 0xBF:  // U+FEFF, the byte order mark
                try skipScalar()
            default: throw unexpectedCharacter()
            }
        }
        return punctuator(.endOfFile, length: 0)
    }

    /// Skips LF, CR or CRLF.
    mutating func skipLineTerminator() {
        offset &+= peek() == UInt8(ascii: "\r") && peek(1) == UInt8(ascii: "\n") ? 2 : 1
        line &+= 1
        columnOrigin = offset &- 1
    }

    /// Skips one scalar value of more than one byte.
    mutating func skipScalar() throws(GraphQLError) {
        guard let length = lengthOfScalar() else { throw invalidEncoding() }
        offset &+= length
        columnOrigin &+= length &- 1
    }

    private mutating func skipComment() throws(GraphQLError) {
        while offset < source.count {
            switch source[offset] {
            case UInt8(ascii: "\n"), UInt8(ascii: "\r"): return
            case 0x80...: try skipScalar()
            default: offset &+= 1
            }
        }
    }

    private mutating func punctuator(_ kind: Token.Kind, length: Int = 1) -> Token {
        let token = Token(kind: kind, start: offset, end: offset &+ length, location: location)
        offset &+= length
        return token
    }

    private mutating func name() -> Token {
        let start = offset
        let location = location
        skip { $0.isNameContinue }
        return Token(kind: .name, start: start, end: offset, location: location)
    }

    /// IntValue or FloatValue; neither may be followed by a digit, a dot or the start of a name.
    private mutating func number() throws(GraphQLError) -> Token {
        let start = offset
        let location = location
        var kind = Token.Kind.int
        if peek() == UInt8(ascii: "-") { offset &+= 1 }
        if peek() == UInt8(ascii: "0") {
            offset &+= 1
            if peek().isDigit { throw syntaxError("Invalid number, unexpected digit after 0: \(characterHere()).") }
        } else {
            try skipDigits()
        }
        if peek() == UInt8(ascii: ".") {
            kind = .float
            offset &+= 1
            try skipDigits()
        }
        if peek() | 0x20 == UInt8(ascii: "e") {
            kind = .float
            offset &+= 1
            if peek() == UInt8(ascii: "+") || peek() == UInt8(ascii: "-") { offset &+= 1 }
            try skipDigits()
        }
        if peek() == UInt8(ascii: ".") || peek().isNameStart { throw expectedDigit() }
        return Token(kind: kind, start: start, end: offset, location: location)
    }

    private mutating func skipDigits() throws(GraphQLError) {
        guard peek().isDigit else { throw expectedDigit() }
        skip { $0.isDigit }
    }

    /// Skips the next byte, and all of a class that follow it.
    @inline(__always)
    private mutating func skip(_ isInClass: (UInt8) -> Bool) {
        var index = offset &+ 1
        while index < source.count, isInClass(source[index]) { index &+= 1 }
        offset = index
    }
}

extension UInt8 {
    /// Digit
    var isDigit: Bool { self &- UInt8(ascii: "0") < 10 }
    /// NameStart: a letter or `_`
    var isNameStart: Bool { (self | 0x20) &- UInt8(ascii: "a") < 26 || self == UInt8(ascii: "_") }
    /// NameContinue: a letter, a digit or `_`
    var isNameContinue: Bool { isNameStart || isDigit }
}
