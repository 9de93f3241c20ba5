/// All places in AWS's order; the first that is set up counts.
struct CredentialChain: CredentialSource {
    private let sources: [any CredentialSource]

    init(_ configuration: AWSConfiguration, _ transport: any HTTPTransport) {
        let environment = configuration.environment
        let tokens = SecurityTokenService(configuration: configuration, transport: transport)
        sources = [
            EnvironmentCredentials(environment: environment),
            WebIdentityCredentials(environment: environment, tokens: tokens),
            ProfileCredentials(
                profiles: configuration.profiles, environment: environment, tokens: tokens, transport: transport),
            ContainerCredentials(environment: environment, transport: transport),
            InstanceMetadataCredentials(environment: environment, transport: transport),
        ]
    }

    func credentials() async throws(AWSError) -> CredentialLookup {
        var places: [String] = []
        for source in sources {
            switch try await source.credentials() {
            case .found(let credentials): return .found(credentials)
            case .notConfigured(let place): places.append(place)
            }
        }
        return .notConfigured(places.joined(separator: "; "))
    }
}
