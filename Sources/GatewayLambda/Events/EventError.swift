/// What is wrong with an event. It is never the HTTP caller's doing: whoever invoked the function learns of it.
package enum EventError: Error, Hashable, Sendable {
    /// The event is not JSON.
    case notJSON(String)
    /// The event is none of HTTP's; these are its members, or what it is instead of an object.
    case notHTTP(String)
    /// A member of an HTTP event is missing or of another type.
    case malformed(path: String, expected: String)

    /// What is reported to Lambda.
    package var failure: InvocationFailure {
        switch self {
        case .notJSON(let reason):
            InvocationFailure(type: "Gateway.InvalidEvent", message: "The event is not JSON: \(reason).")
        case .notHTTP(let content):
            InvocationFailure(
                type: "Gateway.NotAnHTTPEvent",
                message: "This function answers HTTP requests: events of API Gateway (REST and HTTP APIs), of function "
                    + "URLs, and of Application Load Balancers. This event is none of them: it is \(content).")
        case .malformed(let path, let expected):
            InvocationFailure(
                type: "Gateway.InvalidEvent", message: "The event's member \(path) must be \(expected).")
        }
    }
}
