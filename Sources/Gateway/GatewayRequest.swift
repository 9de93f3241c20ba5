public import HTTPTypes

/// A request as a front door received it, whole.
public struct GatewayRequest: Sendable {
    /// Method, path and header fields. The path is the request target in origin form, query included.
    public var head: HTTPRequest
    /// The content, decoded from its transfer coding.
    public var body: [UInt8]
    /// Who sent it, for the log; nil where the front door can't know.
    public var remoteAddress: String?
    /// When the answer is of no use any more; nil means never.
    public var deadline: ContinuousClock.Instant?
    /// What X-Ray says of the trace that the request is a part of (`X-Amzn-Trace-Id`), from a front door that is told
    /// beside the header fields; nil from others.
    public var traceID: String?

    /// A request.
    public init(
        head: HTTPRequest, body: [UInt8] = [], remoteAddress: String? = nil,
        deadline: ContinuousClock.Instant? = nil, traceID: String? = nil
    ) {
        self.head = head
        self.body = body
        self.remoteAddress = remoteAddress
        self.deadline = deadline
        self.traceID = traceID
    }
}
