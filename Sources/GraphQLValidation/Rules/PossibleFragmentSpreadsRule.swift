import GraphQLLanguage
import GraphQLSchema

/// Fragment Spread Is Possible: a fragment can only be spread where some object is both of the type it applies to and
/// of the type of the selection set around it.
enum PossibleFragmentSpreadsRule: ValidationRule {
    static let name = "PossibleFragmentSpreads"

    static func check(
        _ spread: FragmentSpread, of fragment: FragmentTable.Fragment, on parentType: SchemaType?,
        _ context: inout ValidationContext
    ) {
        check(fragment.type, on: parentType, fragment: spread.name.value, at: spread.location, &context)
    }

    static func check(
        _ fragment: InlineFragment, _ type: SchemaType?, on parentType: SchemaType?,
        _ context: inout ValidationContext
    ) {
        check(type, on: parentType, fragment: nil, at: fragment.location, &context)
    }

    private static func check(
        _ type: SchemaType?, on parentType: SchemaType?, fragment name: String?, at location: SourceLocation,
        _ context: inout ValidationContext
    ) {
        guard let type, let parentType, !context.schema.overlap(parentType.id, type.id) else { return }
        let subject = name.map { "Fragment \"\($0)\"" } ?? "Fragment"
        context.report(
            self,
            "\(subject) cannot be spread here as objects of type \"\(parentType.name)\" can never be of type "
                + "\"\(type.name)\".",
            at: location)
    }
}
