internal import GraphQLLanguage

/// One place in a definition at which directives stand, possibly none.
struct DirectiveSite {
    /// What kind of place.
    let location: DirectiveLocation
    /// The directives there.
    let directives: [Directive]
}

extension Definition {
    /// The places in a type-system definition at which directives may stand, in source order. The first one is the
    /// definition itself, except that a directive's definition has none of its own.
    var directiveSites: [DirectiveSite] {
        switch self {
        case .operation, .fragment: []
        case .schema(let schema), .schemaExtension(let schema):
            [DirectiveSite(location: .schema, directives: schema.directives)]
        case .type(let type), .typeExtension(let type): type.directiveSites
        case .directive(let directive): directive.arguments.map { $0.directiveSite(.argumentDefinition) }
        }
    }

    /// Every constant value in a type-system definition: arguments of directives and defaults, in source order.
    var values: [Value] {
        directiveSites.flatMap { $0.directives.flatMap { $0.arguments.map(\.value) } }
            + inputValues.compactMap(\.defaultValue)
    }

    private var inputValues: [InputValueDefinition] {
        switch self {
        case .operation, .fragment, .schema, .schemaExtension: []
        case .directive(let directive): directive.arguments
        case .type(let type), .typeExtension(let type):
            switch type.body {
            case .scalar, .union, .enumeration: []
            case .object(_, let fields), .interface(_, let fields): fields.flatMap(\.arguments)
            case .inputObject(let fields): fields
            }
        }
    }
}

extension TypeDefinition {
    fileprivate var directiveSites: [DirectiveSite] {
        let own = DirectiveSite(location: body.kind.directiveLocation, directives: directives)
        return switch body {
        case .scalar, .union:
            [own]
        case .object(_, let fields), .interface(_, let fields):
            [own]
                + fields.flatMap { field in
                    field.arguments.map { $0.directiveSite(.argumentDefinition) }
                        + [DirectiveSite(location: .fieldDefinition, directives: field.directives)]
                }
        case .enumeration(let values):
            [own] + values.map { DirectiveSite(location: .enumValue, directives: $0.directives) }
        case .inputObject(let fields):
            [own] + fields.map { $0.directiveSite(.inputFieldDefinition) }
        }
    }
}

extension InputValueDefinition {
    fileprivate func directiveSite(_ location: DirectiveLocation) -> DirectiveSite {
        DirectiveSite(location: location, directives: directives)
    }
}

extension SchemaTypeKind {
    /// The place that a definition of this kind is for directives.
    var directiveLocation: DirectiveLocation {
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
