import HTTPTypes
import Inventory
import JSON
import Logging
import Synchronization
import Testing

@testable import Gateway

@Suite("Traces") struct TracingTests {
    static let trace = TraceContextTests.trace
    static let now: Int64 = 1_700_000_000_000_000_000

    private func tracer(ratio: Double = 1, capacity: Int = 100) -> Tracer {
        Tracer(ratio: ratio, scheme: "https", capacity: capacity, now: { Self.now })
    }

    private func parent(isSampled: Bool = true) throws -> HTTPFields {
        let name = try #require(HTTPField.Name("traceparent"))
        return [name: "00-\(Self.trace)-\(TraceContextTests.span)-0\(isSampled ? 1 : 0)"]
    }

    @Test("have a span for the request, and one for each statement below it") func spans() async throws {
        let tracer = tracer()
        let gateway = try await TestGateway { $0.tracer = tracer }
        var fields = try parent()
        fields[.contentType] = "application/json"
        fields[.userAgent] = "test/1"
        let document = "query Q($id: ID!) {instance(id: $id) {id}}"
        let body = #"{"query":"\#(document)","operationName":"Q","variables":{"id":"i-secret"}}"#
        let response = await gateway.send(.post, "/graphql?token=secret", fields, body, from: "192.0.2.1")
        #expect(response.status == .ok)

        let spans = tracer.queue.first(10)
        try #require(spans.count == 2)
        let (root, statement) = (spans[0], spans[1])
        #expect(root.name == "POST /graphql")
        #expect(root.kind == .server)
        #expect(root.traceID.description == Self.trace)
        #expect(root.parentID?.description == TraceContextTests.span)
        #expect(root.end == Self.now)
        #expect(root.start <= statement.start && statement.start <= statement.end && statement.end <= root.end)
        let digest = DocumentDigest(of: Array(document.utf8))
        let expected: JSONObject = [
            "http.request.method": "POST", "url.scheme": "https", "url.path": "/graphql",
            "http.response.status_code": 200, "http.route": "/graphql", "client.address": "192.0.2.1",
            "user_agent.original": "test/1", "graphql.document.hash": .string("sha256:\(digest)"),
            "graphql.operation.name": "Q", "graphql.operation.type": "query",
        ]
        #expect(root.attributes == expected)
        #expect(!root.isError)
        #expect(statement.kind == .client)
        #expect(statement.traceID == root.traceID)
        #expect(statement.parentID == root.id)
        #expect(statement.name == "SELECT" || statement.name == "WITH")
        #expect(statement.attributes["db.system.name"] == "sqlite")
        let bytes = String(decoding: OTLPText.bytes(spans, resource: [:]), as: UTF8.self)
        #expect(!bytes.contains("secret"), "values are nobody's business")
        #expect(gateway.log.text.contains(#""trace_id":"\#(Self.trace)""#))
    }

    @Test("have a span for each statement of a write, and say why one failed") func statements() async throws {
        let tracer = tracer()
        let gateway = try await TestGateway { $0.tracer = tracer }
        let body = #"{"aws_region":"r","aws_account":"a","packages":[{"package_name":"p","package_version":"1"}]}"#
        for _ in 0..<2 { _ = await gateway.send(.post, "/ec2/i-1", [:], body) }
        let spans = tracer.queue.first(100)
        let roots = spans.filter { $0.kind == .server }
        #expect(roots.map(\.name) == ["POST /ec2/{id}", "POST /ec2/{id}"])
        #expect(roots.map { $0.attributes["url.path"] } == ["/ec2/i-1", "/ec2/i-1"])
        #expect(Set(roots.map(\.traceID)).count == 2)
        #expect(spans.contains { $0.kind == .client && $0.name == "INSERT" && $0.parentID == roots[0].id })
    }

    @Test("tell of faults") func faults() async throws {
        let tracer = tracer()
        let gateway = try await TestGateway(failing: InventoryError(.internal, "Broken.")) { $0.tracer = tracer }
        _ = await gateway.send(.get, "/ec2/i-1")
        _ = await gateway.send(.init("PURGE") ?? .get, "/nothing")
        let spans = tracer.queue.first(10)
        #expect(spans.map(\.isError) == [true, false])
        #expect(spans.map { $0.attributes["error.type"] } == ["500", nil])
        #expect(spans.map(\.name) == ["GET /ec2/{id}", "HTTP"])
        #expect(spans.map { $0.attributes["http.route"] } == ["/ec2/{id}", nil])
        #expect(spans.map { $0.attributes["http.request.method"] } == ["GET", "_OTHER"])
    }

    @Test("follow the sender's decision, and leave probes out") func decision() async throws {
        for ratio in [0.0, 1] {
            let tracer = tracer(ratio: ratio)
            let gateway = try await TestGateway { $0.tracer = tracer }
            _ = await gateway.send(.get, "/", try parent(isSampled: false))
            #expect(tracer.queue.count == 0)
            _ = await gateway.send(.get, "/", try parent(isSampled: true))
            #expect(tracer.queue.count == 1)
            _ = await gateway.send(.get, "/")
            #expect(tracer.queue.count == (ratio == 0 ? 1 : 2))
            for path in ["/health/live", "/health/ready", "/metrics"] { _ = await gateway.send(.get, path) }
            #expect(tracer.queue.count == (ratio == 0 ? 1 : 2))
        }
    }

    @Test("are named in the log also where nothing is recorded") func log() async throws {
        let gateway = try await TestGateway()
        _ = await gateway.send(.get, "/", try parent())
        #expect(gateway.log.text.contains(#""trace_id":"\#(Self.trace)""#))
    }

