import GraphQLLanguage
import GraphQLSchema

/// Operation Type Existence: the schema must define the root operation type of each operation.
enum KnownOperationTypesRule: ValidationRule {
    static let name = "KnownOperationTypes"

    static func check(_ operation: OperationDefinition, root: SchemaType?, _ context: inout ValidationContext) {
        guard root == nil else { return }
        context.report(
            self, "The \(operation.operationType.rawValue) operation is not supported by the schema.",
            at: operation.location)
    }
}
