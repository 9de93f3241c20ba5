import Gateway
import HTTPTypes
import JSON
import Testing

/// The audits of graphql-http (github.com/graphql/graphql-http, October 2025), each by its id and its name; requests and
/// expectations follow from the name and from GraphQL over HTTP. EE52 is one that the suite names and does not run.
@Suite("An audit of GraphQL over HTTP") struct AuditTests {
    /// What is sent, and what the answer must be.
    struct Audit: Sendable, CustomTestStringConvertible {
        var id: String
        var name: String
        var method = HTTPRequest.Method.post
        var query = ""
        var type: String? = "application/json"
        var accept: String?
        var body = #"{"query":"{ __typename }"}"#
        var status = 200...200
        var contentType: String?
        /// Whether the answer has errors; nil if either will do.
        var hasErrors: Bool?
        /// Whether the answer has `data`; nil if either will do.
        var hasData: Bool?

        var testDescription: String { "\(id): \(name)" }
    }

    static let graphQL = "application/graphql-response+json"
    static let json = "application/json"
    static let typed =
        #"{"query":"query Type($name: String!) { __type(name: $name) { name } }","variables":{"name":"sometype"}}"#
    static let typedQuery =
        "?query=query%20Type($name:%20String!)%20{%20__type(name:%20$name)%20{%20name%20}%20}&variables=%7B%22name%22:%22sometype%22%7D"
    static let broken = #"{ "not a JSON"#
    static let misspelled = #"{"qeury":"{ __typename }"}"#
    static let unparsable = #"{"query":"{"}"#
    static let invalid = #"{"query":"{ a8f31403dfe404bccbb0e835f2629c6a7 }"}"#
    static let uncoercible = #"{"query":"query CoerceFailure($id: ID!){ __typename }","variables":{"id":null}}"#

    static let audits: [Audit] = single + wrongParameters + nullParameters

