import GraphQLExecution
import GraphQLLanguage
import GraphQLSchema
import Testing

/// What makes a naive engine take quadratic or exponential time is answered or refused in the time of its length.
///
/// The bound is generous, for any machine; `Benchmarks` prints the growth.
@Suite(.timeLimit(.minutes(5))) struct HostileDocumentTests {
    @Test("A hostile document is answered or refused soon", arguments: HostileDocument.all)
    func hostile(_ hostile: HostileDocument) async throws {
        var resolvers = Resolvers()
        resolvers.fallback { _, _ in .null }
        var options = ExecutorOptions()
        options.limits = HostileDocument.limits
        let executor = try Executor(schema: Schema(sdl: HostileDocument.schema), resolvers: resolvers, options: options)
        let request = GraphQLRequest(
            document: Array(hostile.text(hostile.unit * 8).utf8), operationName: hostile.operationName)
        let expected: GraphQLResponse.Outcome =
            if let refusal = hostile.refusal {
                .requestError(refusal)
            } else {
                .executed(.query, hasErrors: false, dataIsNull: false)
            }
        #expect(await executor.execute(request).outcome == expected)
    }
}

extension HostileDocument: CustomTestStringConvertible {
    var testDescription: String { name }
}
