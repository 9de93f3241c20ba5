import Foundation
import JSON
import Testing

@testable import AWSClient

@Suite("botocore signs as this client does")
struct BotocoreTests {
    static let count = 2500

    @Test("random requests: paths, queries, header fields, tokens, contents", .timeLimit(.minutes(10)))
    func randomRequests() async throws {
        let script = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("botocore_signatures.py")
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = [
            "python3", script.path, "--count", "\(Self.count)", "--seed", "\(Int.random(in: 1...1 << 30))",
        ]
        let pipe = Pipe()
        process.standardOutput = pipe
        try process.run()
        let output = try pipe.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
        let lines = output.split(separator: UInt8(ascii: "\n"))
        #expect(lines.count == Self.count)
        for line in lines { try check(try JSONValue(parsing: Array(line)), String(decoding: line, as: UTF8.self)) }
    }

    private func check(_ value: JSONValue, _ line: String) throws {
        guard case .object(let object) = value, case .array(let fields)? = object["headers"],
            case .int(let seconds)? = object["seconds"], case .bool(let isPresigned)? = object["presigned"],
            case .object(let expected)? = object["expected"]
        else { throw CocoaError(.coderReadCorrupt) }
        func text(_ name: String) throws -> String { try #require(object.text(name), "\(name) in \(line)") }

        let endpoint = try #require(AWSEndpoint(url: "\(try text("scheme"))://\(try text("host"))"), "\(line)")
        let request = AWSRequest(
            try text("method"), endpoint, path: try text("path"), query: try text("query"),
            headers: fields.compactMap { field in
                guard case .array(let pair) = field, case .string(let name) = pair[0], case .string(let value) = pair[1]
                else { return nil }
                return AWSHeaderField(name, value)
            }, body: Array(try text("body").utf8))
        let credentials = AWSCredentials(
            accessKeyID: try text("keyID"), secretAccessKey: Secret(try text("secret")),
            sessionToken: object.text("token").map(Secret.init))
        let signature = SignatureV4(region: try text("region"), service: try text("service"))
        let time = AWSTime(seconds: Int64(seconds))
        if isPresigned {
            let query = signature.query(presigning: request, with: credentials, expiresInSeconds: 900, at: time)
            #expect(query == expected.text("query"), "\(line)")
        } else {
            let signed = signature.headers(signing: request, with: credentials, at: time)
            #expect(signed.first?.value == expected.text("date"), "\(line)")
            #expect(signed.last?.value == expected.text("authorization"), "\(line)")
        }
    }
}
