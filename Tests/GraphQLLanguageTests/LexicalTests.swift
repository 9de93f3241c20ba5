import GraphQLLanguage
import Testing

/// Specification section "Lexical Tokens" and the literals of "Input Values".
@Suite struct LexicalTests {
    @Test(arguments: [
        "{a}", "\u{FEFF}{a}", "{\u{FEFF}a\u{FEFF}}", "{\ta }", ",,{,,a,,},", "{#c\na}", "{#c\ra}", "{#c\r\na}", "{a}#",
        "{a}# \u{E9} \u{1F600} \u{0}", "\r\n{\n\ra\r}\n",
    ])
    func `Ignored tokens change nothing`(source: String) throws {
        #expect(try Document(parsing: source).printed() == "{\n  a\n}")
    }

    @Test(arguments: [
        ("0", "Int"), ("-0", "Int"), ("9", "Int"), ("-9876504321", "Int"), ("123456789012345678901234567890", "Int"),
        ("0.0", "Float"), ("-1.5", "Float"), ("1e5", "Float"), ("1E+5", "Float"), ("1e-05", "Float"),
        ("0e0", "Float"), ("-1.123e4567", "Float"),
    ])
    func `A number keeps its text and its kind`(source: String, kind: String) throws {
        let expected: Value.Kind = kind == "Int" ? .int(source) : .float(source)
        #expect(try Value(parsing: source).kind == expected)
    }

    @Test(arguments: [
        ("00", #"1:2 Syntax Error: Invalid number, unexpected digit after 0: "0"."#),
        ("-01", #"1:3 Syntax Error: Invalid number, unexpected digit after 0: "1"."#),
        ("-", "1:2 Syntax Error: Invalid number, expected digit but got: <EOF>."),
        ("1.", "1:3 Syntax Error: Invalid number, expected digit but got: <EOF>."),
        ("1.e1", #"1:3 Syntax Error: Invalid number, expected digit but got: "e"."#),
        ("1.2.3", #"1:4 Syntax Error: Invalid number, expected digit but got: "."."#),
        ("1e", "1:3 Syntax Error: Invalid number, expected digit but got: <EOF>."),
        ("1e+", "1:4 Syntax Error: Invalid number, expected digit but got: <EOF>."),
        ("1.0x", #"1:4 Syntax Error: Invalid number, expected digit but got: "x"."#),
        ("0xF", #"1:2 Syntax Error: Invalid number, expected digit but got: "x"."#),
        ("123L", #"1:4 Syntax Error: Invalid number, expected digit but got: "L"."#),
        ("1_0", #"1:2 Syntax Error: Invalid number, expected digit but got: "_"."#),
        ("1e1.", #"1:4 Syntax Error: Invalid number, expected digit but got: "."."#),
        (".5", #"1:1 Syntax Error: Unexpected character: "."."#),
        ("+1", #"1:1 Syntax Error: Unexpected character: "+"."#),
    ])
    func `A malformed number is an error at the character in the way`(source: String, error: String) {
        #expect(syntaxError(inValue: source)?.summary == error)
    }

    @Test(arguments: [
        ("..", #"1:1 Syntax Error: Unexpected character: "."."#),
        ("{a ? }", #"1:4 Syntax Error: Unexpected character: "?"."#),
        ("{\u{A0}a}", "1:2 Syntax Error: Unexpected character: U+00A0."),
        ("{\n \u{2028}a}", "2:2 Syntax Error: Unexpected character: U+2028."),
        ("{\u{B}a}", "1:2 Syntax Error: Unexpected character: U+000B."),
        ("{a\u{0}}", "1:3 Syntax Error: Unexpected character: U+0000."),
        ("\u{1F600}", "1:1 Syntax Error: Unexpected character: U+1F600."),
        (
            "'a'",
            #"1:1 Syntax Error: Unexpected single quote character ('), did you mean to use a double quote (")?"#
        ),
    ])
    func `Only the punctuators of the grammar stand outside strings and comments`(source: String, error: String) {
        #expect(syntaxError(source)?.summary == error)
    }

    @Test(
        arguments: [
            // The bytes, and how many scalar values of them are valid.
            ([0x80], 0), ([0xC0, 0xAF], 0), ([0xC3], 0), ([0xE2, 0x82], 0), ([0xE0, 0x80, 0x80], 0), ([0xFF], 0),
            ([0xED, 0xA0, 0x80], 0), ([0xED, 0xBF, 0xBF], 0), ([0xF0, 0x80, 0x80, 0x80], 0),
            ([0xF4, 0x90, 0x80, 0x80], 0),
            ([0xF5, 0x80, 0x80, 0x80], 0), ([0xC3, 0xA9, 0xC3, 0x28], 1),
            ([0xF0, 0x9F, 0x98, 0x80, 0xF0, 0x9F, 0x98], 1),
        ] as [([UInt8], Int)])
    func `Invalid UTF-8 is an error wherever it stands`(bytes: [UInt8], validScalars: Int) {
        for prefix in ["{a(b: \"", "{a #", "{a(b: \"\"\""] {
            let error = syntaxError(Array(prefix.utf8) + bytes + Array("\"\"\"\n)}".utf8))
            let column = UInt32(prefix.utf8.count + validScalars + 1)
            #expect(error?.message == "Syntax Error: The source is not valid UTF-8.")
            #expect(error?.locations == [SourceLocation(line: 1, column: column)])
        }
        #expect(syntaxError(Array("{a".utf8) + [0xED, 0xA0, 0x80] + Array("}".utf8))?.locations.first?.column == 3)
    }

    @Test func `Columns count scalar values, and CRLF is one line terminator`() throws {
        #expect(syntaxError("{a(b: \"\u{E9}\u{1F600}\") ?}")?.locations == [SourceLocation(line: 1, column: 13)])
        #expect(
            syntaxError("#\u{E9}\r\n\r#\n\"\"\"\r\n\n\u{E9}\"\"\" ?")?.locations == [SourceLocation(line: 6, column: 6)]
        )
        #expect(syntaxError("\u{FEFF}{\u{FEFF} ?")?.locations == [SourceLocation(line: 1, column: 5)])
        #expect(syntaxError("# \u{E9}")?.locations == [SourceLocation(line: 1, column: 4)])
    }
}
