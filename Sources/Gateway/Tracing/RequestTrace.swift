internal import Inventory
internal import JSON
internal import Synchronization

/// What is recorded of a request whose trace is sampled, while it is being answered.
final class RequestTrace: Sendable {
    /// The trace that the request is a part of, or begins.
    let traceID: TraceID
    /// The request's own span.
    let spanID = SpanID.make()
    /// Where the request comes from; nil if it begins the trace.
    let parent: TraceContext?
    /// The statements it sends.
    let statements = StatementTrace()
    private let added = Mutex<JSONObject>([:])

    init(_ traceID: TraceID, parent: TraceContext?) {
        self.traceID = traceID
        self.parent = parent
    }

    /// Adds an attribute to the request's span.
    func add(_ name: String, _ value: JSONValue) { added.withLock { $0[name] = value } }

    /// What has been added.
    var attributes: JSONObject { added.withLock { $0 } }
}
