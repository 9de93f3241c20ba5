internal import JSON

/// Something that took time, as OpenTelemetry has it.
struct Span: Sendable {
    var traceID: TraceID
    var id: SpanID
    /// The span that it is a part of; nil at a trace's root.
    var parentID: SpanID?
    /// What other tracing systems have added to the trace.
    var traceState: String?
    var name: String
    var kind: Kind
    /// In nanoseconds since 1970.
    var start: Int64
    /// In nanoseconds since 1970.
    var end: Int64
    var attributes: JSONObject = [:]
    /// Whether the fault is on this side.
    var isError = false

    /// A span's place between callers and called, with its number in OTLP.
    enum Kind: Int, Sendable {
        case server = 2
        case client = 3
    }
}
