import JSON
import Testing

@Suite("Parsing JSON")
struct JSONParsingTests {
    @Test(
        "A text gives its value",
        arguments: [
            ("null", .null), (" true ", .bool(true)), ("false", .bool(false)),
            ("0", .int(0)), ("-0", .int(0)), ("42", .int(42)), ("-7", .int(-7)),
            ("9223372036854775807", .int(.max)), ("-9223372036854775808", .int(.min)),
            ("9223372036854775808", .double(9_223_372_036_854_775_808)),
            ("-9223372036854775809", .double(-9_223_372_036_854_775_808)),
            ("123456789012345678901234567890", .double(1.234_567_890_123_456_8e29)),
            ("1.0", .double(1)), ("-0.5", .double(-0.5)), ("1e2", .double(100)), ("1E+2", .double(100)),
            ("25e-1", .double(2.5)), ("1e-999", .double(0)), ("0.1", .double(0.1)),
            ("5e-324", .double(.leastNonzeroMagnitude)),
            ("1.7976931348623157e308", .double(.greatestFiniteMagnitude)), ("0e99999999999999999999", .double(0)),
            ("\"\"", .string("")), ("\"a b\"", .string("a b")), ("\"grün 🚀\"", .string("grün 🚀")),
            (#""\"\\\/\b\f\n\r\t""#, .string("\"\\/\u{8}\u{c}\n\r\t")),
            (#""\u00e4\u00E4\u0000""#, .string("ää\u{0}")), (#""\ud83d\ude80!""#, .string("🚀!")),
            (#""long enough for words \u0041 and more""#, .string("long enough for words A and more")),
            ("[]", .array([])), ("[ ]", .array([])),
            ("[1, [2], {}]", .array([.int(1), .array([.int(2)]), .object([:])])),
            ("{\"b\": 1,\n\"a\": [null]}", .object(["b": .int(1), "a": .array([.null])])),
            ("{\"a\": 1, \"a\": 2}", .object(["a": .int(1), "a": .int(2)])),
        ] as [(String, JSONValue)])
    func value(text: String, expected: JSONValue) throws {
        #expect(try JSONValue(parsing: text) == expected)
        #expect(try JSONValue(parsing: Array(text.utf8)) == expected)
    }

    @Test(
        "A text that is not JSON gives an error at its place",
        arguments: [
            ("", "Expected a value, but the text ends", 1, 1),
            ("  ", "Expected a value, but the text ends", 1, 3),
            ("nul", "Expected a value, found \"n\"", 1, 1),
            ("nulll", "Expected the end of the text, found \"l\"", 1, 5),
            ("1 2", "Expected the end of the text, found \"2\"", 1, 3),
            ("01", "A number must not have leading zeros", 1, 1),
            ("-01", "A number must not have leading zeros", 1, 2),
            ("-", "Expected a digit, but the text ends", 1, 2),
            ("- 1", "Expected a digit, found the byte 0x20", 1, 2),
            ("1.", "Expected a digit, but the text ends", 1, 3),
            (".5", "Expected a value, found \".\"", 1, 1),
            ("+1", "Expected a value, found \"+\"", 1, 1),
            ("1e", "Expected a digit, but the text ends", 1, 3),
            ("1e999", "A number is too large for a 64-bit floating point number", 1, 1),
            ("[-1e999]", "A number is too large for a 64-bit floating point number", 1, 2),
            ("NaN", "Expected a value, found \"N\"", 1, 1),
            ("[1,]", "Expected a value, found \"]\"", 1, 4),
            ("[1", "Expected \",\" or \"]\", but the text ends", 1, 3),
            ("[1}", "Expected \",\" or \"]\", found \"}\"", 1, 3),
            ("{\"a\"}", "Expected \":\", found \"}\"", 1, 5),
            ("{a: 1}", "Expected a member's name, found \"a\"", 1, 2),
            ("{\"a\": 1,}", "Expected a member's name, found \"}\"", 1, 9),
            ("{\"ä\": 1\n\r\n\r  x", "Expected \",\" or \"}\", found \"x\"", 4, 3),
            ("\"abc", "Expected the closing quote of a string, but the text ends", 1, 5),
            ("\"a\nb\"", "A control character in a string must be escaped", 1, 3),
            ("\"ä\u{0}\"", "A control character in a string must be escaped", 1, 3),
            (#""\x""#, "Unknown escape", 1, 2),
            (#""\"#, "Expected an escape, but the text ends", 1, 3),
            (#""\u12g4""#, "Expected four hexadecimal digits after \\u, found \"g\"", 1, 6),
            (#""\u12"#, "Expected four hexadecimal digits after \\u, but the text ends", 1, 6),
            (#""\ud800""#, "A surrogate escape has no partner", 1, 2),
            (#""\ud800\u0041""#, "A surrogate escape has no partner", 1, 2),
            (#""a\udc00""#, "A surrogate escape has no partner", 1, 3),
            ("\u{FEFF}1", "Expected a value, found a byte order mark", 1, 1),
            ("[1, // one\n2]", "Expected a value, found \"/\"", 1, 5),
            ("['a']", "Expected a value, found \"'\"", 1, 2),
            ("\u{A0}1", "Expected a value, found the byte 0xc2", 1, 1),
            ("[\u{c}]", "Expected a value, found the byte 0x0c", 1, 2),
        ])
    func error(text: String, message: String, line: Int, column: Int) {
        let error = #expect(throws: JSONParseError.self) { try JSONValue(parsing: text) }
        #expect(error?.message == message)
        #expect(error?.line == line)
        #expect(error?.column == column)
    }

    @Test(
        "A string that is not UTF-8 is an error at its first wrong byte",
        arguments: [
            ([0x22, 0xFF, 0x22], 1), ([0x22, 0x61, 0xC3, 0x22], 2), ([0x22, 0xC0, 0x80, 0x22], 1),
            ([0x22, 0xED, 0xA0, 0x80, 0x22], 1), ([0x22, 0xF4, 0x90, 0x80, 0x80, 0x22], 1),
            ([0x22, 0x5C, 0x6E, 0xC3, 0x5C, 0x6E, 0x22], 3), ([0x22, 0x5C, 0x6E, 0x80, 0x22], 3),
        ] as [([UInt8], Int)])
    func invalidUTF8(bytes: [UInt8], offset: Int) {
        let error = #expect(throws: JSONParseError.self) { try JSONValue(parsing: bytes) }
        #expect(error?.message == "A string is not UTF-8")
        #expect(error?.offset == offset)
    }

    @Test("Nesting is bounded, for arrays and objects alike")
    func depth() throws {
        let arrays = { String(repeating: "[", count: $0) + String(repeating: "]", count: $0) }
        let objects = { String(repeating: #"{"a":"#, count: $0) + "1" + String(repeating: "}", count: $0) }
        _ = try JSONValue(parsing: arrays(128))
        _ = try JSONValue(parsing: objects(128))
        _ = try JSONValue(parsing: arrays(3), maximumDepth: 3)
        _ = try JSONValue(parsing: "1", maximumDepth: 0)
        for text in [arrays(129), objects(129), String(repeating: "[", count: 1_000_000)] {
            let error = #expect(throws: JSONParseError.self) { try JSONValue(parsing: text) }
            #expect(error?.message == "Arrays and objects are nested more than 128 deep")
        }
    }

    @Test("Of members with equal names the last one counts, and all are kept in order")
    func duplicateMembers() throws {
        guard case .object(let object) = try JSONValue(parsing: #"{"a": 1, "b": 2, "a": 3}"#) else {
            Issue.record("not an object")
            return
        }
        #expect(object["a"] == .int(3))
        #expect(object.members.map(\.name) == ["a", "b", "a"])
    }

    @Test("Numbers are read with correct rounding")
    func rounding() throws {
        var random = SplitMix64(seed: 1)
        for _ in 0..<20_000 {
            let value = Double(bitPattern: random.next())
            guard value.isFinite else { continue }
            #expect(try JSONValue(parsing: "[\(value)]") == .array([.double(value)]))
        }
        for digits in 0..<2_000 {
            for scale in [-30, -23, -22, -5, -1, 1, 21, 22, 23, 30] {
                let text = "\(digits * 4_503_599_627_371)e\(scale)"
                #expect(try JSONValue(parsing: text) == .double(#require(Double(text))))
            }
        }
    }

    @Test("Garbage ends in an error or a value, never in a trap")
    func garbage() {
        var random = SplitMix64(seed: 2)
        let alphabet = Array(#"{}[]",:\u0dD8e+-.19 truefalsn"#.utf8) + [0x00, 0x0A, 0x80, 0xC3, 0xA4, 0xED, 0xF0, 0xFF]
        let texts = [#"{"a":[1,-2.5e3,"x\u00e4\ud83d\ude80",true,false,null],"b":{}}"#, "[]", "\"ä\""]
        for _ in 0..<20_000 {
            var bytes = Array(texts.randomElement(using: &random)?.utf8 ?? "".utf8)
            for _ in 0..<Int.random(in: 1...4, using: &random) {
                let index = Int.random(in: 0..<bytes.count, using: &random)
                let byte = alphabet[Int.random(in: 0..<alphabet.count, using: &random)]
                switch Int.random(in: 0..<3, using: &random) {
                case 0: bytes[index] = byte
                case 1: bytes.insert(byte, at: index)
                default: if bytes.count > 1 { bytes.remove(at: index) }
                }
            }
            // Exactly sized memory, so that a read past the end has a chance to be seen by a sanitizer.
            if let value = try? JSONValue(parsing: bytes) {
                #expect((try? JSONValue(parsing: value.serializedBytes()))?.serialized() == value.serialized())
            }
            bytes.withUnsafeBytes { text in
                var reader = JSONReader(text)
                try? reader.skipValue()
            }
        }
    }
}

/// A small random number generator with a seed, so that a failure can be repeated.
struct SplitMix64: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
