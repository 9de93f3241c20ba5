internal import GraphQLLanguage

/// "All types within a GraphQL schema must have unique names. No two provided types may have the same name. No provided
/// type may have a name which conflicts with any built in types (including Scalar and Introspection types)"
/// (section "Schema").
enum UniqueTypeNamesRule: SDLRule {
    static let name = "UniqueTypeNames"

    static func check(_ context: inout SDLContext) {
        var known = UniqueNames()
        for case (let index, .type(let type)) in context.definitions {
            let name = type.name
            if BuiltInDefinitions.isTypeName(name.value) {
                context.report(
                    "Type \"\(name.value)\" is built in and must not be defined.", at: [name.location], in: index)
            } else if let first = known.insert(name) {
                context.report(
                    "There can be only one type named \"\(name.value)\".", at: [first, name.location], in: index)
            }
        }
    }
}
