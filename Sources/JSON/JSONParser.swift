/// Builds a ``JSONValue`` from a text, recursing no deeper than it was told.
struct JSONParser {
    private var scanner: JSONScanner
    private let maximumDepth: Int

    init(_ text: UnsafeRawBufferPointer, maximumDepth: Int) {
        scanner = JSONScanner(text)
        self.maximumDepth = maximumDepth
    }

    /// The whole text as one value.
    mutating func parse() throws(JSONParseError) -> JSONValue {
        let value = try value(depth: 0)
        try scanner.expectEnd()
        return value
    }

    private mutating func value(depth: Int) throws(JSONParseError) -> JSONValue {
        switch scanner.peek() {
        case UInt8(ascii: "\""): return .string(try scanner.string())
        case UInt8(ascii: "{"): return .object(try object(depth: depth + 1))
        case UInt8(ascii: "["): return .array(try array(depth: depth + 1))
        case UInt8(ascii: "t"):
            try scanner.consume(literal: "true")
            return .bool(true)
        case UInt8(ascii: "f"):
            try scanner.consume(literal: "false")
            return .bool(false)
        case UInt8(ascii: "n"):
            try scanner.consume(literal: "null")
            return .null
        case let byte? where JSONScanner.startsNumber(byte):
            switch try scanner.number() {
            case .int(let value): return .int(value)
            case .double(let value): return .double(value)
            }
        default: throw scanner.unexpected(insteadOf: "a value")
        }
    }

    private mutating func array(depth: Int) throws(JSONParseError) -> [JSONValue] {
        try open(depth: depth)
        if scanner.consume(UInt8(ascii: "]")) { return [] }
        var elements: [JSONValue] = []
        repeat { elements.append(try value(depth: depth)) } while scanner.consume(UInt8(ascii: ","))
        guard scanner.consume(UInt8(ascii: "]")) else { throw scanner.unexpected(insteadOf: "\",\" or \"]\"") }
        return elements
    }

    private mutating func object(depth: Int) throws(JSONParseError) -> JSONObject {
        try open(depth: depth)
        if scanner.consume(UInt8(ascii: "}")) { return JSONObject() }
        var members: [JSONObject.Member] = []
        repeat {
            guard scanner.peek() == UInt8(ascii: "\"") else { throw scanner.unexpected(insteadOf: "a member's name") }
            let name = try scanner.string()
            guard scanner.consume(UInt8(ascii: ":")) else { throw scanner.unexpected(insteadOf: "\":\"") }
            members.append(JSONObject.Member(name, try value(depth: depth)))
        } while scanner.consume(UInt8(ascii: ","))
        guard scanner.consume(UInt8(ascii: "}")) else { throw scanner.unexpected(insteadOf: "\",\" or \"}\"") }
        return JSONObject(members)
    }

    private mutating func open(depth: Int) throws(JSONParseError) {
        guard depth <= maximumDepth else {
            throw scanner.failure("Arrays and objects are nested more than \(maximumDepth) deep")
        }
        scanner.advance()
    }
}
