/// What can be set about the gateway.
public struct GatewayConfiguration: Sendable {
    /// How long a readiness check may take. Default 2 s.
    public var readinessTimeout: Duration = .seconds(2)

    /// Whether the explorer is served; without it, the root has a page that says what is here. Default true.
    public var showsExplorer = true

    /// The defaults.
    public init() {}
}
