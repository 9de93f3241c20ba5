internal import JSON

extension GraphQLError {
    /// A violation of the grammar.
    @inline(never)
    static func syntax(_ message: String, at location: SourceLocation) -> GraphQLError {
        GraphQLError(
            "Syntax Error: " + message, at: [location], extensions: ["code": .string("GRAPHQL_PARSE_FAILED")])
    }

    /// A document that is too large, by the name of the limit and its value.
    @inline(never)
    static func limitExceeded(_ name: String, _ value: Int, at location: SourceLocation) -> GraphQLError {
        GraphQLError(
            "The document exceeds the limit \(name) of \(value).", at: [location],
            extensions: [
                "code": .string("OPERATION_LIMIT_EXCEEDED"), "limit": ["name": .string(name), "maximum": .int(value)],
            ])
    }
}
