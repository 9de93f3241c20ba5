internal import GraphQLLanguage

/// An argument or input field, as defined and as built.
struct InputValueSite {
    /// Whose it is.
    let owner: Owner
    /// Its definition.
    let definition: InputValueDefinition
    /// What was built from it.
    let value: SchemaInputValue
    /// The position of the type or directive among all definitions.
    let position: Int

    /// What has arguments or input fields.
    enum Owner {
        case field(type: String, field: String)
        case directive(String)
        case inputObject(SchemaType)
    }

    /// Its schema coordinate (specification section "Schema Coordinates").
    var coordinate: String {
        switch owner {
        case .field(let type, let field): "\(type).\(field)(\(value.name):)"
        case .directive(let name): "@\(name)(\(value.name):)"
        case .inputObject(let type): "\(type.name).\(value.name)"
        }
    }

    /// Whether it is an input field.
    var isInputField: Bool {
        if case .inputObject = owner { true } else { false }
    }

    /// Whether it is an argument of a directive.
    var isOfDirective: Bool {
        if case .directive = owner { true } else { false }
    }

    /// All arguments and input fields of a source.
    static func all(in schema: Schema, _ source: TypeSystemSource) -> [InputValueSite] {
        var sites: [InputValueSite] = []
        func append(
            _ definitions: [InputValueDefinition], _ values: [SchemaInputValue], of owner: Owner, in position: Int
        ) {
            for (definition, value) in zip(definitions, values) {
                sites.append(InputValueSite(owner: owner, definition: definition, value: value, position: position))
            }
        }
        for (source, type) in zip(source.types, schema.types) {
            for (definition, field) in zip(source.fields, type.fields) {
                append(
                    definition.arguments, field.arguments, of: .field(type: type.name, field: field.name),
                    in: source.position)
            }
            append(source.inputFields, type.inputFields, of: .inputObject(type), in: source.position)
        }
        for (index, (definition, directive)) in zip(source.directives, schema.directives).enumerated() {
            append(
                definition.arguments, directive.arguments, of: .directive(directive.name),
                in: source.directivePositions[index])
        }
        return sites
    }
}