    @Test("are made of what the server refuses; a probe's line in the log names none") func refusals() async throws {
        let tracer = tracer()
        let gateway = try await TestGateway { $0.tracer = tracer }
        for path in ["/health/live", "/health/ready", "/metrics"] { _ = await gateway.send(.get, path) }
        #expect(!gateway.log.text.contains("trace_id"))
        let head = HTTPRequest(method: .post, scheme: nil, authority: nil, path: "/graphql?x")
        _ = gateway.gateway.refuse(.contentTooLarge, "Too large.", head, limit: .bodySize)
        _ = gateway.gateway.refuse(.badRequest, "No HTTP.", nil, limit: nil)
        let spans = tracer.queue.first(10)
        #expect(spans.map(\.name) == ["POST /graphql"], "what was no request has no method to be told")
        #expect(spans.map { $0.attributes["http.response.status_code"] } == [413])
    }

    @Test("take the share that is asked for", arguments: [0, 0.01, 0.5, 1])
    func ratio(_ ratio: Double) {
        let tracer = tracer(ratio: ratio)
        let head = HTTPRequest(method: .get, scheme: nil, authority: nil, path: "/")
        let count = (0..<20_000).count { _ in tracer.begin(GatewayRequest(head: head)) != nil }
        #expect(abs(Double(count) / 20_000 - ratio) < 0.03)
    }

    @Test("are written as OTLP's JSON") func otlp() throws {
        let trace = try #require(TraceID(hexadecimal: Self.trace))
        let (id, parent) = (SpanID(hexadecimal: "00000000000000ff"), SpanID(hexadecimal: TraceContextTests.span))
        let root = Span(
            traceID: trace, id: try #require(id), parentID: parent, traceState: "a=1", name: "GET /", kind: .server,
            start: Self.now, end: Self.now + 1,
            attributes: ["http.response.status_code": 500, "url.path": "/\"é\""], isError: true)
        let child = Span(
            traceID: trace, id: try #require(parent), name: "SELECT", kind: .client, start: 1, end: 2)
        let text = String(decoding: OTLPText.bytes([root, child], resource: ["service.name": "s"]), as: UTF8.self)
        let expected = """
            {"resourceSpans":[{"resource":{"attributes":[{"key":"service.name","value":{"stringValue":"s"}}]},\
            "scopeSpans":[{"scope":{"name":"inventory-gateway"},"spans":[\
            {"traceId":"\(Self.trace)","spanId":"00000000000000ff","parentSpanId":"b7ad6b7169203331",\
            "traceState":"a=1","name":"GET /","kind":2,"startTimeUnixNano":"1700000000000000000",\
            "endTimeUnixNano":"1700000000000000001","attributes":[\
            {"key":"http.response.status_code","value":{"intValue":"500"}},\
            {"key":"url.path","value":{"stringValue":"/\\"é\\""}}],"status":{"code":2}},\
            {"traceId":"\(Self.trace)","spanId":"b7ad6b7169203331","name":"SELECT","kind":3,\
            "startTimeUnixNano":"1","endTimeUnixNano":"2","attributes":[]}]}]}]}
            """
        #expect(text == expected)
    }

    @Test("that find no room are left out and counted") func overflow() async throws {
        let tracer = tracer(capacity: 3)
        let gateway = try await TestGateway { $0.tracer = tracer }
        for _ in 0..<5 { #expect(await gateway.send(.get, "/").status == .ok) }
        #expect(tracer.queue.count == 3)
        let metrics = await gateway.send(.get, "/metrics").text
        #expect(metrics.contains("\ninventory_spans_dropped_total 2\n"))
        #expect(metrics.contains("\ninventory_spans_exported_total 0\n"))
    }

    @Test("are sent again when the collector was away, and dropped when it refuses them") func delivery() async throws {
        let tracer = tracer(capacity: 2_000)
        let gateway = try await TestGateway { $0.tracer = tracer }
        let collector = Collector([.unavailable(reason: "away"), .accepted, .refused(reason: "no"), .accepted])
        let log = LogLines()
        let exporter = SpanExporter(
            tracer, service: "s", version: "1",
            logger: Logger(label: "test") { _ in JSONLogHandler(logLevel: .info, write: log.append) }
        ) { content, _ in collector.take(content) }
        for _ in 0..<1_100 { _ = await gateway.send(.get, "/") }
        await exporter.flush(within: .seconds(60))
        #expect(tracer.queue.count == 1_100, "the collector was away")
        await exporter.flush(within: .seconds(60))
        #expect(tracer.queue.count == 0)
        #expect(tracer.queue.exported.value == 512 + 76)
        #expect(tracer.queue.dropped.value == 512)
        #expect(collector.contents == 4)
        #expect(log.text.contains("away"))
        #expect(log.text.contains("traces are exported again"))

        _ = await gateway.send(.get, "/")
        await exporter.finish(within: .zero)
        #expect(tracer.queue.count == 0)
        #expect(tracer.queue.dropped.value == 513)
        #expect(log.text.contains("spans were not exported"))
    }
}

/// Answers with these deliveries, one after another.
private final class Collector: Sendable {
    private let state: Mutex<(deliveries: ArraySlice<SpanExporter.Delivery>, contents: Int)>

    init(_ deliveries: [SpanExporter.Delivery]) { state = Mutex((deliveries[...], 0)) }

    var contents: Int { state.withLock { $0.contents } }

    func take(_ content: [UInt8]) -> SpanExporter.Delivery {
        state.withLock { state in
            state.contents += 1
            return state.deliveries.popFirst() ?? .accepted
        }
    }
}
