internal import GraphQLLanguage

/// IsValidImplementation, its part about fields: "type must include a field of the same name for every field defined in
/// implementedType" (section "Objects").
struct ImplementedFields {
    /// The implementing type.
    let type: SchemaType
    let source: TypeSource
    /// The interface, one of the type's.
    let interface: SchemaType
    let interfaceSource: TypeSource

    /// A field as defined and as built.
    private typealias FieldSite = (definition: FieldDefinition, field: SchemaField)

    /// Reports what the type's fields lack.
    func check(_ context: inout TypeSystemContext) {
        for expected in zip(interfaceSource.fields, interface.fields) {
            if let position = type.memberPosition(named: expected.1.name) {
                check((source.fields[position], type.fields[position]), expected, &context)
            } else {
                context.report(
                    "Interface field \(name(of: expected)) expected but \(type.name) does not provide it.",
                    at: [expected.0.location] + source.locations, in: source.position)
            }
        }
    }

    private func check(_ actual: FieldSite, _ expected: FieldSite, _ context: inout TypeSystemContext) {
        let schema = context.schema
        // "field must return a type which is equal to or a sub-type of (covariant) the return type of implementedField"
        if !schema.isSubType(actual.field.type, of: expected.field.type) {
            context.report(
                "Interface field \(name(of: expected)) expects type \(schema.text(of: expected.field.type)) but "
                    + "\(name(ofOwn: actual)) is type \(schema.text(of: actual.field.type)).",
                at: [expected.definition.type.location, actual.definition.type.location], in: source.position)
        }
        checkArguments(actual, expected, &context)
        // "If field is deprecated then implementedField must also be deprecated"
        if let deprecated = actual.definition.directives.first(named: "deprecated"),
            expected.field.deprecationReason == nil
        {
            context.report(
                "Interface field \(name(of: expected)) is not deprecated, so implementation field "
                    + "\(name(ofOwn: actual)) must not be deprecated.",
                at: [deprecated.location, actual.definition.type.location], in: source.position)
        }
    }

    private func checkArguments(_ actual: FieldSite, _ expected: FieldSite, _ context: inout TypeSystemContext) {
        let schema = context.schema
        // "field must include an argument of the same name for every argument defined in implementedField […] must
        // accept the same type (invariant)"
        for (definition, argument) in zip(expected.definition.arguments, expected.field.arguments) {
            guard let position = actual.field.arguments.firstIndex(where: { $0.name == argument.name }) else {
                context.report(
                    "Interface field argument \(name(of: expected))(\(argument.name):) expected but "
                        + "\(name(ofOwn: actual)) does not provide it.",
                    at: [definition.location, actual.definition.location], in: source.position)
                continue
            }
            let own = actual.field.arguments[position]
            guard own.type != argument.type else { continue }
            context.report(
                "Interface field argument \(name(of: expected))(\(argument.name):) expects type "
                    + "\(schema.text(of: argument.type)) but \(name(ofOwn: actual))(\(argument.name):) is type "
                    + "\(schema.text(of: own.type)).",
                at: [definition.type.location, actual.definition.arguments[position].type.location],
                in: source.position)
        }
        // "field may include additional arguments not defined in implementedField, but any additional argument must not
        // be required"
        for (definition, argument) in zip(actual.definition.arguments, actual.field.arguments)
        where argument.isRequired && expected.field.argument(named: argument.name) == nil {
            context.report(
                "Argument \"\(name(ofOwn: actual))(\(argument.name):)\" must not be required type "
                    + "\"\(schema.text(of: argument.type))\" if not provided by the Interface field "
                    + "\"\(name(of: expected))\".",
                at: [definition.location, expected.definition.location], in: source.position)
        }
    }

    private func name(of site: FieldSite) -> String { "\(interface.name).\(site.field.name)" }
    private func name(ofOwn site: FieldSite) -> String { "\(type.name).\(site.field.name)" }
}
