/// The role of an EC2 instance, from the instance metadata service, version 2.
struct InstanceMetadataCredentials: CredentialSource {
    let environment: AWSEnvironment
    let transport: any HTTPTransport

    private static let timeout = Duration.seconds(1)
    private static let path = "/latest/meta-data/iam/security-credentials/"
    private static let source = "The instance metadata service"

    func credentials() async throws(AWSError) -> CredentialLookup {
        if try environment.flag("AWS_EC2_METADATA_DISABLED") {
            return .notConfigured("instance metadata (AWS_EC2_METADATA_DISABLED is true)")
        }
        let address = environment["AWS_EC2_METADATA_SERVICE_ENDPOINT"] ?? "http://169.254.169.254"
        guard let endpoint = AWSEndpoint(url: address) else {
            throw AWSError(.configuration, "AWS_EC2_METADATA_SERVICE_ENDPOINT is '\(address)', which is no URL.")
        }
        var request = AWSRequest(
            "PUT", endpoint, path: "/latest/api/token",
            headers: [AWSHeaderField("x-aws-ec2-metadata-token-ttl-seconds", "21600")])
        let token: AWSResponse
        do throws(AWSError) { token = try await transport.send(request, timeout: Self.timeout) } catch {
            return .notConfigured("instance metadata (no answer from \(endpoint.authority))")
        }
        guard token.status == 200 else {
            return .notConfigured("instance metadata (\(endpoint.authority) answered with status \(token.status))")
        }
        request = AWSRequest(
            "GET", endpoint, path: Self.path,
            headers: [AWSHeaderField("x-aws-ec2-metadata-token", String(decoding: token.body, as: UTF8.self))])
        let roles = try await transport.send(request, timeout: Self.timeout)
        let name = String(decoding: roles.body, as: UTF8.self).prefix { !$0.isNewline }
        guard roles.status == 200, !name.isEmpty else {
            return .notConfigured("instance metadata (the instance has no role)")
        }
        request.path = Self.path + name
        let response = try await transport.send(request, timeout: Self.timeout)
        guard response.status == 200 else {
            throw AWSError(
                .service(code: "status \(response.status)", status: response.status),
                "\(Self.source) answered with status \(response.status) for the role \(name).")
        }
        return .found(try AWSCredentials(json: response.body, token: "Token", from: Self.source))
    }
}
