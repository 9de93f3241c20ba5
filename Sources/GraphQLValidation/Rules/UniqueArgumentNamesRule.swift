import GraphQLLanguage

/// Argument Uniqueness: a field or directive must not be given two arguments of one name.
enum UniqueArgumentNamesRule: ValidationRule {
    static let name = "UniqueArgumentNames"

    static func check(_ arguments: [Argument], _ context: inout ValidationContext) {
        for names in arguments.lazy.map(\.name).repeated() {
            context.report(
                self, "There can be only one argument named \"\(names[0].value)\".", at: names.map(\.location))
        }
    }
}
