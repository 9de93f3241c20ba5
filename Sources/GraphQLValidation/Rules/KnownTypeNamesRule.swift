import GraphQLLanguage
import GraphQLSchema

/// Fragment Spread Type Existence: every type that a fragment applies to must be defined in the schema; so must the
/// types of variables (Variables Are Input Types).
enum KnownTypeNamesRule: ValidationRule {
    static let name = "KnownTypeNames"

    static func check(_ name: NamedType, _ type: SchemaType?, _ context: inout ValidationContext) {
        guard type == nil else { return }
        let hint = Suggestions.text(for: name.value, among: context.schema.types.lazy.map(\.name), context)
        context.report(self, "Unknown type \"\(name.value)\".\(hint)", at: name.location)
    }
}
