import Gateway
import HTTPTypes
import Testing

@Suite("GraphQL over HTTP") struct GraphQLOverHTTPTests {
    static let graphQL = "application/graphql-response+json"
    static let json = "application/json"

    /// `Accept`, and the type of the answer; none is 406.
    static let accepts: [(String?, String?)] = [
        (nil, json), ("*/*", json), ("application/*", json), (json, json), (graphQL, graphQL),
        ("\(graphQL), \(json);q=0.9", graphQL), ("\(json), \(graphQL)", graphQL), ("\(graphQL);q=0.5, \(json)", json),
        ("\(graphQL); charset=utf-8, \(json); charset=utf-8", graphQL), ("text/html, */*;q=0.8", json),
        ("*/*;q=0.8, \(graphQL);q=0.5", json), ("*/*, \(json);q=0", graphQL), ("APPLICATION/JSON", json),
        ("text/html", nil), ("\(json);q=0", nil), ("\(json); charset=latin1", nil), ("", json),
    ]

    @Test("answers in the type that the client likes best", arguments: accepts)
    func negotiation(_ accept: String?, _ type: String?) async throws {
        let response = await (try TestGateway()).post(#"{"query":"{__typename}"}"#, accept: accept)
        #expect(response.status == (type == nil ? .notAcceptable : .ok))
        #expect(response.headerFields[.contentType] == (type ?? Self.json) + "; charset=utf-8")
        if type != nil { #expect(response.text == #"{"data":{"__typename":"Query"}}"#) }
    }

    /// A content, the status for each type, and what the first error says.
    static let bodies: [(String, Int, Int, String?)] = [
        (#"{"query":"{__typename}"}"#, 200, 200, nil),
        (#"{"query":"{__typename}","variables":null,"operationName":null,"extensions":null}"#, 200, 200, nil),
        (#"{"query":"{__typename}","unknown":[1],"extensions":{"a":1},"variables":{}}"#, 200, 200, nil),
        (#"{"query":"query A{__typename} query B{__typename}","operationName":"B"}"#, 200, 200, nil),
        (#"{"query":"{"}"#, 200, 400, ""),
        (#"{"query":"{nothing}"}"#, 200, 400, ""),
        (#"{"query":"query($a:Int!){__typename @skip(if:false)}"}"#, 200, 400, ""),
        (#"{"query":"query($a:Boolean!){__typename @skip(if:$a)}","variables":{"a":"no"}}"#, 200, 400, ""),
        (#"{"query":"query A{__typename}","operationName":"B"}"#, 200, 400, ""),
        ("", 400, 400, #"The request has no content; send a JSON object with "query"."#),
        ("{", 400, 400, ""),
        ("[]", 400, 400, "The request must be one JSON object; batches are not supported."),
        (#""query""#, 400, 400, #"The request must be a JSON object with "query"."#),
        ("{}", 400, 400, #"The parameter "query" is missing."#),
        (#"{"query":null}"#, 400, 400, #"The parameter "query" is missing."#),
        (#"{"query":7}"#, 400, 400, #"The parameter "query" must be a string."#),
        (
            #"{"query":"{__typename}","operationName":{}}"#, 400, 400,
            #"The parameter "operationName" must be a string."#
        ),
        (#"{"query":"{__typename}","variables":"{}"}"#, 400, 400, #"The parameter "variables" must be a JSON object."#),
        (#"{"query":"{__typename}","variables":[]}"#, 400, 400, #"The parameter "variables" must be a JSON object."#),
        (#"{"query":"{__typename}","extensions":0}"#, 400, 400, #"The parameter "extensions" must be a JSON object."#),
    ]

    @Test("answers a content with the status that its type of answer calls for", arguments: bodies)
    func status(_ body: String, _ jsonStatus: Int, _ graphQLStatus: Int, _ message: String?) async throws {
        let gateway = try await TestGateway()
        for (type, status) in [(Self.json, jsonStatus), (Self.graphQL, graphQLStatus)] {
            let response = await gateway.post(body, accept: type)
            #expect(response.status.code == status)
            #expect(response.headerFields[.contentType] == type + "; charset=utf-8")
            if let message {
                #expect(response.text.hasPrefix(#"{"errors":[{"message":"#))
                #expect(response.text.contains(#""extensions":{"code":""#))
                #expect(!response.text.contains(#""data""#))
                if !message.isEmpty { #expect(response.message == message) }
            } else {
                #expect(response.text == #"{"data":{"__typename":"Query"}}"#)
            }
        }
    }

    @Test("takes the last of several members of one name, whatever the others are") func repeatedMembers() async throws
    {
        let body = #"{"query": 1, "variables": [], "query": "{ __typename }", "variables": {}}"#
        #expect(await (try TestGateway()).post(body).text == #"{"data":{"__typename":"Query"}}"#)
    }

    @Test("says where the content is not JSON") func notJSON() async throws {
        let response = await (try TestGateway()).post("{\n \"query\": }")
        #expect(response.message?.hasPrefix("The request's content is not JSON: ") == true)
        #expect(response.message?.hasSuffix("(line 2, column 11).") == true)
    }

    /// `Content-Type`, and the status.
    static let contentTypes: [(String?, Int)] = [
        ("application/json", 200), ("application/json; charset=utf-8", 200),
        ("Application/JSON;charset=\"UTF-8\"", 200),
        ("application/json; odd=1", 200), ("application/json; charset=latin1", 415), ("text/plain", 415),
        ("application/x-www-form-urlencoded", 415), ("multipart/form-data; boundary=x", 415),
        ("application/jsonx", 415),
        ("application/graphql", 415), ("nonsense", 415), (nil, 415),
    ]

    @Test("takes application/json in UTF-8 only, which no page of another site can send", arguments: contentTypes)
    func labelled(_ type: String?, _ status: Int) async throws {
        let response = await (try TestGateway()).post(#"{"query":"{__typename}"}"#, type: type)
        #expect(response.status.code == status)
        #expect(response.headerFields[.accessControlAllowOrigin] == nil)
    }

    @Test("takes no content coding that the front door has not taken off, and says which it would")
    func contentEncoding() async throws {
        let response = await (try TestGateway()).send(
            .post, "/graphql", [.contentType: "application/json", .contentEncoding: "br"], "x")
        #expect(response.status == .unsupportedMediaType)
        #expect(response.headerFields[.acceptEncoding] == "gzip")
    }

    /// Fields of a GET with a query, and whether it is answered.
    static let senders: [(HTTPFields, Bool)] = [
        ([:], false), ([.accept: "*/*"], false), ([.contentType: "text/plain"], false),
        ([.contentType: "application/json"], true), ([name("GraphQL-Require-Preflight"): "1"], true),
        ([name("GraphQL-Require-Preflight"): ""], false), ([name("Apollo-Require-Preflight"): "true"], true),
        ([name("X-Apollo-Operation-Name"): "Q"], true), ([name("Sec-Fetch-Site"): "same-origin"], true),
        ([name("Sec-Fetch-Site"): "cross-site"], false), ([name("Sec-Fetch-Site"): "same-site"], false),
    ]

    private static func name(_ name: String) -> HTTPField.Name { HTTPField.Name(name) ?? .accept }

    @Test("refuses a GET with a query that a page of another site could have sent", arguments: senders)
    func forgery(_ fields: HTTPFields, _ isAnswered: Bool) async throws {
        let gateway = try await TestGateway(profile: .production)
        let response = await gateway.send(.get, "/graphql?query={__typename}", fields)
        #expect(response.status == (isAnswered ? .ok : .forbidden))
        if !isAnswered { #expect(response.message?.contains("GraphQL-Require-Preflight") == true) }
    }

    /// A query string, and the status with what the answer contains.
    static let queries: [(String, Int, String)] = [
        ("?query=%7B__typename%7D", 200, #"{"data":{"__typename":"Query"}}"#),
        ("?query={__typename}&variables=&operationName=&extensions=", 200, #"{"data":{"__typename":"Query"}}"#),
        ("?query=query+A{__typename}&operationName=A&unknown=%7B", 200, #"{"data":{"__typename":"Query"}}"#),
        (
            "?query=query($a:Boolean!){a:__typename+@skip(if:$a)+b:__typename}&variables=%7B%22a%22:true%7D", 200,
            #""b":"Query""#
        ),
        ("", 400, "is missing"), ("?query=", 400, "is missing"), ("?", 400, "is missing"),
        ("?query={__typename}&query={__typename}", 400, "more than once"),
        ("?query=%FF", 400, "percent-encoded"), ("?query=%7", 400, "percent-encoded"),
        ("?query={__typename}&variables=[]", 400, "must be a JSON object"),
        ("?query={__typename}&variables={", 400, "is not JSON"),
        ("?query={__typename}&extensions=1", 400, "must be a JSON object"),
    ]

    @Test("takes queries from the query string", arguments: queries)
    func get(_ query: String, _ status: Int, _ text: String) async throws {
        let gateway = try await TestGateway()
        let response = await gateway.send(.get, "/graphql" + query)
        #expect(response.status.code == status)
        #expect(response.text.contains(text))
        #expect(await gateway.send(.head, "/graphql" + query).status.code == status)
    }

    @Test("never changes anything for a GET") func getMutation() async throws {
        let gateway = try await TestGateway()
        let mutation = "mutation{registerInstance(input:{id:%22i%22,region:%22r%22,account:%221%22}){instance{id}}}"
        for accept in [Self.json, Self.graphQL] {
            let response = await gateway.send(.get, "/graphql?query=" + mutation, [.accept: accept])
            #expect(response.status == .methodNotAllowed)
            #expect(response.headerFields[.allow] == "POST")
            #expect(response.message != nil)
        }
        #expect(await gateway.send(.get, "/ec2/i").text.contains("false"))
    }

    @Test("answers what was executed with 200, errors or not") func executed() async throws {
        let gateway = try await TestGateway()
        let body = #"{"query":"mutation{deregisterInstance(input:{instanceId:\"i\"}){__typename}}"}"#
        let response = await gateway.post(body, accept: Self.graphQL)
        #expect(response.status == .ok)
        #expect(response.text.contains("NOT_FOUND"))
    }
}
