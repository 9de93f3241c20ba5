extension Lexer {
    /// StringValue in either form: finds its end and checks its escapes. ``StringLiteral`` resolves them later, when
    /// the value is wanted.
    mutating func string() throws(GraphQLError) -> Token {
        let quote = UInt8(ascii: "\"")
        let start = offset
        let location = location
        if peek(1) == quote, peek(2) == quote { return try blockString() }
        var hasEscapes = false
        offset &+= 1
        while offset < source.count {
            switch source[offset] {
            case quote:
                offset &+= 1
                return Token(kind: .string, hasEscapes: hasEscapes, start: start, end: offset, location: location)
            case UInt8(ascii: "\\"):
                hasEscapes = true
                try skipEscape()
            case UInt8(ascii: "\n"), UInt8(ascii: "\r"): throw syntaxError("Unterminated string.")
            case 0x80...: try skipScalar()
            default: offset &+= 1
            }
        }
        throw syntaxError("Unterminated string.")
    }

    private mutating func blockString() throws(GraphQLError) -> Token {
        let quote = UInt8(ascii: "\"")
        let start = offset
        let location = location
        offset &+= 3
        while offset < source.count {
            switch source[offset] {
            case quote where peek(1) == quote && peek(2) == quote:
                offset &+= 3
                return Token(kind: .blockString, start: start, end: offset, location: location)
            case UInt8(ascii: "\\") where peek(1) == quote && peek(2) == quote && peek(3) == quote: offset &+= 4
            case UInt8(ascii: "\n"), UInt8(ascii: "\r"): skipLineTerminator()
            case 0x80...: try skipScalar()
            default: offset &+= 1
            }
        }
        throw syntaxError("Unterminated string.")
    }

    private mutating func skipEscape() throws(GraphQLError) {
        switch peek(1) {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "b"), UInt8(ascii: "f"),
            UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
            offset &+= 2
        case UInt8(ascii: "u"):
            guard let escape = UnicodeEscape(in: source, at: offset) else { throw invalidUnicodeEscape() }
            offset &+= escape.length
        default: throw invalidEscape()
        }
    }
}
