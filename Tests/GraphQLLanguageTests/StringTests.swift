import GraphQLLanguage
import Testing

/// Specification section "String Value".
@Suite struct StringTests {
    @Test(arguments: [
        (#""""#, ""), (#""simple""#, "simple"), (#"" white space ""#, " white space "),
        (#""\" \\ \/ \b \f \n \r \t""#, "\" \\ / \u{8} \u{C} \n \r \t"),
        (#""\u0041\u00e9\uFFFD""#, "A\u{E9}\u{FFFD}"), (#""\u{41}\u{1F600}\u{10FFFF}""#, "A\u{1F600}\u{10FFFF}"),
        (#""\u{00000000041}\u{0}""#, "A\u{0}"),  // Leading zeros have no bound, unlike in the reference.
        (#""\uD83D\uDE00\uD800\uDC00\uDBFF\uDFFF""#, "\u{1F600}\u{10000}\u{10FFFF}"),
        ("\"\u{E9}\u{1F600}\u{FEFF}\"", "\u{E9}\u{1F600}\u{FEFF}"),
        ("\"raw\t\u{0}\u{7}\u{7F}\u{85}\u{2028}control\"", "raw\t\u{0}\u{7}\u{7F}\u{85}\u{2028}control"),
    ])
    func `A quoted string resolves its escapes`(source: String, value: String) throws {
        #expect(try Value(parsing: source).kind == .string(value, isBlock: false))
    }

    @Test(arguments: [
        ("\"", "1:2 Syntax Error: Unterminated string."),
        ("\"a", "1:3 Syntax Error: Unterminated string."),
        ("\"a\nb\"", "1:3 Syntax Error: Unterminated string."),
        ("\"a\rb\"", "1:3 Syntax Error: Unterminated string."),
        (#""\x""#, #"1:2 Syntax Error: Invalid character escape sequence: "\x"."#),
        (#""ab\"#, #"1:4 Syntax Error: Invalid character escape sequence: "\"."#),
        (#""\u12"#, #"1:2 Syntax Error: Invalid Unicode escape sequence: "\u12"."#),
        (#""\uXYZW""#, #"1:2 Syntax Error: Invalid Unicode escape sequence: "\uXYZW"."#),
        (#""\u{}""#, #"1:2 Syntax Error: Invalid Unicode escape sequence: "\u{}"."#),
        (#""\u{12""#, ##"1:2 Syntax Error: Invalid Unicode escape sequence: "\u{12""."##),
        (#""\u{1G}""#, #"1:2 Syntax Error: Invalid Unicode escape sequence: "\u{1G}"."#),
        (#""\u{110000}""#, #"1:2 Syntax Error: Invalid Unicode escape sequence: "\u{110000}"."#),
        (#""\u{D800}""#, #"1:2 Syntax Error: Invalid Unicode escape sequence: "\u{D800}"."#),
        (#""\u{D83D}\u{DE00}""#, #"1:2 Syntax Error: Invalid Unicode escape sequence: "\u{D83D}"."#),
        (#""\uD83D\u{DE00}""#, #"1:2 Syntax Error: Invalid Unicode escape sequence: "\uD83D"."#),
        (#""\uDEAD""#, #"1:2 Syntax Error: Invalid Unicode escape sequence: "\uDEAD"."#),
        (#""\uD83D""#, #"1:2 Syntax Error: Invalid Unicode escape sequence: "\uD83D"."#),
        (#""\uD83D\n""#, #"1:2 Syntax Error: Invalid Unicode escape sequence: "\uD83D"."#),
        (#""\uDE00\uD83D""#, #"1:2 Syntax Error: Invalid Unicode escape sequence: "\uDE00"."#),
        (#""\u{FFFFFFFFFFFFFFFFFFFF}""#, #"1:2 Syntax Error: Invalid Unicode escape sequence: "\u{FFF"."#),
        ("\"\"\"", "1:4 Syntax Error: Unterminated string."),
        ("\"\"\"a\n \"\"", "2:4 Syntax Error: Unterminated string."),
        ("\"\"\"a\\\"\"\"", "1:9 Syntax Error: Unterminated string."),
    ])
    func `A malformed string is an error at its end or its escape`(source: String, error: String) {
        #expect(syntaxError(inValue: source)?.summary == error)
    }

    @Test(arguments: [
        ("", ""), ("a", "a"), (" a ", " a "), ("a \"b\" \"\"c", "a \"b\" \"\"c"), ("\\\"\"\"", "\"\"\""),
        ("\\\\\"\"\" \\n \\u0041", "\\\"\"\" \\n \\u0041"), ("a\rb\r\nc\n\rd", "a\nb\nc\n\nd"),
        ("\n\n  a\n\n    b\n  c\n \t \n", "a\n\n  b\nc"), ("  a\n    b\n   c", "  a\n b\nc"),
        ("\n\ta\n\t\tb", "a\n\tb"), ("\n \t\n", ""), ("\n   a\n \n   b", "a\n\nb"),
        ("\n a\n       \n b", "a\n      \nb"),
        ("\n\u{A0}a\n  b", "\u{A0}a\n  b"), ("a\n\u{E9}", "a\n\u{E9}"), ("\n  \\\"\"\"a\n  b", "\"\"\"a\nb"),
    ])
    func `A block string loses common indentation and blank ends`(raw: String, value: String) throws {
        #expect(try Value(parsing: "\"\"\"" + raw + "\"\"\"").kind == .string(value, isBlock: true))
    }

    @Test(arguments: [
        ("", true), (" a", true), ("a\n  b", true), ("a\n\n b\nc", true), ("a\"\"\"", true), ("\\", true),
        (" ", false), ("\na", false), ("a\n", false), ("a\n ", false), (" a\n b", false), ("a\rb", false),
    ])
    func `A value that the block form would change is printed in quotes`(value: String, isBlock: Bool) throws {
        let printed = Value(.string(value, isBlock: true), at: SourceLocation(line: 1, column: 1)).printed()
        #expect(try Value(parsing: printed).kind == .string(value, isBlock: isBlock))
    }
}
