import Foundation
import JSON
import Testing

/// Hostile loads on the real binary, each bounded: the server stays small, and the next ordinary request is answered.
@Suite("Abuse", .serialized)
struct AbuseTests {
    /// What a load must leave behind: memory below 100 MB, an answer, a ready store.
    static func survive(_ server: Server, _ load: (Server) async throws -> Void) async throws {
        try await load(server)
        let answer = try await server.graphQL("{ __typename }")
        #expect(answer.text == #"{"data":{"__typename":"Query"}}"#)
        #expect(try await server.send("GET", "/health/ready").status == 200)
        if let bytes = server.residentBytes { #expect(bytes < 100_000_000, "\(bytes) bytes are resident") }
    }

    @Test("of the content is answered with a clear 4xx, or 200 with errors, and never with 5xx", arguments: contents)
    func content(_ content: Content) async throws {
        let server = try Server(store: "sqlite::memory:")
        try await Self.survive(server) { server in
            let answer = try await server.send("POST", "/graphql", content.body)
            #expect((200..<500).contains(answer.status))
            #expect(answer.text.contains(content.text), "\(answer.text.prefix(300))")
        }
    }

    /// What is sent, and a part of the answer. In the tests' log stands its name: it may be a megabyte.
    struct Content: Sendable, CustomTestStringConvertible {
        var name: String
        var body: [UInt8]
        var text: String
        var testDescription: String { name }
    }

    static let contents = rows.map { Content(name: $0.name, body: $0.body, text: $0.text) }

    private static let rows: [(name: String, body: [UInt8], text: String)] = [
        (
            "JSON nested 100,000 deep in the variables",
            utf8(
                #"{"query":"{__typename}","variables":{"a":"# + repeated("[", 100_000) + repeated("]", 100_000) + "}}"),
            "nested more than"
        ),
        (
            "objects nested 50,000 deep", utf8(repeated(#"{"a":"#, 50_000) + "1" + repeated("}", 50_000)),
            "nested more than"
        ),
        ("a number of 200,000 digits", variable(repeated("9", 200_000)), "errors"),
        ("a number with a huge exponent", variable("1e999999999"), "errors"),
        ("a number with 100,000 fraction digits", variable("0." + repeated("3", 100_000)), "errors"),
        ("a number that is minus zero", variable("-0"), #""totalCount":0"#),
        (
            "members of one name: the last one counts", utf8(#"{"query":"{nothing}","query":"{__typename}"}"#),
            #"{"data":{"__typename":"Query"}}"#
        ),
        (
            "invalid UTF-8 in a string", utf8(#"{"query":"{__typename #"#) + [0xC3, 0x28, 0xFF] + utf8("\"}"),
            "not JSON"
        ),
        ("a lone surrogate", utf8(#"{"query":"{__typename}","operationName":"\ud800"}"#), "errors"),
        ("a byte order mark", [0xEF, 0xBB, 0xBF] + utf8(#"{"query":"{__typename}"}"#), "not JSON"),
        (
            "UTF-16", Array("{\"query\":\"{__typename}\"}".utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }),
            "not JSON"
        ),
        ("zero bytes", [UInt8](repeating: 0, count: 100_000), "not JSON"),
        ("a document of 900,000 braces", utf8("{\"query\":\"" + repeated("{", 900_000) + "\"}"), "errors"),
        (
            "a document of 100,000 aliases",
            utf8("{\"query\":\"{" + (0..<100_000).map { "a\($0):__typename " }.joined() + "}\"}"), "errors"
        ),
        (
            "a string of 900,000 escapes",
            utf8("{\"query\":\"{a(b:\\\"" + repeated(#"\\u0041"#, 100_000) + "\\\")}\"}"), "errors"
        ),
    ]

    private static func variable(_ value: String) -> [UInt8] {
        let query = "query($a:Int){instances(filter:{packageCount:{eq:$a}}){totalCount}}"
        return utf8(#"{"query":"\#(query)","variables":{"a":\#(value)}}"#)
    }

    private static func utf8(_ text: String) -> [UInt8] { Array(text.utf8) }
    private static func repeated(_ text: String, _ count: Int) -> String { String(repeating: text, count: count) }

    @Test("of the target: a GET of 100 kB is refused with 414") func longTarget() async throws {
        let server = try Server(store: "sqlite::memory:")
        try await Self.survive(server) { server in
            let path = "/graphql?query=" + String(repeating: "a", count: 100_000)
            let status = try await server.send("GET", path).status
            #expect(status == 414)
        }
    }

    @Test("by 200 gzip bombs is refused with 413") func bombs() async throws {
        let server = try Server(store: "sqlite::memory:")
        let directory = try TemporaryDirectory()
        let zeros = try directory.write(String(repeating: "\0", count: 100_000_000), to: "zeros")
        #expect(try Program.run("gzip", "-9", zeros).status == 0)
        try await Self.survive(server) { server in
            let result = try Program.run(
                "curl", "-s", "--max-time", "50", "-o", "/dev/null", "-w", "%{http_code} ", "-H",
                "Content-Type: application/json", "-H", "Content-Encoding: gzip", "--data-binary", "@\(zeros).gz",
                "\(server.url)/graphql?[1-200]")
            #expect(result.output == String(repeating: "413 ", count: 200))
        }
    }

    @Test("by 2,000 idle connections and 500 slow ones leaves others untouched") func idleConnections() async throws {
        let server = try Server(store: "sqlite::memory:")
        let port = try #require(server.url.port)
        try await Self.survive(server) { server in
            let sockets = OpenSockets(port: port)
            defer { sockets.close() }
            try sockets.open(2_000, sending: "")
            try sockets.open(250, sending: "POST /graphql HTTP/1.1\r\nHost: a\r\nContent-Len")
            try sockets.open(250, sending: "POST /graphql HTTP/1.1\r\nHost: a\r\nContent-Length: 1000\r\n\r\n{\"que")
            for _ in 0..<20 {
                let status = try await server.graphQL("{ __typename }").status
                #expect(status == 200)
            }
            let metrics = try await server.send("GET", "/metrics").text
            let line = try #require(metrics.split(separator: "\n").first { $0.hasPrefix("inventory_connections ") })
            #expect(Int(line.split(separator: " ")[1]) ?? 0 >= 2_500)
            if let bytes = server.residentBytes { #expect(bytes < 100_000_000, "\(bytes) bytes are resident") }
        }
    }

    @Test("by 1,000 connections that sent much, and stay: they hold little of it") func idleAfterSending() async throws
    {
        let server = try Server(store: "sqlite::memory:")
        let port = try #require(server.url.port)
        try await Self.survive(server) { server in
            let sockets = OpenSockets(port: port)
            defer { sockets.close() }
            try sockets.open(1_000, sending: "")
            let body = #"{"query":"{ __typename }"}"# + Self.repeated(" ", 200_000)
            let fields = "Host: a\r\nContent-Type: application/json\r\nContent-Length: \(body.utf8.count)"
            try sockets.exchange("POST /graphql HTTP/1.1\r\n\(fields)\r\n\r\n\(body)", readingAtLeast: 100)
            if let bytes = server.residentBytes { #expect(bytes < 100_000_000, "\(bytes) bytes are resident") }
        }
    }

    @Test("by 400 connections that were answered much, and stay: they hold little of it")
    func idleAfterAnswers() async throws {
        let server = try Server(store: "sqlite::memory:", LargeAnswer.limits)
        let port = try #require(server.url.port)
        try await Self.survive(server) { server in
            let sockets = OpenSockets(port: port)
            defer { sockets.close() }
            try sockets.open(400, sending: "")
            let fields = "Host: a\r\nContent-Type: application/json\r\nContent-Length: \(LargeAnswer.body.utf8.count)"
            try sockets.exchange(
                "POST /graphql HTTP/1.1\r\n\(fields)\r\n\r\n\(LargeAnswer.body)",
                readingAtLeast: LargeAnswer.text.utf8.count)
            if let bytes = server.residentBytes { #expect(bytes < 100_000_000, "\(bytes) bytes are resident") }
        }
    }

    @Test("by clients that leave: their statements are cancelled, and counted") func leaving() async throws {
        let directory = try TemporaryDirectory()
        let fleet = try Command.run("demo-data", "--instances", "300")
        #expect(try Command.run("import", "-", "--store", directory.store(), input: fleet.output).status == 0)
        let server = try Server(store: directory.store(), ["--max-cost", "1000000000"])
        // Reads the whole fleet's packages over and over: far longer than its sender waits.
        let part =
            "instances(first: 300) { nodes { packages(first: 300) { nodes { instances(first: 1) { totalCount } } } } }"
        let aliases = (0..<20).map { "a\($0): \(part)" }.joined(separator: " ")
        let body = try directory.write(
            JSONValue.object(["query": .string("{ \(aliases) }")]).serialized(), to: "body.json")
        try await Self.survive(server) { server in
            for _ in 0..<5 {
                _ = try Program.run(
                    "curl", "-s", "--max-time", "0.2", "-H", "Content-Type: application/json", "-d", "@\(body)",
                    "\(server.url)/graphql")
            }
            var cancelled = 0
            for _ in 0..<3_000 where cancelled == 0 {
                let metrics = try await server.send("GET", "/metrics").text
                let name = "inventory_cancelled_requests_total "
                let line = metrics.split(separator: "\n").first { $0.hasPrefix(name) }
                cancelled = line.flatMap { Int($0.dropFirst(name.count)) } ?? 0
                usleep(10_000)
            }
            #expect(cancelled > 0)
        }
    }
}

/// Connections that are opened and left as they are.
private final class OpenSockets {
    private let port: Int
    private var descriptors: [Int32] = []

    init(port: Int) { self.port = port }

    func open(_ count: Int, sending text: String) throws {
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = in_port_t(UInt16(port)).bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        for _ in 0..<count {
            let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
            guard descriptor >= 0 else { throw POSIXError(.EMFILE) }
            descriptors.append(descriptor)
            let result = withUnsafePointer(to: &address) {
                $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                    connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
                }
            }
            guard result == 0 else { throw POSIXError(.ECONNREFUSED) }
            if !text.isEmpty {
                _ = text.withCString { Foundation.send(descriptor, $0, text.utf8.count, Int32(MSG_NOSIGNAL)) }
            }
        }
    }

    /// Sends a request on each, one after another, and reads so many bytes of its answer.
    func exchange(_ text: String, readingAtLeast count: Int) throws {
        let request = Array(text.utf8)
        var buffer = [UInt8](repeating: 0, count: 65_536)
        for descriptor in descriptors {
            var sent = 0
            while sent < request.count {
                let result = request.withUnsafeBytes {
                    Foundation.send(descriptor, $0.baseAddress! + sent, request.count - sent, Int32(MSG_NOSIGNAL))
                }
                guard result > 0 else { throw POSIXError(.EPIPE) }
                sent += result
            }
            var received = 0
            while received < count {
                let result = recv(descriptor, &buffer, buffer.count, 0)
                guard result > 0 else { throw POSIXError(.ECONNRESET) }
                received += result
            }
        }
    }

    func close() {
        for descriptor in descriptors { _ = Foundation.close(descriptor) }
        descriptors = []
    }
}
