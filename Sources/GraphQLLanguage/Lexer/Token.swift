/// A lexical token (specification section "Lexical Tokens"): a kind and a range of the source's bytes.
struct Token {
    /// What it is.
    let kind: Kind
    /// Whether a string has escape sequences to resolve.
    var hasEscapes = false
    /// The offset of its first byte.
    let start: Int
    /// The offset after its last byte; a string's quotes belong to it.
    let end: Int
    /// Where it starts.
    let location: SourceLocation

    /// The kinds of tokens.
    enum Kind: UInt8 {
        case endOfFile
        // Punctuators.
        case exclamationMark, dollar, ampersand, leftParenthesis, rightParenthesis, spread, colon, equals, at
        case leftBracket, rightBracket, leftBrace, verticalBar, rightBrace
        // Tokens with a text.
        case name, int, float, string, blockString

        /// How error messages call it.
        var name: String {
            switch self {
            case .endOfFile: "<EOF>"
            case .exclamationMark: "\"!\""
            case .dollar: "\"$\""
            case .ampersand: "\"&\""
            case .leftParenthesis: "\"(\""
            case .rightParenthesis: "\")\""
            case .spread: "\"...\""
            case .colon: "\":\""
            case .equals: "\"=\""
            case .at: "\"@\""
            case .leftBracket: "\"[\""
            case .rightBracket: "\"]\""
            case .leftBrace: "\"{\""
            case .verticalBar: "\"|\""
            case .rightBrace: "\"}\""
            case .name: "Name"
            case .int: "Int"
            case .float: "Float"
            case .string: "String"
            case .blockString: "BlockString"
            }
        }
    }
}
