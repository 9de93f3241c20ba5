import Gateway
import HTTPTypes
import Testing

@Suite("A batch") struct BatchTests {
    static let one = #"{"query":"{__typename}"}"#
    static let data = #"{"data":{"__typename":"Query"}}"#

    @Test("is refused unless it is allowed") func off() async throws {
        let response = await (try TestGateway()).post("[\(Self.one)]")
        #expect(response.status == .badRequest)
        #expect(response.message == "The request must be one JSON object; batches are not supported.")
    }

    /// A batch of at most three, the status, and the answer or its first error.
    static let batches: [(String, Int, String)] = [
        ("[\(one)]", 200, "[\(data)]"), ("[\(one),\(one),\(one)]", 200, "[\(data),\(data),\(data)]"),
        (
            "[\(one),7,{\"query\":\"{\"}]", 200,
            #"[{"data":{"__typename":"Query"}},{"errors":[{"message":"The request must be a JSON object with \"query\".","extensions":{"code":"BAD_USER_INPUT"}}]},{"errors":[{"message":"#
        ), ("[]", 400, "The batch has no requests."),
        ("[\(one),\(one),\(one),\(one)]", 400, "The batch has 4 requests; at most 3 are allowed."),
        ("[[\(one)]]", 200, #"[{"errors":[{"message":"The request must be a JSON object"#),
    ]

    @Test("is answered in its order, each request by itself", arguments: batches)
    func answers(_ body: String, _ status: Int, _ text: String) async throws {
        let gateway = try await TestGateway { $0.maximumBatchSize = 3 }
        let response = await gateway.post(body, accept: "application/graphql-response+json, application/json;q=0.5")
        #expect(response.status.code == status)
        if status == 200 {
            #expect(response.text.hasPrefix(text), "\(response.text)")
            #expect(response.text.hasSuffix("]"))
            #expect(response.headerFields[.contentType] == "application/json; charset=utf-8")
        } else {
            #expect(response.message == text)
        }
        #expect(await gateway.post(Self.one).text == Self.data)
    }

    @Test("runs its requests one after another") func order() async throws {
        let gateway = try await TestGateway { $0.maximumBatchSize = 2 }
        let register =
            #"{"query":"mutation{registerInstance(input:{id:\"i\",region:\"r\",account:\"1\"}){instance{id}}}"}"#
        let look = #"{"query":"{instance(id:\"i\"){region}}"}"#
        let response = await gateway.post("[\(register),\(look)]")
        #expect(response.text.hasSuffix(#",{"data":{"instance":{"region":"r"}}}]"#))
    }
}
