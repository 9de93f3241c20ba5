/// Builds the syntax tree by recursive descent, one token ahead (specification section "Document Syntax").
///
/// The grammar's parts are extensions in files of their own.
struct Parser {
    private var lexer: Lexer
    /// The next token, not yet consumed.
    private(set) var token: Token
    private var tokenCount = 0
    private let maximumTokens: Int
    private var depth = 0
    private let maximumDepth: Int

    private init(_ source: UnsafeBufferPointer<UInt8>, options: ParserOptions) throws(GraphQLError) {
        lexer = Lexer(source)
        token = Token(kind: .endOfFile, start: 0, end: 0, location: lexer.location)
        maximumTokens = options.maximumTokens ?? .max
        maximumDepth = min(options.maximumDepth, ParserOptions.greatestDepth)
        try advance()
    }

    /// Parses all of a source as one production of the grammar. The parser does not outlive the call, and so not the
    /// source's memory.
    static func parse<Node>(
        _ source: Span<UInt8>, options: ParserOptions = ParserOptions(),
        _ production: (inout Parser) throws(GraphQLError) -> Node
    ) throws(GraphQLError) -> Node {
        try source.withUnsafeBufferPointer { bytes throws(GraphQLError) in
            var parser = try Parser(bytes, options: options)
            let node = try production(&parser)
            try parser.expect(.endOfFile)
            return node
        }
    }

    // MARK: Tokens

    /// Consumes the next token.
    mutating func advance() throws(GraphQLError) {
        token = try lexer.nextToken()
        guard token.kind != .endOfFile else { return }
        tokenCount &+= 1
        if tokenCount > maximumTokens { throw limitExceeded("maximumTokens", maximumTokens) }
    }

    /// Consumes the next token if it is of a kind, and says whether it was.
    mutating func skip(_ kind: Token.Kind) throws(GraphQLError) -> Bool {
        guard token.kind == kind else { return false }
        try advance()
        return true
    }

    /// Consumes the next token, which must be of a kind.
    mutating func expect(_ kind: Token.Kind) throws(GraphQLError) {
        guard token.kind == kind else { throw expected(kind.name) }
        try advance()
    }

    /// Whether the next token is a certain name.
    func isKeyword(_ keyword: StaticString) -> Bool {
        guard token.kind == .name, token.end - token.start == keyword.utf8CodeUnitCount else { return false }
        return keyword.withUTF8Buffer { $0.elementsEqual(lexer.source[token.start..<token.end]) }
    }

    /// Consumes the next token if it is a certain name, and says whether it was.
    mutating func skipKeyword(_ keyword: StaticString) throws(GraphQLError) -> Bool {
        guard isKeyword(keyword) else { return false }
        try advance()
        return true
    }

    /// Consumes a name.
    mutating func name() throws(GraphQLError) -> Name {
        guard token.kind == .name else { throw expected(Token.Kind.name.name) }
        let name = Name(tokenText(), at: token.location)
        try advance()
        return name
    }

    /// The next token as it is written.
    func tokenText() -> String { text(of: token) }

    /// A token as it is written.
    private func text(of token: Token) -> String { text(token.start..<token.end) }

    /// The value of the next token, which is a string of either form.
    func stringValue() -> String { stringValue(of: token) }

    private func stringValue(of token: Token) -> String {
        if token.kind == .blockString {
            return BlockString.value(ofRaw: bytes(token.start + 3..<token.end - 3))
        }
        let contents = token.start + 1..<token.end - 1
        return token.hasEscapes ? StringLiteral.value(of: bytes(contents)) : text(contents)
    }

    private func bytes(_ range: Range<Int>) -> UnsafeBufferPointer<UInt8> {
        UnsafeBufferPointer(rebasing: lexer.source[range])
    }

    /// The text of bytes the lexer has checked. Filling the string's own storage is the shortest way to the short names
    /// that most tokens are.
    private func text(_ range: Range<Int>) -> String {
        String(unsafeUninitializedCapacity: range.count) { storage in
            storage.initialize(fromContentsOf: lexer.source[range])
        }
    }

    // MARK: Lists

    /// One or more elements between two brackets; storage for the usual number of them is taken at once.
    mutating func many<Element>(
        _ opening: Token.Kind, _ closing: Token.Kind, usually count: Int = 1,
        _ element: (inout Parser) throws(GraphQLError) -> Element
    ) throws(GraphQLError) -> [Element] {
        try expect(opening)
        var elements: [Element] = []
        elements.reserveCapacity(count)
        repeat { elements.append(try element(&self)) } while try !skip(closing)
        return elements
    }

    /// One or more elements between two brackets, or nothing at all.
    mutating func optionalMany<Element>(
        _ opening: Token.Kind, _ closing: Token.Kind,
        _ element: (inout Parser) throws(GraphQLError) -> Element
    ) throws(GraphQLError) -> [Element] {
        guard token.kind == opening else { return [] }
        return try many(opening, closing, element)
    }

    /// One or more elements between separators, of which one may stand before the first.
    mutating func separated<Element>(
        by separator: Token.Kind, _ element: (inout Parser) throws(GraphQLError) -> Element
    ) throws(GraphQLError) -> [Element] {
        _ = try skip(separator)
        var elements: [Element] = []
        repeat { elements.append(try element(&self)) } while try skip(separator)
        return elements
    }

    // MARK: Nesting

    /// Parses what the next token opens, one level deeper: every recursion of the grammar passes here.
    mutating func nested<Node>(
        _ production: (inout Parser) throws(GraphQLError) -> Node
    ) throws(GraphQLError) -> Node {
        guard depth < maximumDepth else { throw limitExceeded("maximumDepth", maximumDepth) }
        depth &+= 1
        let node = try production(&self)
        depth &-= 1
        return node
    }

    // MARK: Errors

    /// The next token can't stand here.
    @inline(never)
    func unexpected() -> GraphQLError { unexpected(token) }

    /// A token, perhaps consumed, can't stand where it is.
    @inline(never)
    func unexpected(_ token: Token) -> GraphQLError {
        .syntax("Unexpected \(description(of: token)).", at: token.location)
    }

    /// Something else must stand where the next token is.
    @inline(never)
    func expected(_ what: String) -> GraphQLError {
        .syntax("Expected \(what), found \(description(of: token)).", at: token.location)
    }

    /// A token for a message: its kind, and its text where it has one, cut short.
    @inline(never)
    func description(of token: Token) -> String {
        let text: String
        switch token.kind {
        case .name, .int, .float: text = self.text(of: token)
        case .string, .blockString: text = stringValue(of: token)
        default: return token.kind.name
        }
        return "\(token.kind.name) \"\(text.count > 100 ? text.prefix(100) + "…" : text[...])\""
    }

    /// The next token is one too many, or opens one level too many.
    private func limitExceeded(_ name: String, _ value: Int) -> GraphQLError {
        .limitExceeded(name, value, at: token.location)
    }
}
