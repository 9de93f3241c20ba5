/// What went wrong with AWS. It never holds a secret: neither a key nor a token, nor a request's body.
public struct AWSError: Error, Hashable, Sendable, CustomStringConvertible {
    /// What kind of error.
    public var kind: Kind
    /// What is wrong and what to do, in a sentence.
    public var message: String
    /// How long the service asks callers to wait.
    public var retryAfter: Duration?

    /// An error.
    public init(_ kind: Kind, _ message: String, retryAfter: Duration? = nil) {
        self.kind = kind
        self.message = message
        self.retryAfter = retryAfter
    }

    /// The kinds of errors.
    public enum Kind: Hashable, Sendable {
        /// A setting, a file or a value is wrong: nothing was sent.
        case configuration
        /// No source has credentials.
        case noCredentials
        /// The service answered with an error of this code.
        case service(code: String, status: Int)
        /// The host's name has no address: nothing was sent.
        case noSuchHost
        /// No connection came about: nothing was sent.
        case noConnection
        /// The request may have been sent, and no whole answer came.
        case noAnswer
        /// What came is not what the service's documentation says.
        case unreadableAnswer
        /// The deadline passed, or the caller went away. The request may have been sent.
        case timeout
    }

    /// The message.
    public var description: String { message }
}

extension AWSError {
    /// The service's code, when it was the service that said no.
    public var code: String? {
        if case .service(let code, _) = kind { code } else { nil }
    }

    static let deadline = AWSError(.timeout, "The time for the request was up.")
}