    private static let single: [Audit] =
        [
            // Media types
            Audit(
                id: "22EB", name: "SHOULD accept application/graphql-response+json and match the content-type",
                accept: graphQL, contentType: graphQL),
            Audit(
                id: "4655", name: "MUST accept application/json and match the content-type", accept: json,
                contentType: json),
            Audit(
                id: "47DE", name: "SHOULD accept */* and use application/json for the content-type", accept: "*/*",
                contentType: json),
            Audit(
                id: "80D8", name: "SHOULD assume application/json content-type when accept is missing",
                contentType: json),
            Audit(id: "82A3", name: "MUST use utf-8 encoding when responding"),
            Audit(
                id: "BF61", name: "MUST accept utf-8 encoded request", type: "application/json; charset=utf-8",
                body: #"{"query":"{ __type(name: \"Run🏃Swim🏊\") { name } }"}"#),
            Audit(id: "78D5", name: "MUST assume utf-8 in request if encoding is unspecified"),
            // Requests
            Audit(id: "2C94", name: "MUST accept POST requests"),
            Audit(
                id: "5A70", name: "MAY accept application/x-www-form-urlencoded formatted GET requests", method: .get,
                query: "?query=%7B+__typename+%7D", type: nil, body: ""),
            Audit(
                id: "9C48", name: "MAY NOT allow executing mutations on GET requests", method: .get,
                query: "?query=mutation%20%7B%20__typename%20%7D", type: nil, accept: graphQL, body: "",
                status: 400...499),
            Audit(
                id: "9ABE", name: "MAY respond with 4xx status code if content-type is not supplied on POST requests",
                type: nil, body: "", status: 400...499),
            Audit(id: "03D4", name: "MUST accept application/json POST requests"),
            Audit(
                id: "A5BF", name: "MAY use 400 status code when request body is missing on POST", body: "",
                status: 400...400),
            // Parameters
            Audit(
                id: "423L", name: "MAY use 400 status code on missing {query} parameter", accept: graphQL,
                body: #"{"notquery":"{ __typename }"}"#, status: 400...400),
            Audit(
                id: "34A2",
                name: "SHOULD allow string {query} parameter when accepting application/graphql-response+json",
                accept: graphQL),
            Audit(
                id: "13EE", name: "MUST allow string {query} parameter when accepting application/json", accept: json,
                hasErrors: false),
            Audit(
                id: "8161",
                name: "SHOULD allow string {operationName} parameter when accepting application/graphql-response+json",
                accept: graphQL, body: #"{"operationName":"Query","query":"query Query { __typename }"}"#),
            Audit(
                id: "B8B3", name: "MUST allow string {operationName} parameter when accepting application/json",
                accept: json, body: #"{"operationName":"Query","query":"query Query { __typename }"}"#,
                hasErrors: false),
            Audit(
                id: "2EA1",
                name: "SHOULD allow map {variables} parameter when accepting application/graphql-response+json",
                accept: graphQL, body: typed),
            Audit(
                id: "28B9", name: "MUST allow map {variables} parameter when accepting application/json", accept: json,
                body: typed, hasErrors: false),
            Audit(
                id: "D6D5",
                name:
                    "MAY allow URL-encoded JSON string {variables} parameter in GETs when accepting graphql-response+json",
                method: .get, query: typedQuery, type: nil, accept: graphQL, body: ""),
            Audit(
                id: "6A70",
                name: "MAY allow URL-encoded JSON string {variables} parameter in GETs when accepting application/json",
                method: .get, query: typedQuery, type: nil, accept: json, body: "", hasErrors: false),
            Audit(
                id: "428F",
                name: "SHOULD allow map {extensions} parameter when accepting application/graphql-response+json",
                accept: graphQL, body: #"{"query":"{ __typename }","extensions":{"some":"value"}}"#),
            Audit(
                id: "1B7A", name: "MUST allow map {extensions} parameter when accepting application/json", accept: json,
                body: #"{"query":"{ __typename }","extensions":{"some":"value"}}"#, hasErrors: false),
            // Malformed requests
            Audit(
                id: "B6DC", name: "MAY use 4xx or 5xx status codes on JSON parsing failure", body: broken,
                status: 400...499),
            Audit(
                id: "BCF8", name: "MAY use 400 status code on JSON parsing failure", body: broken, status: 400...400),
            Audit(
                id: "8764", name: "MAY use 4xx or 5xx status codes if parameters are invalid", body: misspelled,
                status: 400...599),
            Audit(
                id: "3E3A", name: "MAY use 400 status code if parameters are invalid", body: misspelled,
                status: 400...400),
            // Errors in application/json
            Audit(
                id: "572B",
                name: "SHOULD use 200 status code on document parsing failure when accepting application/json",
                accept: json, body: unparsable),
            Audit(
                id: "FDE2",
                name: "SHOULD use 200 status code on document validation failure when accepting application/json",
                accept: json, body: invalid),
            Audit(
                id: "7B9B",
                name: "SHOULD use a status code of 200 on variable coercion failure when accepting application/json",
                accept: json, body: uncoercible),
            // Errors in application/graphql-response+json
            Audit(
                id: "865D", name: "SHOULD use 4xx or 5xx status codes on document parsing failure", accept: graphQL,
                body: unparsable, status: 400...599),
            Audit(
                id: "556A", name: "SHOULD use 400 status code on document parsing failure", accept: graphQL,
                body: unparsable, status: 400...400),
            Audit(
                id: "D586", name: "SHOULD not contain the data entry on document parsing failure", accept: graphQL,
                body: unparsable, status: 400...599, hasData: false),
            Audit(
                id: "51FE", name: "SHOULD use 4xx or 5xx status codes on document validation failure", accept: graphQL,
                body: invalid, status: 400...599),
            Audit(
                id: "74FF", name: "SHOULD use 400 status code on document validation failure", accept: graphQL,
                body: invalid, status: 400...400),
            Audit(
                id: "5E5B", name: "SHOULD not contain the data entry on document validation failure", accept: graphQL,
                body: invalid, status: 400...599, hasData: false),
            Audit(
                id: "EE52", name: "MUST use 2xx status code if response contains the data entry and it is not null",
                accept: graphQL, status: 200...299, hasData: true),
            Audit(
                id: "86EE", name: "SHOULD use a status code of 400 on variable coercion failure", accept: graphQL,
                body: uncoercible, status: 400...400),
        ]

    private static let wrongParameters: [Audit] = [
        wrong("LKJ", "query", [#"{"obj":"ect"}"#, "0", "false", #"["array"]"#]),
        wrong("6C0", "operationName", [#"{"obj":"ect"}"#, "0", "false", #"["array"]"#]),
        wrong("476", "variables", [#""string""#, "0", "false", #"["array"]"#]),
        wrong("58B", "extensions", [#""string""#, "0", "false", #"["array"]"#]),
    ].flatMap(\.self)

    /// A parameter of each wrong kind.
    private static func wrong(_ id: String, _ parameter: String, _ values: [String]) -> [Audit] {
        values.enumerated().map { index, value in
            let query = parameter == "query" ? "" : #""query":"{ __typename }","#
            return Audit(
                id: id + String(index), name: "MAY use 400 status code on \(value) {\(parameter)} parameter",
                body: "{\(query)\"\(parameter)\":\(value)}", status: 400...400)
        }
    }

    private static let nullParameters: [Audit] = ["variables", "operationName", "extensions"].enumerated().flatMap {
        index, parameter in
        let body = "{\"query\":\"{ __typename }\",\"\(parameter)\":null}"
        return [
            Audit(
                id: "94B\(index)",
                name: "SHOULD allow null {\(parameter)} parameter when accepting application/graphql-response+json",
                accept: graphQL, body: body, hasErrors: false),
            Audit(
                id: "022\(index)", name: "MUST allow null {\(parameter)} parameter when accepting application/json",
                accept: json, body: body, hasErrors: false),
        ]
    }

    @Test("is there for each of the suite's 61") func completeness() {
        #expect(Self.audits.count == 61)
        #expect(Set(Self.audits.map(\.id)).count == 61)
    }

    @Test("is passed", arguments: audits)
    func audit(_ audit: Audit) async throws {
        let gateway = try await TestGateway()
        var fields = HTTPFields()
        fields[.contentType] = audit.type
        fields[.accept] = audit.accept
        let response = await gateway.send(audit.method, "/graphql" + audit.query, fields, audit.body)
        #expect(audit.status.contains(response.status.code))
        let type = try #require(response.headerFields[.contentType])
        if let expected = audit.contentType { #expect(type.contains(expected)) }
        #expect(String(validating: response.body, as: UTF8.self) != nil)
        guard case .object(let members) = try JSONValue(parsing: response.body) else {
            Issue.record("not a GraphQL response: \(response.text)")
            return
        }
        if let hasErrors = audit.hasErrors { #expect((members["errors"] != nil) == hasErrors) }
        if let hasData = audit.hasData { #expect((members["data"] != nil) == hasData) }
    }

    @Test("is passed where a GET has to show that no other site's page sends it, too", arguments: audits)
    func withoutSimpleQueries(_ audit: Audit) async throws {
        let gateway = try await TestGateway { $0.acceptsSimpleQueries = false }
        var fields = HTTPFields()
        fields[.contentType] = audit.type
        fields[.accept] = audit.accept
        if audit.method == .get {
            let refused = await gateway.send(.get, "/graphql" + audit.query, fields)
            #expect(refused.status == .forbidden)
            #expect(!refused.text.contains(#""data""#))
            fields[try #require(HTTPField.Name("GraphQL-Require-Preflight"))] = "1"
        }
        let response = await gateway.send(audit.method, "/graphql" + audit.query, fields, audit.body)
        #expect(audit.status.contains(response.status.code))
    }
}
