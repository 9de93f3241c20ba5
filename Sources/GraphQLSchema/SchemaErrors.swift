public import GraphQLLanguage

/// Everything that is wrong with a type system, in document order; never empty.
public struct SchemaErrors: Error, Sendable {
    /// The errors.
    public let errors: [GraphQLError]

    /// Errors, at least one.
    public init(_ errors: [GraphQLError]) { self.errors = errors }
}
