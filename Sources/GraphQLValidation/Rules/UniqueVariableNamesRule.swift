import GraphQLLanguage

/// Variable Uniqueness: no two variables of an operation may have the same name.
enum UniqueVariableNamesRule: ValidationRule {
    static let name = "UniqueVariableNames"

    static func check(_ variables: [VariableDefinition], _ context: inout ValidationContext) {
        for names in variables.lazy.map(\.variable).repeated() {
            context.report(
                self, "There can be only one variable named \"$\(names[0].value)\".", at: names.map(\.location))
        }
    }
}
