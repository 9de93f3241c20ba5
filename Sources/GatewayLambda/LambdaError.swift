/// Why a runtime can't go on. The environment ends with it; Lambda makes a new one.
public enum LambdaError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The address of the Runtime API is none.
    case invalidAddress(String)
    /// The Runtime API can't be reached, or the connection broke.
    case unreachable(address: String, reason: String)
    /// The Runtime API answered what it must not.
    case unexpectedAnswer(request: String, reason: String)

    /// One line that says what is wrong.
    public var description: String {
        switch self {
        case .invalidAddress(let address):
            "AWS_LAMBDA_RUNTIME_API is '\(address)', and has to be HOST:PORT, as Lambda sets it"
        case .unreachable(let address, let reason): "the Lambda Runtime API at \(address) can't be reached: \(reason)"
        case .unexpectedAnswer(let request, let reason): "the Lambda Runtime API fails at \(request): \(reason)"
        }
    }
}
