/// What can be set about the gateway.
public struct GatewayConfiguration: Sendable {
    /// How long a readiness check may take. Default 2 s.
    public var readinessTimeout: Duration = .seconds(2)

    /// The defaults.
    public init() {}
}
