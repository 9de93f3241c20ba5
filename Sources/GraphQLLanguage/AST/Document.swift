/// A parsed document: at least one definition (specification section "Document").
public struct Document: Hashable, Sendable {
    /// The definitions in source order.
    public var definitions: [Definition]

    /// A document of these definitions.
    public init(definitions: [Definition]) { self.definitions = definitions }
}

/// One definition of a document: executable, or of the type system.
public enum Definition: Hashable, Sendable {
    /// A query, mutation or subscription.
    case operation(OperationDefinition)
    /// A fragment.
    case fragment(FragmentDefinition)
    /// `schema { … }`
    case schema(SchemaDefinition)
    /// `extend schema …`
    case schemaExtension(SchemaDefinition)
    /// `scalar`, `type`, `interface`, `union`, `enum` or `input`.
    case type(TypeDefinition)
    /// The same after `extend`.
    case typeExtension(TypeDefinition)
    /// `directive @name …`
    case directive(DirectiveDefinition)
}

/// A name and where it stands (specification section "Names").
public struct Name: Hashable, Sendable {
    /// The name's text.
    public var value: String
    /// Where it starts.
    public var location: SourceLocation

    /// A name at a place.
    public init(_ value: String, at location: SourceLocation) {
        self.value = value
        self.location = location
    }
}

/// A description, quoted or in block form (specification section "Descriptions").
public struct Description: Hashable, Sendable {
    /// The text, escapes and common indentation resolved.
    public var value: String
    /// Whether it was written as a block string.
    public var isBlock: Bool
    /// Where its first quote stands.
    public var location: SourceLocation

    /// A description at a place.
    public init(_ value: String, isBlock: Bool, at location: SourceLocation) {
        self.value = value
        self.isBlock = isBlock
        self.location = location
    }
}
