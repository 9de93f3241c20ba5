import GraphQLLanguage

/// Lone Anonymous Operation: an operation without a name must be the only operation of its document.
enum LoneAnonymousOperationRule: ValidationRule {
    static let name = "LoneAnonymousOperation"

    static func check(_ operation: OperationDefinition, _ context: inout ValidationContext) {
        guard operation.name == nil, context.fragments.operationCount > 1 else { return }
        context.report(self, "This anonymous operation must be the only defined operation.", at: operation.location)
    }
}
