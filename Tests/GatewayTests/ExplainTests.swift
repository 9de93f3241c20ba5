import Gateway
import JSON
import Testing

@Suite("extensions.explain")
struct ExplainTests {
    private static let document = #"""
        query Two($id: ID!) {
          a: instance(id: $id) { id ...Packages }
          b: instance(id: "none") { id ...Packages }
          instances(first: 1) { totalCount }
        }
        fragment Packages on Instance { packages(first: 2) { nodes { name } } }
        """#

    private static func body(_ query: String, _ extensions: String) -> String {
        let query = JSONValue.string(query).serialized()
        return #"{"query":\#(query),"variables":{"id":"i-1"},"extensions":\#(extensions)}"#
    }

    /// The explanation in an answer; nil if it has none.
    private static func explanation(_ answer: GatewayResponse) throws -> JSONValue? {
        try JSONValue(parsing: answer.body)["extensions"]?["explain"]
    }

    @Test("tells the operation, its statements with their parameters, and the database's plans")
    func query() async throws {
        let gateway = try await TestGateway(allowsExplain: true)
        let answer = await gateway.post(Self.body(Self.document, #"{"explain":true}"#))
        #expect(answer.text.hasPrefix(#"{"data":{"a":null,"b":null,"instances":{"totalCount":0}},"extensions":{"#))
        let explanation = try #require(try Self.explanation(answer))

        let operation = try #require(explanation["operation"])
        #expect(operation["name"] == "Two")
        let fields = try #require(operation["fields"]?.elements)
        #expect(fields.map { $0["responseName"] } == ["a", "b", "instances"])
        #expect(fields.map { $0["call"] } == [1, 1, 2])
        #expect(fields[0]["arguments"] == ["id": "i-1"])
        #expect(fields[0]["fields"]?.elements.map { $0["name"] } == ["id", "packages"])
        #expect(fields[0]["fields"]?.elements[1]["arguments"]?["first"] == 2)

        // The two calls run side by side.
        let statements = try #require(explanation["statements"]?.elements)
        #expect(statements.count == 2)
        let lookup = try #require(statements.first { $0["fields"] == ["a", "b"] })
        #expect(lookup["text"]?.string.hasPrefix("SELECT ") ?? false)
        #expect(lookup["parameters"]?.elements.count == 1)
        #expect(lookup["parameters"]?.elements[0]["type"] == "TEXT")
        #expect(lookup["parameters"]?.elements[0]["value"]?.string.contains("\"i-1\"") ?? false)
        #expect(lookup["bytes"] == 2)
        let plan = lookup["plan"]?.elements.map(\.string) ?? []
        #expect(plan.contains { $0.contains("SEARCH t0 USING INDEX") }, "\(plan)")

        let text = explanation["text"]?.string ?? ""
        #expect(
            text.hasPrefix("Query Two\n  a: instance(id: \"i-1\") → Instance   [call 1]\n    id → ID!\n"), "\(text)")
        #expect(text.contains("for a, b: "))
    }

    @Test("tells the statements of a mutation, which runs once")
    func mutation() async throws {
        let gateway = try await TestGateway(allowsExplain: true)
        let mutation = #"""
            mutation { registerInstance(input: {id: "i-1", region: "r", account: "1", packages: [
              {name: "bash", version: "5", ecosystem: "deb"}]}) { instance { id } } }
            """#
        let answer = await gateway.post(Self.body(mutation, #"{"explain":true}"#))
        #expect(answer.text.hasPrefix(#"{"data":{"registerInstance":{"instance":{"id":"i-1"}}},"#))
        let statements = try #require(try Self.explanation(answer)?["statements"]?.elements)
        #expect(statements.map { $0["fields"] } == Array(repeating: ["registerInstance"], count: 5))
        #expect(statements.prefix(4).map { $0["rows"] } == [1, 1, 1, 1])
        #expect(statements[0]["text"]?.string.hasPrefix("INSERT INTO ec2 ") ?? false)
        #expect(statements[4]["text"]?.string.hasPrefix("SELECT ") ?? false)
        let count = await gateway.post(#"{"query":"{ instances { totalCount } }"}"#)
        #expect(count.text == #"{"data":{"instances":{"totalCount":1}}}"#)
    }

    @Test(
        "is left out where nobody asks, where the operator does not allow it, and where nothing is executed",
        arguments: [
            (true, document, "{}"), (true, document, #"{"explain":false}"#), (true, document, "null"),
            (false, document, #"{"explain":true}"#), (true, "{ colour }", #"{"explain":true}"#),
        ])
    func absence(_ allowsExplain: Bool, _ query: String, _ extensions: String) async throws {
        let gateway = try await TestGateway(allowsExplain: allowsExplain)
        let answer = await gateway.post(Self.body(query, extensions))
        #expect(try JSONValue(parsing: answer.body)["extensions"] == nil)
    }
}

extension JSONValue {
    fileprivate var elements: [JSONValue] { if case .array(let elements) = self { elements } else { [] } }

    fileprivate var string: String { if case .string(let text) = self { text } else { "" } }
}
