internal import GraphQLLanguage

extension Definition {
    /// Every mention of a type in a type-system definition, in source order.
    var typeReferences: [NamedType] {
        switch self {
        case .operation, .fragment: []
        case .schema(let schema), .schemaExtension(let schema): schema.operationTypes.map(\.type)
        case .type(let type), .typeExtension(let type): type.typeReferences
        case .directive(let directive): directive.arguments.map(\.type.namedType)
        }
    }
}

extension TypeDefinition {
    fileprivate var typeReferences: [NamedType] {
        switch body {
        case .scalar, .enumeration:
            []
        case .object(let interfaces, let fields), .interface(let interfaces, let fields):
            interfaces + fields.flatMap { $0.arguments.map(\.type.namedType) + [$0.type.namedType] }
        case .union(let members):
            members
        case .inputObject(let fields):
            fields.map(\.type.namedType)
        }
    }
}
