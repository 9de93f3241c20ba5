internal import GraphQLLanguage

/// A type's definition and its extensions; what they list is concatenated in this order. Extensions of another kind
/// than the definition add only their directives.
struct TypeSource {
    /// The definition.
    let definition: TypeDefinition
    /// The definition's position among all definitions.
    let position: Int
    /// The definition, then the extensions.
    let parts: [TypeDefinition]
    /// The kind of the definition.
    let kind: SchemaTypeKind
    /// The directives of all parts.
    let directives: [Directive]
    private(set) var interfaces: [NamedType] = []
    private(set) var fields: [FieldDefinition] = []
    private(set) var members: [NamedType] = []
    private(set) var enumValues: [EnumValueDefinition] = []
    private(set) var inputFields: [InputValueDefinition] = []

    init(_ definition: TypeDefinition, position: Int, extensions: [TypeDefinition]) {
        self.definition = definition
        self.position = position
        kind = definition.body.kind
        parts = [definition] + extensions
        directives = parts.flatMap(\.directives)
        for part in parts where part.body.kind == kind {
            switch part.body {
            case .scalar:
                break
            case .object(let interfaces, let fields), .interface(let interfaces, let fields):
                self.interfaces += interfaces
                self.fields += fields
            case .union(let members):
                self.members += members
            case .enumeration(let values):
                enumValues += values
            case .inputObject(let fields):
                inputFields += fields
            }
        }
    }

    var name: String { definition.name.value }

    /// Where the definition and each extension start.
    var locations: [SourceLocation] { parts.map(\.location) }
}

extension TypeDefinition.Body {
    /// The kind of type it defines.
    var kind: SchemaTypeKind {
        switch self {
        case .scalar: .scalar
        case .object: .object
        case .interface: .interface
        case .union: .union
        case .enumeration: .enumeration
        case .inputObject: .inputObject
        }
    }
}
