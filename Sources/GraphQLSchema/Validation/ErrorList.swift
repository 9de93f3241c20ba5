internal import GraphQLLanguage

/// Errors that rules find one after another, to be told in document order.
struct ErrorList {
    private var found: [(definition: Int, error: GraphQLError)] = []

    /// Adds an error in the definition at a position.
    mutating func append(_ error: GraphQLError, in definition: Int) { found.append((definition, error)) }

    /// - Throws: The errors by the order of their definitions, in each of them by the order they were found in.
    func throwIfAny() throws(SchemaErrors) {
        guard !found.isEmpty else { return }
        let ordered = found.enumerated().sorted {
            ($0.element.definition, $0.offset) < ($1.element.definition, $1.offset)
        }
        throw SchemaErrors(ordered.map(\.element.error))
    }
}
