import GraphQLLanguage

/// Operation Name Uniqueness: of the operations that have a name, no two may have the same.
struct UniqueOperationNamesRule: ValidationRule {
    static let name = "UniqueOperationNames"

    private var locations: [String: SourceLocation] = [:]

    mutating func check(_ operation: OperationDefinition, _ context: inout ValidationContext) {
        guard let name = operation.name else { return }
        if let first = locations[name.value] {
            context.report(
                Self.self, "There can be only one operation named \"\(name.value)\".", at: first, name.location)
        } else {
            locations[name.value] = name.location
        }
    }
}
