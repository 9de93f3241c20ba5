import GraphQLLanguage

/// Directives as they stand at one place of a definition.
struct DirectivePlace {
    /// The directives; never none.
    let directives: [Directive]
    /// What kind of place it is.
    let location: DirectiveLocation
}

extension DirectiveLocation {
    /// The place of the directives of an operation.
    init(_ operationType: OperationType) {
        switch operationType {
        case .query: self = .query
        case .mutation: self = .mutation
        case .subscription: self = .subscription
        }
    }
}

extension Definition {
    /// The directives of a type-system definition or extension and of its members, in document order.
    var directivePlaces: [DirectivePlace] {
        let places =
            switch self {
            case .operation, .fragment: [DirectivePlace]()
            case .schema(let schema), .schemaExtension(let schema):
                [DirectivePlace(directives: schema.directives, location: .schema)]
            case .type(let type), .typeExtension(let type): type.directivePlaces
            case .directive(let directive):
                directive.arguments.map {
                    DirectivePlace(directives: $0.directives, location: .argumentDefinition)
                }
            }
        return places.filter { !$0.directives.isEmpty }
    }
}

extension TypeDefinition {
    fileprivate var directivePlaces: [DirectivePlace] {
        switch body {
        case .scalar: [DirectivePlace(directives: directives, location: .scalar)]
        case .object(_, let fields):
            [DirectivePlace(directives: directives, location: .object)] + fields.flatMap(\.directivePlaces)
        case .interface(_, let fields):
            [DirectivePlace(directives: directives, location: .interface)] + fields.flatMap(\.directivePlaces)
        case .union: [DirectivePlace(directives: directives, location: .union)]
        case .enumeration(let values):
            [DirectivePlace(directives: directives, location: .enumeration)]
                + values.map { DirectivePlace(directives: $0.directives, location: .enumValue) }
        case .inputObject(let fields):
            [DirectivePlace(directives: directives, location: .inputObject)]
                + fields.map { DirectivePlace(directives: $0.directives, location: .inputFieldDefinition) }
        }
    }
}

extension FieldDefinition {
    fileprivate var directivePlaces: [DirectivePlace] {
        arguments.map { DirectivePlace(directives: $0.directives, location: .argumentDefinition) }
            + [DirectivePlace(directives: directives, location: .fieldDefinition)]
    }
}
