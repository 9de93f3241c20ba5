internal import HTTPTypes
internal import Inventory
internal import JSON

/// Decides which requests are traced, and makes their spans: one for the request, one for each statement below it.
///
/// A request whose sender takes part in a trace follows the sender's decision; of the others a share is traced
/// (OpenTelemetry's sampler `parentbased_traceidratio`).
public final class Tracer: Sendable {
    /// The spans that have not been sent yet.
    let queue: SpanQueue
    private let threshold: UInt64
    private let scheme: String
    private let now: @Sendable () -> Int64

    /// Spans that may wait to be sent.
    private static let capacity = 8_192
    /// The bits of a trace's id by which a share of the traces is chosen, the same ones everywhere.
    private static let randomBits: UInt64 = 1 << 56

    /// A tracer.
    /// - Parameters:
    ///   - ratio: The share of requests that are traced among those that are no part of a trace yet; from 0 to 1.
    ///   - scheme: The scheme of the gateway's addresses, `http` or `https`.
    public convenience init(ratio: Double, scheme: String) {
        self.init(ratio: ratio, scheme: scheme, capacity: Self.capacity, now: { UnixTime.nanoseconds })
    }

    /// A tracer with a clock, in nanoseconds since 1970, and room for so many spans.
    package init(ratio: Double, scheme: String, capacity: Int, now: @escaping @Sendable () -> Int64) {
        queue = SpanQueue(capacity: capacity)
        threshold = UInt64((1 - min(max(ratio, 0), 1)) * Double(Self.randomBits))
        self.scheme = scheme
        self.now = now
    }

    /// Begins to record a request; nil if its trace is not sampled.
    func begin(_ request: GatewayRequest) -> RequestTrace? {
        let parent = TraceContext(request)
        let id = parent?.traceID ?? TraceID.make()
        guard parent?.isSampled ?? (id.low % Self.randomBits >= threshold) else { return nil }
        return RequestTrace(id, parent: parent)
    }

    /// Puts the spans of an answered request in line to be sent.
    /// - Parameter route: The path without what callers choose of it; nil where there is nothing.
    func finish(
        _ trace: RequestTrace, _ exchange: Exchange, _ route: String?, _ response: GatewayResponse, _ duration: Duration
    ) {
        let end = now()
        var root = Span(
            traceID: trace.traceID, id: trace.spanID, parentID: trace.parent?.parentID,
            traceState: trace.parent?.state, name: "", kind: .server, start: end - duration.nanoseconds, end: end)
        describe(&root, exchange, route, response)
        root.attributes.members += trace.attributes.members
        let origin = exchange.start + duration
        let statements = trace.statements.statements.map { statement in
            Self.span(statement, below: root) { end - $0.duration(to: origin).nanoseconds }
        }
        queue.add([root] + statements)
    }

    /// What is said of a request (semantic conventions, "HTTP server span").
    private func describe(_ span: inout Span, _ exchange: Exchange, _ route: String?, _ response: GatewayResponse) {
        let head = exchange.request.head
        // Names of strangers' making would be without number.
        let isKnown = Self.methods.contains(head.method)
        span.name = isKnown ? head.method.rawValue : "HTTP"
        span.attributes = [
            "http.request.method": .string(isKnown ? head.method.rawValue : "_OTHER"),
            "url.scheme": .string(scheme), "url.path": .string(String(exchange.path)),
            "http.response.status_code": .int(response.status.code),
        ]
        if let route {
            span.name += " \(route)"
            span.attributes["http.route"] = .string(route)
        }
        span.attributes["client.address"] = exchange.request.remoteAddress.map { .string($0) }
        span.attributes["user_agent.original"] = head.headerFields.value(.userAgent).map { .string($0) }
        if response.status.code >= 500 {
            span.isError = true
            span.attributes["error.type"] = .string(String(response.status.code))
        }
    }

    /// What is said of a statement (semantic conventions, "Database client span").
    private static func span(
        _ statement: StatementTrace.Statement, below parent: Span, _ time: (ContinuousClock.Instant) -> Int64
    ) -> Span {
        let operation = String(statement.text.prefix { !$0.isWhitespace && $0 != "(" })
        var span = Span(
            traceID: parent.traceID, id: .make(), parentID: parent.id, traceState: parent.traceState, name: operation,
            kind: .client, start: time(statement.start), end: time(statement.end))
        span.attributes = [
            "db.system.name": .string(statement.system), "db.operation.name": .string(operation),
            "db.query.text": .string(statement.text),
        ]
        if let error = statement.error {
            span.isError = true
            span.attributes["error.type"] = .string(error.kind.traceName)
        }
        return span
    }

    private static let methods: Set<HTTPRequest.Method> = [
        .get, .head, .post, .put, .delete, .connect, .options, .trace, .patch,
    ]
}

extension InventoryError.Kind {
    /// As `error.type` has it.
    fileprivate var traceName: String {
        switch self {
        case .invalidInput: "invalid_input"
        case .alreadyExists: "already_exists"
        case .notFound: "not_found"
        case .timeout: "timeout"
        case .unavailable: "unavailable"
        case .internal: "internal"
        }
    }
}

extension Duration {
    fileprivate var nanoseconds: Int64 {
        let (seconds, attoseconds) = components
        return seconds * 1_000_000_000 + attoseconds / 1_000_000_000
    }
}
