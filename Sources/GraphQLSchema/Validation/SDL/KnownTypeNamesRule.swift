internal import GraphQLLanguage

/// "All types referenced" are defined: a type reference names a type of the schema (section "Type References").
enum KnownTypeNamesRule: SDLRule {
    static let name = "KnownTypeNames"

    static func check(_ context: inout SDLContext) {
        for (index, definition) in context.definitions {
            for name in definition.typeReferences
            where context.source.type(named: name.value) == nil && !BuiltInDefinitions.isTypeName(name.value) {
                context.report("Unknown type \"\(name.value)\".", at: [name.location], in: index)
            }
        }
    }
}
