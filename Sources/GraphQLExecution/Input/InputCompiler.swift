import GraphQLLanguage
import GraphQLSchema

/// Turns literals into templates (specification sections "Input Coercion" and "Coercing Field Arguments").
///
/// In a validated document, what is found wrong here is a custom scalar's own refusal.
struct InputCompiler {
    let schema: Schema
    let scalars: [String: ScalarType]
    /// The operation's variables: index by name.
    let variables: [String: Int]

    /// The templates of a field's or directive's arguments, in definition order.
    func arguments(
        _ definitions: [SchemaInputValue], _ arguments: [Argument]
    ) throws(GraphQLError) -> [InputTemplate.Field] {
        var fields: [InputTemplate.Field] = []
        fields.reserveCapacity(definitions.count)
        for definition in definitions {
            let written = arguments.first { $0.name.value == definition.name }?.value
            fields.append(try field(definition, written))
        }
        return fields
    }

    private func field(_ definition: SchemaInputValue, _ written: Value?) throws(GraphQLError) -> InputTemplate.Field {
        InputTemplate.Field(
            name: definition.name,
            template: try written.map { value throws(GraphQLError) in try template(value, definition.type) },
            defaultValue: try definition.defaultValue.map { value throws(GraphQLError) in
                try InputTemplate.constant(of: value, definition.type, schema, scalars)
            },
            isNonNull: definition.type.isNonNull)
    }

    /// The template of a value at a position of a type.
    func template(_ value: Value, _ type: TypeReference) throws(GraphQLError) -> InputTemplate {
        if case .variable(let name) = value.kind { return variable(name, type, value.location) }
        switch type {
        case .nonNull(let inner):
            if value.kind == .null { throw refusal(value, "not to be null", type) }
            return try template(value, inner)
        case .list(let item):
            if value.kind == .null { return .constant(.null) }
            guard case .list(let items) = value.kind else {
                // A single value stands for a list of it.
                return fold([try template(value, item)])
            }
            var templates: [InputTemplate] = []
            templates.reserveCapacity(items.count)
            for element in items { templates.append(try template(element, item)) }
            return fold(templates)
        case .named(let id):
            if value.kind == .null { return .constant(.null) }
            let named = schema[id]
            switch named.kind {
            case .inputObject:
                guard case .object(let written) = value.kind else { throw refusal(value, "to be an object", type) }
                return try object(written, named, value.location)
            case .enumeration:
                guard case .enumeration(let name) = value.kind, named.enumValue(named: name) != nil else {
                    throw refusal(value, "to be one of its values", type)
                }
                return .constant(.enumeration(name))
            default: return try scalar(value, named)
            }
        }
    }

    private func refusal(_ value: Value, _ expectation: String, _ type: TypeReference) -> GraphQLError {
        GraphQLError(
            "Expected value of type \"\(schema.text(of: type))\" \(expectation), found \(value.printed()).",
            .validationFailed, at: [value.location], rule: "ValuesOfCorrectType")
    }

    private func variable(
        _ name: String, _ type: TypeReference, _ location: SourceLocation
    ) -> InputTemplate {
        .variable(variables[name], name: name, isNonNull: type.isNonNull, location)
    }

    private func fold(_ items: [InputTemplate]) -> InputTemplate {
        var constants: [InputValue] = []
        for item in items {
            guard case .constant(let value) = item else { return .list(items) }
            constants.append(value)
        }
        return .constant(.list(constants))
    }

    private func object(
        _ written: [ObjectField], _ type: SchemaType, _ location: SourceLocation
    ) throws(GraphQLError) -> InputTemplate {
        if let unknown = written.first(where: { type.inputField(named: $0.name.value) == nil }) {
            throw GraphQLError(
                "Field \"\(unknown.name.value)\" is not defined by type \"\(type.name)\".", .validationFailed,
                at: [unknown.name.location], rule: "ValuesOfCorrectType")
        }
        var fields: [InputTemplate.Field] = []
        var isConstant = true
        for definition in type.inputFields {
            let field = try field(definition, written.first { $0.name.value == definition.name }?.value)
            switch field.template {
            case nil, .constant?: break
            default: isConstant = false
            }
            fields.append(field)
        }
        let template = InputTemplate.object(fields, isOneOf: type.isOneOf, location)
        guard isConstant, let value = try template.value([]) else { return template }
        return .constant(value)
    }

    private func scalar(_ value: Value, _ type: SchemaType) throws(GraphQLError) -> InputTemplate {
        if let builtIn = BuiltInScalar(rawValue: type.name), type.kind == .scalar {
            guard let coerced = builtIn.coerce(value.kind) else {
                throw GraphQLError(builtIn.rejection(of: value.printed()), at: [value.location])
            }
            return .constant(coerced)
        }
        let template = try untyped(value)
        guard let scalar = scalars[type.name] else { return template }
        guard case .constant(let constant) = template else { return .scalar(template, scalar) }
        do {
            return .constant(try scalar.parse(constant))
        } catch {
            throw GraphQLError(
                "Expected value of type \"\(type.name)\", found \(value.printed()); \(error.message)",
                .validationFailed, at: [value.location],
                rule: "ValuesOfCorrectType")
        }
    }

    /// A literal as a custom scalar sees it.
    private func untyped(_ value: Value) throws(GraphQLError) -> InputTemplate {
        switch value.kind {
        case .variable(let name):
            return .variable(variables[name], name: name, isNonNull: false, value.location)
        case .int(let text):
            return .constant(Int(text).map { .int($0) } ?? .float(Double(text) ?? .infinity))
        case .float(let text): return .constant(.float(Double(text) ?? .infinity))
        case .string(let text, _): return .constant(.string(text))
        case .boolean(let boolean): return .constant(.boolean(boolean))
        case .null: return .constant(.null)
        case .enumeration(let name): return .constant(.enumeration(name))
        case .list(let items):
            var templates: [InputTemplate] = []
            for item in items { templates.append(try untyped(item)) }
            return fold(templates)
        case .object(let written):
            var fields: [InputTemplate.Field] = []
            var isConstant = true
            for field in written {
                let template = try untyped(field.value)
                if case .constant = template {} else { isConstant = false }
                fields.append(
                    InputTemplate.Field(
                        name: field.name.value, template: template, defaultValue: nil, isNonNull: false))
            }
            let template = InputTemplate.object(fields, isOneOf: false, value.location)
            guard isConstant, let constant = try template.value([]) else { return template }
            return .constant(constant)
        }
    }
}

extension InputTemplate {
    /// The value of a constant, such as a default.
    static func constant(
        of value: Value, _ type: TypeReference, _ schema: Schema, _ scalars: [String: ScalarType]
    ) throws(GraphQLError) -> InputValue {
        let compiler = InputCompiler(schema: schema, scalars: scalars, variables: [:])
        return try compiler.template(value, type).value([]) ?? .null
    }
}

extension BuiltInScalar {
    /// Input coercion of a literal; nil if it is none of this type.
    func coerce(_ literal: Value.Kind) -> InputValue? {
        switch (self, literal) {
        case (.int, .int(let text)): Int32(text).map { .int(Int($0)) }
        case (.float, .int(let text)), (.float, .float(let text)):
            Double(text).flatMap { $0.isFinite ? .float($0) : nil }
        case (.string, .string(let text, _)), (.id, .string(let text, _)): .string(text)
        case (.boolean, .boolean(let value)): .boolean(value)
        case (.id, .int(let text)): .string(text)
        default: nil
        }
    }
}
