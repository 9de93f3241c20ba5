import GraphQLLanguage

/// All Variables Used: every variable that an operation defines must be used in it or in a fragment that it includes.
enum NoUnusedVariablesRule: ValidationRule {
    static let name = "NoUnusedVariables"

    /// Reports a variable that is not used.
    static func report(
        _ variable: VariableDefinition, of operation: OperationDefinition, _ context: inout ValidationContext
    ) {
        let place = operation.name.map { " in operation \"\($0.value)\"" } ?? ""
        context.report(
            self, "Variable \"$\(variable.variable.value)\" is never used\(place).", at: variable.location)
    }
}
