import GraphQLLanguage

/// All Variable Uses Defined: every variable that an operation uses, directly or in fragments, must be defined by that
/// operation.
enum NoUndefinedVariablesRule: ValidationRule {
    static let name = "NoUndefinedVariables"

    /// Reports a usage of a variable that the operation does not define.
    static func report(
        _ usage: DefinitionGraph.VariableUsage, in operation: OperationDefinition, _ context: inout ValidationContext
    ) {
        let by = operation.name.map { " by operation \"\($0.value)\"" } ?? ""
        context.report(
            self, "Variable \"$\(usage.name)\" is not defined\(by).", at: usage.location, operation.location)
    }
}
