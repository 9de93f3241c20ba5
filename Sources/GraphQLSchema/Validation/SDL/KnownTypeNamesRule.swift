internal import GraphQLLanguage

/// What a type reference names is a type of the schema: one that the document defines, a built-in scalar or an
/// introspection type (sections "Type References", "Types").
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
