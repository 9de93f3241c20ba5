internal import HTTPTypes

/// The `extensions.code` of errors that the HTTP interface finds by itself.
struct HTTPErrorCode: Sendable {
    var text: StaticString

    static let badUserInput = HTTPErrorCode(text: "BAD_USER_INPUT")
    static let notFound = HTTPErrorCode(text: "NOT_FOUND")
    static let timeout = HTTPErrorCode(text: "TIMEOUT")
    static let forbidden = HTTPErrorCode(text: "FORBIDDEN")
    static let unavailable = HTTPErrorCode(text: "STORE_UNAVAILABLE")
    static let overloaded = HTTPErrorCode(text: "RATE_LIMITED")
    static let persistedQueryNotFound = HTTPErrorCode(text: "PERSISTED_QUERY_NOT_FOUND")
    static let persistedQueryNotSupported = HTTPErrorCode(text: "PERSISTED_QUERY_NOT_SUPPORTED")
    static let `internal` = HTTPErrorCode(text: "INTERNAL")

    init(text: StaticString) { self.text = text }

    /// The code that goes with a status.
    init(_ status: HTTPResponse.Status) {
        self =
            switch status {
            case .notFound: .notFound
            case .forbidden: .forbidden
            case .requestTimeout, .gatewayTimeout: .timeout
            case .serviceUnavailable, .tooManyRequests: .overloaded
            default: status.kind == .serverError ? .internal : .badUserInput
            }
    }
}
