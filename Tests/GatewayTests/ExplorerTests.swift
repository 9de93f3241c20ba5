import Foundation
import Gateway
import HTTPTypes
import Testing

@Suite("The explorer") struct ExplorerTests {
    /// The files in the source, by path.
    static let sources: [(path: String, content: [UInt8])] = {
        let folder = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "../../Sources/Gateway/Resources/explorer")
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        return names.sorted().compactMap { name in
            guard let data = try? Data(contentsOf: folder.appending(path: name)) else { return nil }
            return (name == "index.html" ? "/" : "/explorer/\(name)", [UInt8](data))
        }
    }()

    @Test("serves every one of its files as it stands in the source") func files() async throws {
        let gateway = try await TestGateway()
        #expect(Self.sources.count > 20)
        for (path, content) in Self.sources {
            let response = await gateway.send(.get, path)
            #expect(response.status == .ok, "\(path)")
            #expect(response.body == content, "\(path)")
        }
    }

    @Test("is less than 150 kB") func size() {
        #expect(Self.sources.reduce(0) { $0 + $1.content.count } < 150_000)
    }

    @Test("has no script or style inside the page, and nothing from elsewhere") func isSelfContained() async throws {
        let page = await (try TestGateway()).send(.get, "/").text
        #expect(!page.contains("<style") && !page.contains(" style=") && !page.contains(" onclick="))
        #expect(page.matches(of: /<script(?![^>]* src="explorer\/)/).isEmpty)
        for (path, content) in Self.sources {
            let addresses = String(decoding: content, as: UTF8.self).matches(
                of: /(?:https?:)?\/\/[a-z0-9]+\.[a-z.\/0-9]+/)
            #expect(addresses.map { String($0.0) }.allSatisfy { $0 == "http://www.w3.org/2000/svg" }, "\(path)")
        }
    }

    @Test("may do nothing but what it needs", arguments: ["/", "/explorer/app.mjs", "/explorer/explorer.css"])
    func policy(_ path: String) async throws {
        let fields = await (try TestGateway()).send(.get, path).headerFields
        let policy = try #require(fields[.contentSecurityPolicy])
        for part in ["default-src 'none'", "script-src 'self'", "style-src 'self'", "frame-ancestors 'none'"] {
            #expect(policy.split(separator: "; ").contains(part[...]))
        }
        #expect(!policy.contains("unsafe"))
        #expect(fields[.xContentTypeOptions] == "nosniff")
        #expect(fields[try #require(HTTPField.Name("Referrer-Policy"))] == "no-referrer")
    }

    /// A path and its media type.
    static let labels = [
        ("/", "text/html; charset=utf-8"), ("/explorer/explorer.css", "text/css; charset=utf-8"),
        ("/explorer/icon.svg", "image/svg+xml"), ("/explorer/app.mjs", "text/javascript; charset=utf-8"),
        ("/explorer/theme.js", "text/javascript; charset=utf-8"),
    ]

    @Test("labels its files", arguments: labels) func mediaTypes(_ path: String, _ type: String) async throws {
        #expect(await (try TestGateway()).send(.get, path).headerFields[.contentType] == type)
    }

    @Test("sends a file once to a browser that keeps it") func revalidation() async throws {
        let gateway = try await TestGateway()
        let first = await gateway.send(.get, "/explorer/app.mjs")
        let tag = try #require(first.headerFields[.eTag])
        #expect(tag.wholeMatch(of: /W\/"[0-9a-z]+"/) != nil)
        for known in [tag, "\"other\", \(tag)", String(tag.dropFirst(2)), "*"] {
            let again = await gateway.send(.get, "/explorer/app.mjs", [.ifNoneMatch: known])
            #expect(again.status == .notModified, "\(known)")
            #expect(again.body.isEmpty)
            #expect(again.headerFields[.eTag] == tag)
        }
        for unknown in ["W/\"other\"", "", "other"] {
            #expect(await gateway.send(.get, "/explorer/app.mjs", [.ifNoneMatch: unknown]).status == .ok)
        }
        #expect(await gateway.send(.get, "/").headerFields[.eTag] != tag)
    }

    @Test(
        "has no other files",
        arguments: ["/explorer/", "/explorer/nothing.mjs", "/explorer/../app.mjs", "/explorer/index.html"])
    func notFound(_ path: String) async throws {
        #expect(await (try TestGateway()).send(.get, path).status == .notFound)
    }
}
