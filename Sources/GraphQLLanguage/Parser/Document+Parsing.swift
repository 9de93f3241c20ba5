extension Document {
    /// Parses UTF-8 bytes: executable and type-system definitions alike (specification section "Document").
    ///
    /// - Throws: The first syntax error, or the limit exceeded, with its place.
    public init(parsing source: [UInt8], options: ParserOptions = ParserOptions()) throws(GraphQLError) {
        try self.init(parsing: source.span, options: options)
    }

    /// Parses a text: executable and type-system definitions alike (specification section "Document").
    ///
    /// - Throws: The first syntax error, or the limit exceeded, with its place.
    public init(parsing source: String, options: ParserOptions = ParserOptions()) throws(GraphQLError) {
        try self.init(parsing: source.utf8.span, options: options)
    }

    /// Parses UTF-8 bytes where they lie (specification section "Document").
    ///
    /// - Throws: The first syntax error, or the limit exceeded, with its place.
    public init(parsing source: Span<UInt8>, options: ParserOptions = ParserOptions()) throws(GraphQLError) {
        self = try Parser.parse(source, options: options) { parser throws(GraphQLError) in try parser.document() }
    }
}

extension Value {
    /// Parses one value, which may contain variables (specification section "Input Values").
    ///
    /// - Throws: The first syntax error with its place.
    public init(parsing source: String) throws(GraphQLError) {
        self = try Parser.parse(source.utf8.span) { parser throws(GraphQLError) in try parser.value(constant: false) }
    }
}

extension TypeNode {
    /// Parses one type reference (specification section "Type References").
    ///
    /// - Throws: The first syntax error with its place.
    public init(parsing source: String) throws(GraphQLError) {
        self = try Parser.parse(source.utf8.span) { parser throws(GraphQLError) in try parser.typeReference() }
    }
}
