/// A limit of the front door for which a request was refused, as the metrics name it.
public enum RefusedLimit: String, CaseIterable, Sendable {
    /// The request's content.
    case bodyBytes = "body_bytes"
    /// The request's header fields.
    case headerBytes = "header_bytes"
    /// The request target.
    case targetBytes = "target_bytes"
    /// The time in which a request has to arrive.
    case receiveTime = "receive_time"
    /// The time in which a request has to be answered.
    case requestTime = "request_time"
    /// Connections at a time.
    case connections
    /// Requests in flight, and waiting for it.
    case requestsInFlight = "requests_in_flight"
    /// A client's requests a second.
    case clientRate = "client_rate"
    /// A bound on operations: tokens, depth, rows and the like.
    case operation
}
