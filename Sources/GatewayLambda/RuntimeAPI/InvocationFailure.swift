internal import JSON

/// A failure as Lambda shows it to whoever invoked the function, and in its metrics.
public struct InvocationFailure: Error, Hashable, Sendable {
    /// What kind of failure, as `Gateway.NotAnHTTPEvent`.
    public var type: String
    /// What is wrong and what to do.
    public var message: String

    /// A failure.
    public init(type: String, message: String) {
        self.type = type
        self.message = message
    }

    /// The content of a request to `…/error`.
    package var body: [UInt8] {
        JSONValue.object([
            "errorMessage": .string(message), "errorType": .string(type), "stackTrace": .array([]),
        ]).serializedBytes()
    }
}
