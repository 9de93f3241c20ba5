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
    /// Contents of more bytes are logged as beyond a limit that only warns; nil for no such limit.
    public var warnedBodyBytes: Int?

    /// What a profile stands for.
    public init(profile: Profile = .production) {
        let isOpen = profile == .development
        showsSchema = isOpen
        showsExplorer = isOpen
        acceptsSimpleQueries = isOpen
    }
}
