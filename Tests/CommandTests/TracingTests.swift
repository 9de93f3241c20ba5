import Foundation
import JSON
import Synchronization
import Testing

@Suite("Traces of the serve command")
struct TracingTests {
    /// A stand-in for a collector.
    private final class Collector: Sendable {
        let service: LoopbackService
        private let taken: Received

        private final class Received: Sendable {
            let requests = Mutex<[LoopbackService.Request]>([])
        }

        init() throws {
            let taken = Received()
            self.taken = taken
            service = try LoopbackService { request in
                taken.requests.withLock { $0.append(request) }
                return .init(body: "{}")
            }
        }

        var requests: [LoopbackService.Request] { taken.requests.withLock { $0 } }

        /// The spans that have come.
        func spans() throws -> [JSONValue] {
            try requests.flatMap { request in
                try JSONValue(parsing: Array(request.body.utf8))["resourceSpans.0.scopeSpans.0.spans"]?.elements ?? []
            }
        }
    }

    static let trace = "0af7651916cd43dd8448eb211c80319c"
    static let variables = ["OTEL_EXPORTER_OTLP_ENDPOINT", "INVENTORY_OTLP_ENDPOINT"]

    @Test("come to the collector that the environment names, those of the last requests too", arguments: variables)
    func export(_ variable: String) async throws {
        let collector = try Collector()
        let server = try Server(
            store: "sqlite::memory:",
            environment: [
                variable: collector.service.endpoint + "/base/", "OTEL_SERVICE_NAME": "fleet",
                "OTEL_EXPORTER_OTLP_HEADERS": "api-key=se%20cret, x-tenant=1",
            ])
        let answer = try Program.run(
            "curl", "-s", "--max-time", "30", "-H", "traceparent: 00-\(Self.trace)-b7ad6b7169203331-01",
            "\(server.url)/ec2/i-1")
        #expect(answer.output == #"{"record":{},"record_found":false}"#)
        _ = try await server.send("GET", "/")
        #expect(server.terminate() == 0)
        #expect(server.logged.contains(#""trace_id":"\#(Self.trace)""#))

        let request = try #require(collector.requests.first)
        let lines = request.head.split(separator: "\r\n")
        #expect(lines.first == "POST /base/v1/traces HTTP/1.1")
        for line in ["content-type: application/json", "api-key: se cret", "x-tenant: 1"] {
            #expect(lines.contains { $0.lowercased() == line }, "\(line)")
        }
        #expect(request.body.contains(#"{"key":"service.name","value":{"stringValue":"fleet"}}"#))
        let spans = try collector.spans()
        #expect(spans.contains { $0["name"] == "GET /" })
        let ofTrace = spans.filter { $0["traceId"] == .string(Self.trace) }
        #expect(ofTrace.count == 2)
        #expect(ofTrace.first?["name"] == "GET /ec2/{id}")
        #expect(ofTrace.first?["parentSpanId"] == "b7ad6b7169203331")
        #expect(ofTrace.last?["parentSpanId"] == ofTrace.first?["spanId"])
    }

    @Test("are given up where no collector answers, and no request waits for that", arguments: [false, true])
    func deadCollector(_ isThere: Bool) async throws {
        let silent = try LoopbackService { _ in
            sleep(20)
            return .init()
        }
        // Else a port that nobody listens on any more.
        let endpoint = isThere ? silent.endpoint : try LoopbackService { _ in .init() }.endpoint
        let server = try Server(store: "sqlite::memory:", ["--otlp-endpoint", endpoint])
        for _ in 0..<100 { #expect(try await server.send("GET", "/ec2/i-1").status == 200) }
        #expect(server.terminate() == 0)
        #expect(server.logged.contains("spans were not exported"))
    }

    @Test("are not made unless that is asked for") func off() async throws {
        let server = try Server(store: "sqlite::memory:")
        #expect(try await server.send("GET", "/metrics").text.contains("spans") == false)
    }

    /// Options and variables that make no sense, and what is said.
    static let wrong: [([String], [String: String], String)] = [
        (["--otlp-endpoint", "collector:4318"], [:], "collector:4318"),
        (["--trace-ratio", "2"], [:], "2"), (["--trace-ratio", "nan"], [:], "nan"),
        ([], ["OTEL_EXPORTER_OTLP_ENDPOINT": "grpc://host"], "grpc://host"),
        (["--otlp-endpoint", "http://127.0.0.1:1"], ["OTEL_TRACES_SAMPLER_ARG": "all"], "OTEL_TRACES_SAMPLER_ARG"),
        (["--otlp-endpoint", "http://127.0.0.1:1"], ["OTEL_EXPORTER_OTLP_HEADERS": "key"], "name=value"),
    ]

    @Test("do not begin with options that make no sense", arguments: wrong)
    func wrongUsage(_ options: [String], _ environment: [String: String], _ text: String) throws {
        let result = try Command.run(
            ["serve", "--port", "0", "--store", "sqlite::memory:"] + options, environment: environment)
        #expect(result.status == 64)
        #expect(result.errors.split(separator: "\n").count == 1, "\(result.errors)")
        #expect(result.errors.contains(text), "\(result.errors)")
    }
}
