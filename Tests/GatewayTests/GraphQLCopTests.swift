import Gateway
import HTTPTypes
import JSON
import Testing

/// What graphql-cop, an audit for GraphQL servers, looks for: each of its requests, and that the default production profile
/// answers it as the audit wants.
@Suite("graphql-cop finds nothing in the production profile") struct GraphQLCopTests {
    let gateway: TestGateway

    init() async throws { gateway = try await TestGateway(profile: .production) }

    /// Posts a query as the audit does.
    private func post(_ query: String) async throws -> JSONValue {
        let body = JSONValue.object(["query": .string(query)]).serialized()
        return try JSONValue(parsing: await gateway.post(body).body)
    }

    @Test func `alias overloading: 101 aliases are refused`() async throws {
        let aliases = (0...100).map { "alias\($0):__typename \n" }.joined()
        let answer = try await post("query cop { \(aliases) }")
        #expect(answer["data"] == nil)
        #expect(answer["errors"]?[0]?["extensions"]?["code"] == "OPERATION_LIMIT_EXCEEDED")
    }

    @Test func `batch queries: an array of ten is refused`() async {
        let batch = Array(repeating: #"{"query":"query cop { __typename }"}"#, count: 10).joined(separator: ",")
        let response = await gateway.post("[\(batch)]")
        #expect(response.status == .badRequest)
        #expect(!response.text.contains("data"))
    }

    @Test func `circular introspection is refused`() async throws {
        let answer = try await post(
            """
            query cop { __schema { types { fields { type { fields { type { fields { type { fields { type { name } } } } } }
              } } } } }
            """)
        #expect(answer["data"] == nil)
    }

    @Test func `directive overloading: ten directives on a field do not give ten errors`() async throws {
        let answer = try await post("query cop { __typename @aa@aa@aa@aa@aa@aa@aa@aa@aa@aa }")
        #expect(answer["errors"]?[0]?["extensions"]?["limit"]?["name"] == "directives-per-place")
        #expect(answer["errors"]?[1] == nil)
    }

    @Test func `field duplication: 500 equal fields are refused`() async throws {
        let answer = try await post("query cop { \(String(repeating: "__typename \n", count: 500)) }")
        #expect(answer["data"] == nil)
        #expect(answer["errors"]?[0]?["extensions"]?["limit"]?["name"] == "repetitions")
    }

    @Test func `field suggestions are not given`() async throws {
        for query in ["query cop { __schema { directive } }", "query cop { instence(id: 1) { id } }"] {
            let answer = try await post(query)
            #expect(answer["errors"]?[0]?["message"] != nil)
            #expect(!answer.serialized().contains("Did you mean"))
        }
    }

    @Test func `a mutation by GET is refused`() async {
        let response = await gateway.send(.get, "/graphql?query=mutation+cop+%7B__typename%7D")
        #expect(response.status.kind == .clientError)
        #expect(!response.text.contains("data"))
    }

    @Test func `a query by GET is refused that a page of another site could have sent`() async {
        let response = await gateway.send(.get, "/graphql?query=query+cop+%7B__typename%7D")
        #expect(response.status == .forbidden)
        #expect(!response.text.contains("data"))
    }

    @Test(arguments: [
        "/", "/graphiql", "/playground", "/console", "/graphql", "/graphql-explorer", "/altair", "/voyager",
    ])
    func `no IDE is exposed`(path: String) async {
        let response = await gateway.send(.get, path, [.accept: "text/html"])
        let text = response.text.lowercased()
        for sign in ["graphiql", "graphql playground", "playground", "<script"] { #expect(!text.contains(sign)) }
        #expect(response.status != .ok || path == "/")
    }

    @Test func `introspection is off, and so is the schema's text`() async throws {
        let answer = try await post("query cop { __schema { types { name fields { name } } } }")
        #expect(answer["data"] == nil)
        #expect(answer["errors"]?[0]?["message"] == #"Introspection is off here, so "__schema" can't be selected."#)
        #expect(try await post(#"{ __type(name: "Instance") { name } }"#)["data"] == nil)
        #expect(await gateway.send(.get, "/schema.graphql").status == .notFound)
        // What clients need to tell types apart stays.
        #expect(try await post("{ __typename }")["data"]?["__typename"] == "Query")
    }

    @Test func `a form is no request, so no page of another site can post one`() async {
        let response = await gateway.post("query=query+cop+%7B__typename%7D", type: "application/x-www-form-urlencoded")
        #expect(response.status == .unsupportedMediaType)
    }

    @Test func `an answer has no trace`() async throws {
        let answer = try await post("query cop { __typename }")
        #expect(answer["extensions"] == nil)
    }

    @Test func `an error shows no inner workings`() async throws {
        for query in ["query cop { abc }", "query cop {", "query cop { instances(first: -1) { totalCount } }"] {
            let answer = try await post(query)
            let extensions = try #require(answer["errors"]?[0]?["extensions"])
            #expect(extensions["exception"] == nil && extensions["stacktrace"] == nil && extensions["code"] != nil)
            #expect(!answer.serialized().lowercased().contains("swift"))
        }
    }
}

@Suite("The development profile") struct DevelopmentProfileTests {
    @Test func `answers introspection, suggests names and shows the schema`() async throws {
        let gateway = try await TestGateway(profile: .development)
        #expect(await gateway.post(#"{"query":"{ __schema { queryType { name } } }"}"#).text.hasPrefix(#"{"data""#))
        #expect(await gateway.post(#"{"query":"{ instence(id: 1) { id } }"}"#).text.contains("Did you mean"))
        #expect(await gateway.send(.get, "/schema.graphql").status == .ok)
    }
}

extension JSONValue {
    subscript(name: String) -> JSONValue? { if case .object(let object) = self { object[name] } else { nil } }
    subscript(index: Int) -> JSONValue? {
        if case .array(let items) = self, items.indices.contains(index) { items[index] } else { nil }
    }
}
