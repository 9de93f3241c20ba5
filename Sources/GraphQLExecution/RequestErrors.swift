import GraphQLLanguage

/// Why a request is not executed: at least one error, and the stage that found them.
struct RequestErrors: Error, Sendable {
    let stage: GraphQLResponse.Stage
    let errors: [GraphQLError]
    /// The limits that are exceeded, those that only warn included.
    let excesses: [LimitExcess]

    init(_ stage: GraphQLResponse.Stage, _ errors: [GraphQLError]) {
        self.stage = stage
        self.errors = errors
        excesses = []
    }

    /// The refusal of what exceeds limits.
    private init(_ excesses: [LimitExcess]) {
        stage = .limit
        errors = excesses.filter(\.isRefused).map(\.error)
        self.excesses = excesses
    }

    /// Refuses what exceeds limits, unless they only warn.
    static func refuse(_ excesses: [LimitExcess]) throws(RequestErrors) {
        if excesses.contains(where: \.isRefused) { throw RequestErrors(excesses) }
    }
}
