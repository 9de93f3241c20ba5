/// The endpoint that ECS and EKS give a container: `AWS_CONTAINER_CREDENTIALS_RELATIVE_URI` or `…_FULL_URI`.
struct ContainerCredentials: CredentialSource {
    let environment: AWSEnvironment
    let transport: any HTTPTransport

    private static let timeout = Duration.seconds(2)
    private static let attempts = 3
    private static let source = "The container's credential endpoint"

    func credentials() async throws(AWSError) -> CredentialLookup {
        guard var request = try request() else {
            return .notConfigured("container endpoint (AWS_CONTAINER_CREDENTIALS_FULL_URI is not set)")
        }
        if let authorization = try authorization() {
            request.headers.append(AWSHeaderField("Authorization", authorization))
        }
        var attempt = 1
        while true {
            do throws(AWSError) {
                let response = try await transport.send(request, timeout: Self.timeout)
                guard response.status == 200 else {
                    throw AWSError(
                        .service(code: "status \(response.status)", status: response.status),
                        "\(Self.source) answered with status \(response.status).")
                }
                return .found(try AWSCredentials(json: response.body, token: "Token", from: Self.source))
            } catch {
                let isWorthIt = Repetition.standard(error) != .never || error.kind == .timeout
                guard attempt < Self.attempts, isWorthIt, !Task.isCancelled else { throw error }
            }
            do { try await Task.sleep(for: .milliseconds(100 << attempt)) } catch { throw .deadline }
            attempt += 1
        }
    }

    private func request() throws(AWSError) -> AWSRequest? {
        if let path = environment["AWS_CONTAINER_CREDENTIALS_RELATIVE_URI"] {
            guard path.hasPrefix("/") else {
                throw AWSError(
                    .configuration, "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI is '\(path)'; it must begin with '/'.")
            }
            return Self.get(AWSEndpoint(isSecure: false, host: "169.254.170.2"), path)
        }
        guard let text = environment["AWS_CONTAINER_CREDENTIALS_FULL_URI"] else { return nil }
        let base = text.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        guard var endpoint = AWSEndpoint(url: String(base[0])) else {
            throw AWSError(.configuration, "AWS_CONTAINER_CREDENTIALS_FULL_URI is '\(text)', which is no URL.")
        }
        // A plain request to just any host would hand the container's token around.
        guard endpoint.isSecure || Self.isLocal(endpoint.host) else {
            throw AWSError(
                .configuration,
                "AWS_CONTAINER_CREDENTIALS_FULL_URI is '\(text)': without https, only this machine and the addresses "
                    + "169.254.170.2, 169.254.170.23 and fd00:ec2::23 are allowed.")
        }
        var path = endpoint.basePath.isEmpty ? "/" : endpoint.basePath
        if base.count == 2 { path += "?\(base[1])" }
        endpoint.basePath = ""
        return Self.get(endpoint, path)
    }

    private static func get(_ endpoint: AWSEndpoint, _ target: String) -> AWSRequest {
        let parts = target.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        return AWSRequest(
            "GET", endpoint, path: String(parts[0]), query: parts.count == 2 ? String(parts[1]) : "",
            headers: [AWSHeaderField("Accept", "application/json")])
    }

    private static func isLocal(_ host: String) -> Bool {
        if ["localhost", "169.254.170.2", "169.254.170.23", "fd00:ec2::23", "::1"].contains(host) { return true }
        let numbers = host.split(separator: ".", omittingEmptySubsequences: false)
        return numbers.count == 4 && numbers[0] == "127" && numbers.allSatisfy { UInt8($0) != nil }
    }

    private func authorization() throws(AWSError) -> String? {
        var token = environment["AWS_CONTAINER_AUTHORIZATION_TOKEN"]
        if let path = environment["AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE"] {
            guard let bytes = try contents(ofFile: path) else {
                throw AWSError(
                    .configuration,
                    "The file \(path), which AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE names, does not exist.")
            }
            token = String(decoding: bytes, as: UTF8.self)
        }
        guard let token else { return nil }
        guard !token.utf8.contains(where: { $0 == 0x0A || $0 == 0x0D }) else {
            throw AWSError(.configuration, "The container's authorization token holds a line break.")
        }
        return token
    }
}
