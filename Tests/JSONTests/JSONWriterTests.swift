import JSON
import Testing

@Suite("Writing JSON")
struct JSONWriterTests {
    @Test(
        "A value has one compact text",
        arguments: [
            (.null, "null"), (.bool(true), "true"), (.bool(false), "false"),
            (.int(0), "0"), (.int(9), "9"), (.int(10), "10"), (.int(-1), "-1"), (.int(-10), "-10"),
            (.int(.max), "9223372036854775807"), (.int(.min), "-9223372036854775808"),
            (.string(""), "\"\""), (.string("plain"), "\"plain\""), (.string("grün 🚀"), "\"grün 🚀\""),
            (.string("\"\\/\u{8}\u{c}\n\r\t"), #""\"\\/\b\f\n\r\t""#),
            (.string("\u{0}\u{1}\u{b}\u{1f}\u{7f}"), "\"\\u0000\\u0001\\u000b\\u001f\u{7f}\""),
            (
                .string("a long text, then a quote: \" and on it goes, until the end\\"),
                #""a long text, then a quote: \" and on it goes, until the end\\""#
            ),
            (.array([]), "[]"), (.array([.int(1), .null]), "[1,null]"),
            (.object([:]), "{}"), (.object(["b": .int(1), "a\n": .array([])]), #"{"b":1,"a\n":[]}"#),
        ] as [(JSONValue, String)])
    func compact(value: JSONValue, text: String) {
        #expect(value.serialized() == text)
    }

    @Test(
        "A double is written in ECMAScript's form",
        arguments: [
            (4.0, "4"), (-4.0, "-4"), (0.0, "0"), (-0.0, "0"), (0.1, "0.1"), (-2.5, "-2.5"), (123.456, "123.456"),
            (9_007_199_254_740_992, "9007199254740992"), (1e15, "1000000000000000"), (1e16, "10000000000000000"),
            (1.5e20, "150000000000000000000"), (123_456_789_012_345_683_968, "123456789012345680000"),
            (1e21, "1e+21"), (1.5e21, "1.5e+21"), (1e100, "1e+100"),
            (1.797_693_134_862_315_7e308, "1.7976931348623157e+308"),
            (0.001, "0.001"), (0.000_001, "0.000001"), (0.000_001_5, "0.0000015"), (1e-7, "1e-7"),
            (-1.5e-7, "-1.5e-7"), (.leastNonzeroMagnitude, "5e-324"), (100.25, "100.25"),
            (450_359_962_737_049.75, "450359962737049.75"),
            (.infinity, "null"), (-.infinity, "null"), (.nan, "null"),
        ] as [(Double, String)])
    func double(value: Double, text: String) {
        #expect(JSONValue.double(value).serialized() == text)
    }

    @Test("Every double reads back as itself")
    func doubleRoundTrip() throws {
        var random = SplitMix64(seed: 3)
        for _ in 0..<20_000 {
            let value = Double(bitPattern: random.next())
            guard value.isFinite else { continue }
            let text = JSONValue.double(value).serialized()
            #expect(Double(text) == value)
            switch try JSONValue(parsing: text) {
            case .double(let read): #expect(read == value)
            case .int(let read): #expect(Double(read) == value)
            default: Issue.record("\(text) is not a number")
            }
        }
    }

    @Test("Every escape stands where it has to, at any offset")
    func escapesAtAnyOffset() throws {
        for length in 0..<40 {
            for position in 0..<length {
                for special in ["\"", "\\", "\u{0}", "\u{1f}", " ", "\u{7f}", "!", "#", "[", "]", "ÿ"] {
                    var characters = Array(repeating: "é", count: length)
                    characters[position] = special
                    let text = characters.joined()
                    let value = JSONValue.string(text)
                    #expect(try JSONValue(parsing: value.serialized()) == value)
                }
            }
        }
    }

    @Test("A value reads back from its compact and from its pretty text")
    func roundTrip() throws {
        var random = SplitMix64(seed: 4)
        for _ in 0..<2_000 {
            let value = JSONValue.random(using: &random, depth: 4)
            #expect(try JSONValue(parsing: value.serialized()) == value)
            #expect(try JSONValue(parsing: value.prettyPrinted()) == value)
        }
    }

    @Test("The pretty form has a line for each element and member")
    func pretty() {
        let value: JSONValue = .object([
            "a": .array([.int(1), .object(["b": .null])]), "empty": .array([]), "none": .object([:]),
        ])
        #expect(
            value.prettyPrinted() == """
                {
                  "a": [
                    1,
                    {
                      "b": null
                    }
                  ],
                  "empty": [],
                  "none": {}
                }
                """)
    }

    @Test("What was written can be taken back")
    func truncate() {
        var writer = JSONWriter(capacity: 16)
        writer.append(UInt8(ascii: "["))
        writer.append(contentsOf: Array("1,".utf8))
        let mark = writer.count
        writer.writeString("taken back")
        writer.truncate(to: mark)
        writer.writeBool(true)
        writer.append(contentsOf: ",2]")
        #expect(String(decoding: writer.bytes, as: UTF8.self) == "[1,true,2]")
        writer.truncate(to: 0)
        #expect(writer.bytes.isEmpty)
    }
}

extension JSONValue {
    /// A value with arrays and objects nested up to `depth`.
    fileprivate static func random(using random: inout SplitMix64, depth: Int) -> JSONValue {
        switch Int.random(in: 0..<(depth > 0 ? 8 : 5), using: &random) {
        case 0: return .null
        case 1: return .bool(Bool.random(using: &random))
        case 2: return .int(Int(truncatingIfNeeded: random.next()) >> Int.random(in: 0..<64, using: &random))
        case 3: return .double(Double.random(in: -1...1, using: &random) + 0.5)
        case 4: return .string(text(using: &random))
        case 5, 6:
            return .array(
                (0..<Int.random(in: 0..<5, using: &random)).map { _ in .random(using: &random, depth: depth - 1) })
        default:
            return .object(
                JSONObject(
                    (0..<Int.random(in: 0..<5, using: &random)).map { _ in
                        JSONObject.Member(text(using: &random), .random(using: &random, depth: depth - 1))
                    }))
        }
    }

    private static func text(using random: inout SplitMix64) -> String {
        var text = ""
        for _ in 0..<Int.random(in: 0..<20, using: &random) {
            let limits: [UInt32] = [0x80, 0x20, 0x800, 0x1_0000, 0x11_0000]
            let limit = limits[Int.random(in: 0..<limits.count, using: &random)]
            if let scalar = Unicode.Scalar(UInt32.random(in: 0..<limit, using: &random)) {
                text.unicodeScalars.append(scalar)
            }
        }
        return text
    }
}
