import Eventuals
import Gateway
import HTTPTypes
import Inventory
import InventoryAPI
import Testing

@Suite("The gateway") struct RoutesTests {
    @Test("serves the schema as it was written") func schema() async throws {
        let response = await (try TestGateway()).send(.get, "/schema.graphql")
        #expect(response.status == .ok)
        #expect(response.body == InventoryAPI.schemaText)
    }

    @Test(
        "answers at once what asks the store for nothing",
        arguments: [
            ("/graphql", "{\"query\": \"{ __typename }\"}", true), ("/graphql", "{\"query\": \"{\"}", true),
            ("/graphql", "[", true),
            ("/graphql", "{\"query\": \"{ instances { totalCount } }\"}", false), ("/nothing", "", true),
            ("/ec2/i-1", "{}", false),
        ])
    func atOnce(_ path: String, _ body: String, _ isReady: Bool) async throws {
        let gateway = try await TestGateway()
        let head = HTTPRequest(
            method: .post, scheme: nil, authority: "a", path: path, headerFields: [.contentType: "application/json"])
        let response = gateway.gateway.respond(to: GatewayRequest(head: head, body: Array(body.utf8)))
        if case .ready = response { #expect(isReady) } else { #expect(!isReady) }
        #expect(await response.value.headerFields[.xRequestID] != nil)
    }

    @Test("is alive whatever the store does, and ready when the store is") func health() async throws {
        let sound = try await TestGateway()
        #expect(await sound.send(.get, "/health/live").status == .ok)
        #expect(await sound.send(.get, "/health/ready").text == #"{"status":"ok"}"#)
        let failing = try await TestGateway(
            failing: InventoryError(.unavailable, "The store is away.", detail: "secret"))
        #expect(await failing.send(.get, "/health/live").status == .ok)
        let response = await failing.send(.get, "/health/ready")
        #expect(response.status == .serviceUnavailable)
        #expect(response.text == #"{"status":"unavailable","reason":"The store is away."}"#)
    }

    @Test("has a page that loads nothing where the explorer is switched off") func home() async throws {
        let gateway = try await TestGateway(showsExplorer: false)
        let response = await gateway.send(.get, "/")
        #expect(response.status == .ok)
        #expect(response.headerFields[.contentType] == "text/html; charset=utf-8")
        #expect(response.headerFields[.contentSecurityPolicy]?.hasPrefix("default-src 'none'") == true)
        #expect(!response.text.contains("<script"))
        #expect(!response.text.contains("src="))
        #expect(await gateway.send(.get, "/explorer/app.mjs").status == .notFound)
    }

    @Test("knows no other paths", arguments: ["/nothing", "/graphql/", "/GraphQL", "/health", "//", "/ec2"])
    func notFound(_ path: String) async throws {
        let response = await (try TestGateway()).send(.get, path)
        #expect(response.status == .notFound)
        #expect(response.text.contains(#""code":"NOT_FOUND""#))
    }

    /// A path and what it allows.
    static let allowed = [
        ("/graphql", "GET, POST, HEAD, OPTIONS"), ("/", "GET, HEAD, OPTIONS"),
        ("/schema.graphql", "GET, HEAD, OPTIONS"), ("/health/live", "GET, HEAD, OPTIONS"),
        ("/health/ready", "GET, HEAD, OPTIONS"), ("/metrics", "GET, HEAD, OPTIONS"),
        ("/ec2/i", "GET, POST, HEAD, OPTIONS"),
    ]

    @Test("says which methods a path allows", arguments: allowed)
    func methods(_ path: String, _ allow: String) async throws {
        let gateway = try await TestGateway()
        let refused = await gateway.send(.delete, path)
        #expect(refused.status == .methodNotAllowed)
        #expect(refused.headerFields[.allow] == allow)
        let options = await gateway.send(.options, path)
        #expect(options.status == .noContent)
        #expect(options.headerFields[.allow] == allow)
        #expect(options.headerFields[.accessControlAllowOrigin] == nil)
    }

    @Test("answers for the whole server") func optionsOfServer() async throws {
        #expect(await (try TestGateway()).send(.options, "*").status == .noContent)
    }

    @Test("takes over a sound request id, and makes one otherwise") func requestID() async throws {
        let gateway = try await TestGateway()
        let name = try #require(HTTPField.Name("X-Request-ID"))
        #expect(await gateway.send(.get, "/", [name: "abc-1.2:3"]).headerFields[name] == "abc-1.2:3")
        for bad in ["", "a b", "a\"b", String(repeating: "a", count: 129)] {
            let id = try #require(await gateway.send(.get, "/", [name: bad]).headerFields[name])
            #expect(id.wholeMatch(of: /[0-9a-f]{32}/) != nil)
        }
        #expect(gateway.log.text.contains(#""request_id":"abc-1.2:3""#))
    }

    @Test("logs one line for a request, without its query string") func accessLog() async throws {
        let gateway = try await TestGateway()
        _ = await gateway.send(.get, "/ec2/i-1?token=secret")
        let line = gateway.log.text
        #expect(line.split(separator: "\n").count == 1)
        for part in [
            #""level":"info""#, #""message":"request""#, #""method":"GET""#, #""path":"/ec2/i-1""#, #""status":"200""#,
            #""statements":"1""#, #""duration_ms":""#,
        ] { #expect(line.contains(part)) }
        #expect(!line.contains("secret"))
    }

    @Test("refuses in the shape that the path's callers know") func refusals() async throws {
        let gateway = try await TestGateway().gateway
        func refuse(_ path: String?) -> String {
            let head = path.map { HTTPRequest(method: .post, scheme: nil, authority: nil, path: $0) }
            return gateway.refuse(.contentTooLarge, "Too large.", head).text
        }
        #expect(refuse("/graphql") == #"{"errors":[{"message":"Too large.","extensions":{"code":"BAD_USER_INPUT"}}]}"#)
        #expect(refuse(nil) == refuse("/graphql"))
        #expect(refuse("/ec2/i") == #"{"error_message":"Too large."}"#)
        #expect(gateway.refuse(.serviceUnavailable, "Later.", nil).headerFields[.retryAfter] == "1")
    }
}
