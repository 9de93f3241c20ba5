internal import GraphQLLanguage

/// "Any Name within a GraphQL type system must not start with two underscores "__" unless it is part of the
/// introspection system" (section "Reserved Names").
enum ReservedNamesRule: TypeSystemRule {
    static let name = "ReservedNames"

    static func check(_ context: inout TypeSystemContext) {
        for (source, _) in context.types {
            check(source.name, at: source.definition.location, in: source.position, &context)
            for field in source.fields {
                check(field.name.value, at: field.location, in: source.position, &context)
            }
            for value in source.enumValues {
                check(value.name.value, at: value.location, in: source.position, &context)
            }
        }
        for (directive, position) in zip(context.source.directives, context.source.directivePositions) {
            check(directive.name.value, at: directive.location, in: position, &context)
        }
        for site in context.inputValues {
            check(site.value.name, at: site.definition.location, in: site.position, &context)
        }
    }

    private static func check(
        _ name: String, at location: SourceLocation, in position: Int, _ context: inout TypeSystemContext
    ) {
        guard name.hasPrefix("__") else { return }
        context.report(
            "Name \"\(name)\" must not begin with \"__\", which is reserved by GraphQL introspection.",
            at: [location], in: position)
    }
}
