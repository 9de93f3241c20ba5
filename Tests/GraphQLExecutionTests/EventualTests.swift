import Eventuals
import GraphQLExecution
import GraphQLSchema
import Testing

/// What has to wait for nothing is answered at once.
struct EventualTests {
    private func begin(_ document: String) throws -> Eventual<GraphQLResponse> {
        var resolvers = Resolvers()
        resolvers.query("slow") { _ in
            await Task.yield()
            return .int(1)
        }
        resolvers.mutation("set") { _ in .int(2) }
        let schema = try Schema(sdl: "type Query { slow: Int } type Mutation { set: Int }")
        let executor = try Executor(schema: schema, resolvers: resolvers)
        return executor.begin(GraphQLRequest(document: Array(document.utf8)))
    }

    @Test(
        arguments: [
            "{ __typename }", "{ __schema { queryType { name } } }", "{", "{ nope }",
            "query A { slow } query B { slow }",
            "query($n: Int!) { slow @include(if: true) __typename }", "{ slow @skip(if: true) __typename }",
        ])
    func `a response that needs no waiting resolver is ready`(document: String) throws {
        guard case .ready(let response) = try begin(document) else {
            Issue.record("it is pending")
            return
        }
        #expect(response.body.first == UInt8(ascii: "{"))
    }

    @Test(arguments: [
        ("{ slow }", #"{"data":{"slow":1}}"#),
        ("{ a: slow b: slow __typename }", #"{"data":{"a":1,"b":1,"__typename":"Query"}}"#),
        ("mutation { set }", #"{"data":{"set":2}}"#),
    ])
    func `a response that does is work`(document: String, expected: String) async throws {
        let response = try begin(document)
        guard case .pending = response else {
            Issue.record("it is ready")
            return
        }
        #expect(String(decoding: await response.value.body, as: UTF8.self) == expected)
    }

    @Test func `what becomes of a value is ready when the value is`() async {
        guard case .ready(2) = Eventual.ready(1).map({ $0 + 1 }) else {
            Issue.record("it is pending")
            return
        }
        guard case .pending(let work) = Eventual.pending({ 1 }).map({ $0 + 1 }) else {
            Issue.record("it is ready")
            return
        }
        #expect(await work() == 2)
    }
}
