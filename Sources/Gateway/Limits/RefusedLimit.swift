/// A limit of the front door for which a request was refused, as the metrics name it.
public enum RefusedLimit: String, CaseIterable, Sendable {
    /// The request's content.
    case bodySize = "body-size"
    /// The request's header fields.
    case headerSize = "header-size"
    /// The request target.
    case targetSize = "target-size"
    /// The time in which a request has to arrive.
    case receiveTime = "receive-time"
    /// The time in which a request has to be answered.
    case requestTime = "request-time"
    /// Connections at a time.
    case connections
    /// Requests in flight, and waiting for it.
    case requestsInFlight = "requests-in-flight"
    /// A client's requests a second.
    case clientRate = "client-rate"
}
