import GraphQLLanguage

/// Why a request is not executed: at least one error, and the stage that found them.
struct RequestErrors: Error, Sendable {
    let stage: GraphQLResponse.Stage
    let errors: [GraphQLError]

    init(_ stage: GraphQLResponse.Stage, _ errors: [GraphQLError]) {
        self.stage = stage
        self.errors = errors
    }
}
