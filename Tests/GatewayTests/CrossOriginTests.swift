import Gateway
import HTTPTypes
import Testing

@Suite("A page of another site") struct CrossOriginTests {
    static let app = "https://app.example"

    static func preflight(_ gateway: TestGateway, _ origin: String, _ path: String = "/graphql") async
        -> GatewayResponse
    {
        await gateway.send(.options, path, [.origin: origin, .accessControlRequestMethod: "POST"])
    }

    @Test("may nothing unless its origin is named") func denied() async throws {
        let closed = try await TestGateway()
        let open = try await TestGateway { $0.allowedOrigins = [Self.app] }
        for (gateway, origin) in [(closed, Self.app), (open, "https://evil.example"), (open, "null")] {
            let response = await Self.preflight(gateway, origin)
            #expect(response.status == .noContent)
            #expect(response.headerFields[.accessControlAllowOrigin] == nil)
            #expect(response.headerFields[.accessControlAllowMethods] == nil)
            #expect(await gateway.send(.get, "/", [.origin: origin]).headerFields[.accessControlAllowOrigin] == nil)
        }
    }

    @Test("may ask and read if its origin is named") func allowed() async throws {
        let gateway = try await TestGateway { $0.allowedOrigins = [Self.app] }
        let preflight = await Self.preflight(gateway, Self.app)
        #expect(preflight.status == .noContent)
        #expect(preflight.headerFields[.accessControlAllowOrigin] == Self.app)
        #expect(preflight.headerFields[.accessControlAllowMethods] == "GET, POST, HEAD, OPTIONS")
        #expect(preflight.headerFields[.accessControlAllowHeaders]?.contains("Content-Type") == true)
        #expect(preflight.headerFields[.accessControlMaxAge] == "7200")
        #expect(preflight.headerFields[.vary] == "Origin")
        let fields: HTTPFields = [.origin: Self.app, .contentType: "application/json"]
        let response = await gateway.send(.post, "/graphql", fields, #"{"query":"{__typename}"}"#)
        #expect(response.status == .ok)
        #expect(response.headerFields[.accessControlAllowOrigin] == Self.app)
        #expect(response.headerFields[.accessControlExposeHeaders] == "ETag, Retry-After, X-Request-ID")
        #expect(response.headerFields[.accessControlAllowCredentials] == nil)
    }

    @Test("may whatever it is where all are allowed") func all() async throws {
        let gateway = try await TestGateway { $0.allowedOrigins = ["*"] }
        #expect(await Self.preflight(gateway, "https://any").headerFields[.accessControlAllowOrigin] == "https://any")
    }

    @Test("registers on the legacy route only if its origin is named") func legacy() async throws {
        let gateway = try await TestGateway { $0.allowedOrigins = [Self.app] }
        let site = try #require(HTTPField.Name("Sec-Fetch-Site"))
        let body = #"{"aws_region":"r","aws_account":"1","packages":[]}"#
        for (origin, isAllowed) in [(Self.app, true), ("https://evil.example", false)] {
            let response = await gateway.send(.post, "/ec2/i-1", [site: "cross-site", .origin: origin], body)
            #expect((response.status == .forbidden) == !isAllowed)
        }
    }
}
