internal import HTTPTypes

/// A request that is not what it should be, and why.
struct BadRequest: Error {
    /// For the caller.
    var message: String
    var code: HTTPErrorCode
    var status: HTTPResponse.Status
    /// Whether the parameters themselves are wrong. A request whose parameters are sound is answered with 200 to clients
    /// that take `application/json` only.
    var isMalformed: Bool

    init(
        _ message: String, _ code: HTTPErrorCode = .badUserInput, _ status: HTTPResponse.Status = .badRequest,
        isMalformed: Bool = true
    ) {
        self.message = message
        self.code = code
        self.status = status
        self.isMalformed = isMalformed
    }
}
