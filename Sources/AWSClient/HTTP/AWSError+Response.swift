internal import JSON

extension AWSError {
    /// The error of an answer: its code from the header `x-amzn-ErrorType`, else from the body; its text from the body.
    init(_ response: AWSResponse, _ endpoint: AWSEndpoint, hiding credentials: AWSCredentials, now: AWSTime = .now) {
        let body: JSONObject? =
            if case .object(let object)? = try? JSONValue(parsing: response.body) { object } else { nil }
        let code = Self.code(response, body)
        let text = body?.text("message") ?? body?.text("Message") ?? body?.text("errorMessage")
        var message = "\(endpoint.host) answered \(code)"
        if let text { message += ": " + Self.harmless(text, credentials) }
        if Self.signatureCodes.contains(code), let skew = Self.skew(response, now) { message += " " + skew }
        self.init(
            .service(code: code, status: response.status), message,
            retryAfter: response.header("retry-after").flatMap { Int64($0) }.map { .seconds(max(0, min($0, 3600))) })
    }

    private static func code(_ response: AWSResponse, _ body: JSONObject?) -> String {
        let written =
            response.header("x-amzn-errortype") ?? body?.text("code") ?? body?.text("Code") ?? body?.text("__type")
        guard let written, !written.isEmpty else { return "status \(response.status)" }
        let code = written.prefix { $0 != ":" }
        return String(code[(code.lastIndex(of: "#").map(code.index(after:)) ?? code.startIndex)...])
    }

    /// The service repeats, where a signature is wrong, what it should have signed: with the session's token in it.
    private static func harmless(_ text: String, _ credentials: AWSCredentials) -> String {
        var text = String(text.prefix { $0 != "\n" || !text.contains("Canonical String") })
        for secret in [credentials.secretAccessKey, credentials.sessionToken].compactMap({ $0 }) {
            text = text.split(separator: secret.reveal(), omittingEmptySubsequences: false).joined(
                separator: "[redacted]")
        }
        return text
    }

    private static let signatureCodes: Set<String> = [
        "InvalidSignatureException", "SignatureDoesNotMatch", "RequestTimeTooSkewed", "RequestExpired", "AuthFailure",
    ]

    /// How the sentence begins that says how wrong this machine's clock is.
    package static let clockProblem = "The clock of this machine is"

    /// What to say when this machine's clock is the reason: signatures last five minutes.
    private static func skew(_ response: AWSResponse, _ now: AWSTime) -> String? {
        guard let theirs = response.header("date").flatMap(AWSTime.init(httpDate:)) else { return nil }
        let seconds = now.seconds - theirs.seconds
        guard abs(seconds) >= 240 else { return nil }
        return
            "\(clockProblem) \((abs(seconds) + 30) / 60) minutes \(seconds > 0 ? "ahead of" : "behind") "
            + "AWS's: set it right."
    }
}

extension JSONObject {
    func text(_ name: String) -> String? {
        if case .string(let text)? = self[name] { text } else { nil }
    }
}
