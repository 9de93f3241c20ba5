internal import HTTPTypes

/// Which pages of other sites may send requests and read the answers (Fetch Standard, section "CORS protocol").
struct CrossOriginPolicy: Sendable {
    private let origins: Set<String>
    private let allowsAny: Bool

    /// - Parameter origins: As `https://app.example`, or `*` for all; none denies every other site.
    init(_ origins: [String]) {
        self.origins = Set(origins)
        allowsAny = origins.contains("*")
    }

    /// Whether a page of this origin may.
    func allows(_ origin: String?) -> Bool {
        guard let origin else { return false }
        return allowsAny || origins.contains(origin)
    }

    /// Whether a request asks what a later one may do.
    static func isPreflight(_ head: HTTPRequest) -> Bool {
        head.method == .options && head.headerFields.contains(.accessControlRequestMethod)
            && head.headerFields.contains(.origin)
    }

    /// Completes the answer to a request, a preflight one included.
    func decorate(_ response: inout GatewayResponse, _ head: HTTPRequest) {
        guard allowsAny || !origins.isEmpty else { return }
        response.headerFields.append(HTTPField(name: .vary, value: "Origin"))
        guard let origin = head.headerFields.value(.origin), allows(origin) else { return }
        response.headerFields[.accessControlAllowOrigin] = origin
        if Self.isPreflight(head) {
            response.headerFields[.accessControlAllowMethods] = response.headerFields[.allow] ?? "GET, POST"
            response.headerFields[.accessControlAllowHeaders] = Self.allowedFields
            response.headerFields[.accessControlMaxAge] = "7200"
        } else {
            response.headerFields[.accessControlExposeHeaders] = "ETag, Retry-After, X-Request-ID"
        }
    }

    private static let allowedFields =
        (["Accept", "Authorization", "Content-Type", "If-None-Match", "Prefer", "X-Request-ID", "traceparent"]
        + ForgeryProtection.fields.map(\.rawName)).joined(separator: ", ")
}
