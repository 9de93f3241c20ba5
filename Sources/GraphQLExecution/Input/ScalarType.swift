public import GraphQLLanguage

/// How a custom scalar reads its input and writes its output (specification section "Scalars").
public struct ScalarType: Sendable {
    /// Input coercion: gets the value as it was written (literals and JSON alike), gives the value that resolvers see.
    public var parse: @Sendable (InputValue) throws(GraphQLError) -> InputValue
    /// Result coercion: gets what the resolver gave, gives what is written.
    public var serialize: @Sendable (ResolvedValue) throws(GraphQLError) -> ResolvedValue

    /// A scalar; what is left out passes values through.
    public init(
        parse: @escaping @Sendable (InputValue) throws(GraphQLError) -> InputValue = { $0 },
        serialize: @escaping @Sendable (ResolvedValue) throws(GraphQLError) -> ResolvedValue = { $0 }
    ) {
        self.parse = parse
        self.serialize = serialize
    }
}
