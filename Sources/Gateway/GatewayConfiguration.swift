/// What can be set about the gateway.
public struct GatewayConfiguration: Sendable {
    /// How long a readiness check may take. Default 2 s.
    public var readinessTimeout: Duration = .seconds(2)
    /// Whether `/schema.graphql` is there.
    public var showsSchema: Bool
    /// Whether the explorer is served; without it, the root has a page that says what is here.
    public var showsExplorer: Bool
    /// Whether `GET` runs a query although a browser may have sent it for another site's page, without asking first.
    public var acceptsSimpleQueries: Bool
    /// The limits on requests in flight and on a client's rate, where they let pass what exceeds them, log it and count it.
    public var warnOnly: Set<RefusedLimit> = []
    /// Contents of more bytes are logged as beyond a limit that only warns; nil for no such limit.
    public var warnedBodyBytes: Int?

    /// The origins whose pages may use the gateway, as `https://app.example`; `*` allows all. Default none.
    public var allowedOrigins: [String] = []
    /// The requests that one `POST` may bring in a JSON array, carried out one after another. Default 0: no batches.
    public var maximumBatchSize = 0

    /// Bytes of documents that clients have sent with their SHA-256 and may name by it since (automatic persisted
    /// queries). Default 4 MiB; 0 keeps none.
    public var automaticDocumentBytes = 4 << 20
    /// The documents that clients may name by their ids. Default none.
    public var trustedDocuments: TrustedDocuments?
    /// Whether no other documents than the trusted ones are executed. Default no.
    public var acceptsOnlyTrustedDocuments = false

    /// GraphQL and `/ec2` requests that are worked on at a time. Default 1,000.
    public var maximumRequestsInFlight = 1_000
    /// Requests that may wait beyond those; one more is answered with 503. Default 1,000.
    public var maximumRequestsWaiting = 1_000
    /// Requests of one client address in a second, with bursts of as many; one more is answered with 429. Default 1,000;
    /// 0 sets no limit.
    public var maximumRequestsPerSecond = 1_000
    /// Whether that holds for clients on this machine too, which may be a proxy. Default no.
    public var limitsLoopback = false

    /// The proxies that are believed when they say who a request comes from; nil for none.
    public var trustedProxies: TrustedProxies?
    /// Whether requests are counted, and `/metrics` is there. Default yes.
    public var keepsMetrics = true
    /// Traces requests; nil traces none.
    public var tracer: Tracer?

    /// What a profile stands for.
    public init(profile: Profile = .production) {
        let isOpen = profile == .development
        showsSchema = isOpen
        showsExplorer = isOpen
        acceptsSimpleQueries = isOpen
    }
}
