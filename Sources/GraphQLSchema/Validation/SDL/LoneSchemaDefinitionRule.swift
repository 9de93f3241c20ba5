internal import GraphQLLanguage

/// "A type system document must include at most one schema definition" (section "Schema").
enum LoneSchemaDefinitionRule: SDLRule {
    static let name = "LoneSchemaDefinition"

    static func check(_ context: inout SDLContext) {
        var isDefined = false
        for case (let index, .schema(let schema)) in context.definitions {
            if isDefined {
                context.report("Must provide only one schema definition.", at: [schema.location], in: index)
            }
            isDefined = true
        }
    }
}
