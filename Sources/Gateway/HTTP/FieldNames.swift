package import HTTPTypes

extension HTTPField.Name {
    package static let xRequestID = Self.known("X-Request-ID")
    static let referrerPolicy = Self.known("Referrer-Policy")
    static let crossOriginOpenerPolicy = Self.known("Cross-Origin-Opener-Policy")
    package static let prefer = Self.known("Prefer")
    package static let preferenceApplied = Self.known("Preference-Applied")
    static let secFetchSite = Self.known("Sec-Fetch-Site")
    static let graphQLRequirePreflight = Self.known("GraphQL-Require-Preflight")
    static let apolloRequirePreflight = Self.known("Apollo-Require-Preflight")
    static let forwarded = Self.known("Forwarded")
    static let xForwardedFor = Self.known("X-Forwarded-For")
    static let traceParent = Self.known("traceparent")
    static let traceState = Self.known("tracestate")
    static let xApolloOperationName = Self.known("X-Apollo-Operation-Name")

    /// A name that stands in the source, and is a token.
    private static func known(_ name: StaticString) -> Self {
        guard let name = Self(name.description) else { preconditionFailure("not a token: \(name)") }
        return name
    }
}
