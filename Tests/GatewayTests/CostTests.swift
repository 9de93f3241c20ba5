import Gateway
import GraphQLExecution
import HTTPTypes
import JSON
import Testing

@Suite("The cost of an operation") struct CostTests {
    private static let query =
        "query ($n: Int) { instances(first: $n) { nodes { id packages { nodes { name } } } totalCount } }"

    private static func body(_ extensions: String, _ count: Int = 10) -> String {
        let query = JSONValue.string(query).serialized()
        return #"{"query":\#(query),"variables":{"n":\#(count)},"extensions":\#(extensions)}"#
    }

    private static let parts =
        #"[{"path":["instances"],"rows":10,"argument":"first","value":10},"#
        + #"{"path":["instances","nodes","packages"],"rows":500,"argument":"first","value":50}]"#

    @Test func `is told beside the answer on request, with the statements that were sent`() async throws {
        let gateway = try await TestGateway()
        let answer = await gateway.post(Self.body(#"{"cost":true}"#))
        #expect(
            answer.text == #"{"data":{"instances":{"nodes":[],"totalCount":0}},"extensions":{"cost":"#
                + #"{"rows":510,"maximumRows":100000,"statements":1,"parts":\#(Self.parts)}}}"#)
    }

    @Test func `is told in place of the answer on request, by an extension or a preference`() async throws {
        let gateway = try await TestGateway()
        let expected = #"{"data":null,"extensions":{"cost":{"rows":510,"maximumRows":100000,"parts":\#(Self.parts)}}}"#
        let byExtension = await gateway.post(Self.body(#"{"cost":"only"}"#))
        #expect(byExtension.text == expected && byExtension.status == .ok)
        let byPreference = await gateway.send(
            .post, "/graphql", [.contentType: "application/json", .prefer: "wait=10, Cost-Only; x=1"], Self.body("{}"))
        #expect(byPreference.text == expected)
        #expect(byPreference.headerFields[.preferenceApplied] == "cost-only")
        #expect(byExtension.headerFields[.preferenceApplied] == nil)
    }

    @Test func `runs no mutation that is only to be priced`() async throws {
        let gateway = try await TestGateway()
        let mutation =
            #"mutation { registerInstance(input: {id: \"i\", region: \"r\", account: \"1\"}) { __typename } }"#
        let answer = await gateway.post(#"{"query":"\#(mutation)","extensions":{"cost":"only"}}"#)
        #expect(answer.text.contains(#""rows":1"#))
        #expect(await gateway.send(.get, "/ec2/i").text.contains("false"))
    }

    @Test func `is told with the refusal of what costs too much`() async throws {
        let gateway = try await TestGateway()
        let answer = try JSONValue(parsing: await gateway.post(Self.body(#"{"cost":"only"}"#, 1000)).body)
        // The least that is too much: 1,000 instances with 50 packages are within the limit.
        #expect(answer["errors"] == nil && answer["extensions"]?["cost"]?["rows"] == 51_000)
        var limits = OperationLimits()
        limits.cost = 50_000
        let strict = try await TestGateway(limits: limits)
        let refused = try JSONValue(parsing: await strict.post(Self.body(#"{"cost":"only"}"#, 1000)).body)
        #expect(refused["errors"]?[0]?["extensions"]?["limit"]?["remedies"]?[0]?["value"] == 49)
        #expect(refused["extensions"]?["cost"]?["rows"] == 51_000)
    }

    @Test(arguments: ["{}", #"{"cost":false}"#, #"{"cost":1}"#, #"{"cost":"all"}"#])
    func `is not told unasked`(extensions: String) async throws {
        let answer = await (try TestGateway()).post(Self.body(extensions))
        #expect(answer.text == #"{"data":{"instances":{"nodes":[],"totalCount":0}}}"#)
    }
}

@Suite("Exceeded limits") struct LimitLogTests {
    @Test func `are logged and counted, refused or not`() async throws {
        var limits = OperationLimits()
        limits.depth = 1
        limits.aliases = 0
        limits.warnOnly = [.aliases]
        let gateway = try await TestGateway(limits: limits)
        let warned = await gateway.post(#"{"query":"{ a: __typename }"}"#)
        #expect(warned.text == #"{"data":{"a":"Query"}}"#)
        for _ in 0..<2 { _ = await gateway.post(#"{"query":"{ instances { totalCount } }"}"#) }
        #expect(gateway.gateway.limits.counts.map(\.limit) == ["aliases", "depth"])
        #expect(gateway.gateway.limits.counts.map(\.count) == [1, 2])
        #expect(gateway.gateway.limits.counts.map(\.isRefused) == [false, true])
        let lines = gateway.log.text.split(separator: "\n").filter { $0.contains("limit exceeded") }
        #expect(lines.count == 3)
        #expect(lines[0].contains(#""level":"warning""#) && lines[0].contains(#""limit":"aliases""#))
        #expect(lines[2].contains(#""level":"info""#) && lines[2].contains(#""count":"2""#))
        #expect(lines[2].contains(#""at":"instances""#) && lines[2].contains(#""value":"2""#))
    }
}
