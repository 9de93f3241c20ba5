import GraphQLLanguage

/// Fragment Name Uniqueness: no two fragments of a document may have the same name.
struct UniqueFragmentNamesRule: ValidationRule {
    static let name = "UniqueFragmentNames"

    private var locations: [String: SourceLocation] = [:]

    mutating func check(_ fragment: FragmentDefinition, _ context: inout ValidationContext) {
        let name = fragment.name
        if let first = locations[name.value] {
            context.report(
                Self.self, "There can be only one fragment named \"\(name.value)\".", at: first, name.location)
        } else {
            locations[name.value] = name.location
        }
    }
}
