import Eventuals
import Foundation
import Gateway
import HTTPTypes
import Testing

@testable import GatewayServer

@Suite("The content coding gzip") struct ContentCodingTests {
    /// What the program of that name makes of bytes.
    static func gzip(_ bytes: [UInt8], decompresses: Bool = false) throws -> [UInt8] {
        let file = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
        try Data(bytes).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        let process = Process()
        let output = Pipe()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["gzip", "-n", "-c"] + (decompresses ? ["-d"] : [])
        process.standardInput = try FileHandle(forReadingFrom: file)
        process.standardOutput = output
        try process.run()
        let result = try output.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        return Array(result)
    }

    static let texts = ["", "a", "GraphQL", String(repeating: "instance ", count: 100_000)]

    @Test("is what the gzip program reads and writes", arguments: texts) func interchange(_ text: String) throws {
        let bytes = Array(text.utf8)
        #expect(try Gzip.decompress(Self.gzip(bytes), atMost: 1_000_000) == bytes)
        let compressed = try #require(Gzip.compress(bytes))
        #expect(try Self.gzip(compressed, decompresses: true) == bytes)
        if bytes.count > 1_000 { #expect(compressed.count < bytes.count / 10) }
    }

    @Test("is undone up to a bound, whatever it would grow to") func bomb() throws {
        let bomb = try #require(Gzip.compress([UInt8](repeating: 0, count: 50_000_000)))
        #expect(bomb.count < 300_000)
        #expect(throws: Gzip.Failure.tooLarge) { try Gzip.decompress(bomb, atMost: 1_000_000) }
        let exact = try #require(Gzip.compress([UInt8](repeating: 0, count: 1_000_000)))
        #expect(try Gzip.decompress(exact, atMost: 1_000_000).count == 1_000_000)
        #expect(throws: Gzip.Failure.tooLarge) { try Gzip.decompress(exact, atMost: 999_999) }
    }

    @Test("must be whole, and nothing else") func malformed() throws {
        let good = try #require(Gzip.compress(Array("GraphQL".utf8)))
        var corrupt = good
        corrupt[corrupt.count - 6] ^= 0xFF
        for bytes in [[], Array("GraphQL".utf8), Array(good.dropLast()), good + [0], good + good, corrupt] {
            #expect(throws: Gzip.Failure.malformed) { try Gzip.decompress(bytes, atMost: 1_000) }
        }
    }

    /// `Accept-Encoding`, and whether gzip is taken.
    static let accepted: [(String?, Bool)] = [
        (nil, false), ("", false), ("gzip", true), ("GZIP", true), ("x-gzip", true), ("br, gzip;q=0.5", true),
        ("gzip;q=0", false), ("gzip; q=0.000", false), ("*", true), ("*;q=0", false), ("*, gzip;q=0", false),
        ("identity", false), ("gzip;q=0, *", false), ("gzip;q=x", false), (",,gzip", true),
    ]

    @Test("is put on for those that take it", arguments: accepted) func negotiation(_ field: String?, _ isTaken: Bool) {
        #expect(AcceptedCodings(field).allowGzip == isTaken)
    }

    /// Answers with what it got, repeated.
    struct Echo: Responder {
        var count = 1
        var isPromised = false
        func respond(to request: GatewayRequest) -> Eventual<GatewayResponse> {
            var response = GatewayResponse(status: .ok, body: [])
            for _ in 0..<count { response.body += request.body }
            response.headerFields[.contentEncoding] = request.head.headerFields[.contentEncoding]
            let promise = Promise<GatewayResponse> { [response] receiver in
                receiver.resume(returning: response)
                return {}
            }
            return isPromised ? .promised(promise) : .ready(response)
        }
        func refuse(
            _ status: HTTPResponse.Status, _ message: String, _ head: HTTPRequest?, limit: RefusedLimit?
        ) -> GatewayResponse {
            GatewayResponse(status: status, body: Array("\(message) \(limit?.rawValue ?? "-")".utf8))
        }
    }

    static func ask(
        _ count: Int, _ fields: HTTPFields, _ body: [UInt8], isPromised: Bool = false
    ) async -> GatewayResponse {
        var configuration = ServerConfiguration()
        configuration.maximumBodyBytes = 1_000
        let head = HTTPRequest(method: .post, scheme: nil, authority: "a", path: "/", headerFields: fields)
        return await ContentCodingResponder(Echo(count: count, isPromised: isPromised), configuration)
            .respond(to: GatewayRequest(head: head, body: body)).value
    }

    @Test("is put on answers that are large enough", arguments: [1, 200, 20_000], [false, true])
    func responses(_ count: Int, _ isPromised: Bool) async throws {
        let body = Array("0123456789".utf8)
        let response = await Self.ask(count, [.acceptEncoding: "gzip"], body, isPromised: isPromised)
        let isLarge = 10 * count >= 1_024
        #expect(response.headerFields[.contentEncoding] == (isLarge ? "gzip" : nil))
        #expect(response.headerFields[.vary] == (isLarge ? "Accept-Encoding" : nil))
        let plain = isLarge ? try Gzip.decompress(response.body, atMost: 1_000_000) : response.body
        #expect(plain.count == 10 * count)
        let other = await Self.ask(count, [:], body)
        #expect(other.body == plain)
        #expect(other.headerFields[.vary] == (isLarge ? "Accept-Encoding" : nil))
    }

    @Test("is taken off requests, within the bound of their size") func requests() async throws {
        let body = try #require(Gzip.compress(Array("GraphQL".utf8)))
        for coding in ["gzip", "GZIP", "x-gzip"] {
            let response = await Self.ask(1, [.contentEncoding: coding], body)
            #expect(response.body == Array("GraphQL".utf8))
            #expect(response.headerFields[.contentEncoding] == nil)
        }
        let other = await Self.ask(1, [.contentEncoding: "br"], body)
        #expect(other.headerFields[.contentEncoding] == "br", "left to the routes")
        let bomb = try #require(Gzip.compress([UInt8](repeating: 0, count: 1_000_000)))
        let refused = await Self.ask(1, [.contentEncoding: "gzip"], bomb)
        #expect(refused.status == .contentTooLarge)
        #expect(String(decoding: refused.body, as: UTF8.self).hasSuffix("body-size"))
        #expect(await Self.ask(1, [.contentEncoding: "gzip"], [1, 2, 3]).status == .badRequest)
    }
}
