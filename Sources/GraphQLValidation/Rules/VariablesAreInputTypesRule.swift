import GraphQLLanguage
import GraphQLSchema

/// Variables Are Input Types: a variable can only be of a scalar, enum or input object type, or lists of one.
enum VariablesAreInputTypesRule: ValidationRule {
    static let name = "VariablesAreInputTypes"

    static func check(_ variable: VariableDefinition, _ namedType: SchemaType?, _ context: inout ValidationContext) {
        guard let namedType, !namedType.kind.isInput else { return }
        context.report(
            self, "Variable \"$\(variable.variable.value)\" cannot be of non-input type \"\(namedType.name)\".",
            at: variable.type.location)
    }
}
