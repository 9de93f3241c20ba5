import GraphQLLanguage
import GraphQLSchema

/// Fragments on Object, Interface or Union Types: a fragment can only apply to a type that has fields.
enum FragmentsOnCompositeTypesRule: ValidationRule {
    static let name = "FragmentsOnCompositeTypes"

    /// Checks a type condition; the fragment's name is nil for an inline one.
    static func check(
        _ condition: NamedType, _ type: SchemaType?, fragment name: String?, _ context: inout ValidationContext
    ) {
        guard let type, !type.kind.isComposite else { return }
        let subject = name.map { "Fragment \"\($0)\"" } ?? "Fragment"
        context.report(
            self, "\(subject) cannot condition on non composite type \"\(type.name)\".", at: condition.location)
    }
}
