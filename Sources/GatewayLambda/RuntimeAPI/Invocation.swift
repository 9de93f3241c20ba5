internal import NIOHTTP1

/// One event to be answered, as `GET /runtime/invocation/next` gives it
/// (AWS: "Using the Lambda runtime API for custom runtimes").
package struct Invocation: Hashable, Sendable {
    /// The invocation's id, under which it is answered.
    package var id: String
    /// When Lambda ends it, in milliseconds since 1970; nil if it is not told.
    package var deadline: Int64?
    /// X-Ray's tracing header, such as `Root=1-5bef4de7-…;Parent=…;Sampled=1`.
    package var traceID: String?
    /// The event, a JSON text.
    package var event: [UInt8]

    /// An invocation.
    package init(id: String, deadline: Int64? = nil, traceID: String? = nil, event: [UInt8]) {
        self.id = id
        self.deadline = deadline
        self.traceID = traceID
        self.event = event
    }

    /// The invocation of an answer's header fields and content; nil without an id.
    init?(_ fields: HTTPHeaders, _ event: [UInt8]) {
        guard let id = fields.first(name: "Lambda-Runtime-Aws-Request-Id"), !id.isEmpty,
            id.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "/") })
        else { return nil }
        self.init(
            id: id, deadline: fields.first(name: "Lambda-Runtime-Deadline-Ms").flatMap { Int64($0) },
            traceID: fields.first(name: "Lambda-Runtime-Trace-Id"), event: event)
    }

    /// How long is left; nil without a deadline.
    /// - Parameter now: Milliseconds since 1970.
    package func timeLeft(at now: Int64) -> Duration? { deadline.map { .milliseconds(max(0, $0 - now)) } }
}
