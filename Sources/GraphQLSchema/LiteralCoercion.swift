package import GraphQLLanguage

extension Schema {
    /// What keeps a constant from being coerced to an input type ("Input Coercion" of each kind of type), in source
    /// order; empty if nothing does. Custom scalars take any constant, and of a type that is no input type nothing is
    /// asked. Variables are not constants and are refused.
    package func coercionErrors(of value: Value, to type: TypeReference) -> [GraphQLError] {
        var errors: [GraphQLError] = []
        checkCoercion(of: value, to: type, &errors)
        return errors
    }

    private func checkCoercion(of value: Value, to type: TypeReference, _ errors: inout [GraphQLError]) {
        switch (type, value.kind) {
        case (.nonNull, .null):
            errors.append(.unexpected(value, expected: text(of: type)))
        case (_, .null):
            break
        case (.nonNull(let type), _):
            checkCoercion(of: value, to: type, &errors)
        case (.list(let item), .list(let values)):
            for value in values { checkCoercion(of: value, to: item, &errors) }
        case (.list(let item), _):
            checkCoercion(of: value, to: item, &errors)
        case (.named(let id), _):
            checkCoercion(of: value, to: self[id], &errors)
        }
    }

    private func checkCoercion(of value: Value, to type: SchemaType, _ errors: inout [GraphQLError]) {
        switch (type.kind, value.kind) {
        case (.inputObject, .object(let fields)):
            checkFields(fields, of: value, type, &errors)
        case (.enumeration, .enumeration(let name)):
            if type.enumValue(named: name) == nil {
                errors.append(
                    GraphQLError("Value \"\(name)\" does not exist in \"\(type.name)\" enum.", at: [value.location]))
            }
        case (.inputObject, _), (.enumeration, _):
            errors.append(.unexpected(value, expected: type.name))
        case (.scalar, _):
            if let scalar = BuiltInScalar(rawValue: type.name), !scalar.accepts(literal: value.kind) {
                errors.append(.unexpected(value, expected: type.name))
            }
        case (.object, _), (.interface, _), (.union, _):
            break
        }
    }

    private func checkFields(
        _ fields: [ObjectField], of value: Value, _ type: SchemaType, _ errors: inout [GraphQLError]
    ) {
        let given = Set(fields.map(\.name.value))
        for field in type.inputFields where field.isRequired && !given.contains(field.name) {
            errors.append(
                GraphQLError(
                    "Field \"\(type.name).\(field.name)\" of required type \"\(text(of: field.type))\" was not "
                        + "provided.",
                    at: [value.location]))
        }
        for field in fields {
            if let definition = type.inputField(named: field.name.value) {
                checkCoercion(of: field.value, to: definition.type, &errors)
            } else {
                errors.append(
                    GraphQLError(
                        "Field \"\(field.name.value)\" is not defined by type \"\(type.name)\".",
                        at: [field.name.location]))
            }
        }
        guard type.isOneOf else { return }
        if fields.count != 1 {
            errors.append(
                GraphQLError("OneOf Input Object \"\(type.name)\" must specify exactly one key.", at: [value.location]))
        } else if let field = fields.first, field.value.kind == .null {
            errors.append(
                GraphQLError(
                    "Field \"\(type.name).\(field.name.value)\" must be non-null.", at: [field.value.location]))
        }
    }
}

extension GraphQLError {
    fileprivate static func unexpected(_ value: Value, expected type: String) -> GraphQLError {
        GraphQLError("Expected value of type \"\(type)\", found \(value.printed()).", at: [value.location])
    }
}
