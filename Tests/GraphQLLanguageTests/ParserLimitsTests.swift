import GraphQLLanguage
import Testing

/// No source may exhaust the stack, crash the parser or keep it busy beyond its bounds.
@Suite struct ParserLimitsTests {
    @Test(arguments: [
        ("{a", ""), ("{...{a", ""), ("{...on T", ""), ("{a(b:[", ""), ("{a(b:", "["), ("{a(b:", "{c:"),
        ("query($a:", "["),
        ("query($a:Int=", "["), ("query($a:Int=", "{c:"), ("type T{a:", "["), ("type T{a(b:Int=", "["),
        ("directive @d(a:Int=", "{b:["),
    ])
    func `Ten thousand levels of any bracket are an error, no crash`(opening: String, repeated: String) throws {
        let unit = repeated.isEmpty ? opening : repeated
        let source = (repeated.isEmpty ? "" : opening) + String(repeating: unit, count: 10_000)
        let error = try #require(syntaxError(source))
        #expect(error.locations.count == 1)
        for maximumDepth in [256, ParserOptions.greatestDepth, .max] {
            #expect(syntaxError(source, options: ParserOptions(maximumDepth: maximumDepth)) != nil)
        }
    }

    @Test func `Nesting counts selection sets, values and types together`() {
        func code(_ source: String, _ maximumDepth: Int) -> String? {
            syntaxError(source, options: ParserOptions(maximumDepth: maximumDepth))?.summary
        }
        #expect(code("{a{b{c}}}", 3) == nil)
        #expect(code("{a{b{c}}}", 2) == "1:5 The document exceeds the limit maximumDepth of 2.")
        #expect(code("{a(b:[{c:1}])}", 3) == nil)
        #expect(code("{a(b:[{c:1}])}", 2) == "1:7 The document exceeds the limit maximumDepth of 2.")
        #expect(code("query($a:[[B]]){a}", 2) == nil)
        #expect(code("query($a:[[B]]){a}", 1) == "1:11 The document exceeds the limit maximumDepth of 1.")
        #expect(code("{a}", 0) == "1:1 The document exceeds the limit maximumDepth of 0.")
        // Siblings do not add up.
        #expect(code("{a{b} c{d} e(f:[[]])}", 3) == nil)
    }

    @Test func `Tokens are counted without the end of the document`() {
        #expect(syntaxError("{a b}", options: ParserOptions(maximumTokens: 4)) == nil)
        let error = syntaxError("{a\n b}", options: ParserOptions(maximumTokens: 3))
        #expect(error?.summary == "2:3 The document exceeds the limit maximumTokens of 3.")
        #expect(error?.code == "OPERATION_LIMIT_EXCEEDED")
        #expect(syntaxError("{a}", options: ParserOptions(maximumTokens: 0))?.locations.first?.column == 1)
    }

    @Test func `A document cut off at any byte is an error or a document, never a crash`() throws {
        let source = Array(Self.document.utf8)
        #expect(syntaxError(source) == nil)
        for length in 0..<source.count {
            let error = syntaxError(Array(source[..<length]))
            #expect(error == nil || error?.locations.count == 1)
        }
    }

    @Test func `Random bytes and random changes never crash`() {
        var random = RepeatableRandom(seed: 2025)
        let alphabet = Array("{}()[]!$@:=|&...\"\"\"\\u0123456789eE+-_abon \n\r,#\u{FEFF}\u{E9}\u{1F600}".utf8)
        let valid = Array(Self.document.utf8)
        for round in 0..<3_000 {
            var bytes: [UInt8]
            switch round % 3 {
            case 0: bytes = (0..<random.below(60)).map { _ in UInt8(random.below(256)) }
            case 1: bytes = (0..<random.below(60)).map { _ in alphabet[random.below(alphabet.count)] }
            default:
                bytes = valid
                for _ in 0...random.below(3) { bytes[random.below(bytes.count)] = UInt8(random.below(256)) }
            }
            guard let error = syntaxError(bytes) else { continue }
            #expect(error.locations.count == 1)
        }
    }

    private static let document = #"""
        "d" query Q($a: [Int!]! = [1, -0, 1.5e3], $é: I) { a }
        """#.replacing("é", with: "b") + "\r\n" + #"""
            mutation M @d(x: {y: [$a, "\u{1F600}\uD83D\uDE00\n", """block é\n""", ENUM, true, null]}) {
              # comment é 😀
              alias: field(arg: $a) @include(if: $b) { ...F ... on T @d { b } ... { c } }
            }
            fragment F on T { a }
            """# + #"""

            """
              About é
            """
            schema @d { query: Q mutation: M }
            type T implements & A & B @d { "f" f(a: [Int] = {b: 1} @d): T! @d }
            interface A { a: Int } union U = | A | B enum E { A @d B } input I { a: Int = 1 } scalar S @d
            directive @d(x: I) repeatable on | FIELD | QUERY
            extend schema @d { subscription: S } extend type T { b: Int } extend union U = C
            """#
}
