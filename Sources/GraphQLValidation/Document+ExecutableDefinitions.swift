import GraphQLLanguage

extension Document {
    /// The operations and fragments with their indices among each other.
    var executableDefinitions: EnumeratedSequence<[Definition]> {
        definitions.filter {
            switch $0 {
            case .operation, .fragment: true
            default: false
            }
        }.enumerated()
    }
}
