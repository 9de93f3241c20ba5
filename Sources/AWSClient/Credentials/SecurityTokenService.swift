/// The two operations of AWS's Security Token Service that give the credentials of a role.
struct SecurityTokenService: Sendable {
    let configuration: AWSConfiguration
    let transport: any HTTPTransport

    /// What a role is asked for with.
    struct Role: Sendable {
        var arn: String
        var sessionName: String?
        var externalID: String?
        var durationSeconds: String?

        fileprivate var parameters: [(name: String, value: String)] {
            var pairs = [
                (name: "RoleArn", value: arn),
                (name: "RoleSessionName", value: sessionName ?? "inventory-gateway-\(AWSTime.now.seconds)"),
            ]
            if let externalID { pairs.append((name: "ExternalId", value: externalID)) }
            if let durationSeconds { pairs.append((name: "DurationSeconds", value: durationSeconds)) }
            return pairs
        }
    }

    /// `AssumeRole`, signed with other credentials.
    func assume(_ role: Role, with credentials: AWSCredentials) async throws(AWSError) -> AWSCredentials {
        try await request("AssumeRole", role.parameters, signedWith: credentials)
    }

    /// `AssumeRoleWithWebIdentity`, which needs no signature: the token says who asks.
    func assume(_ role: Role, webIdentity token: Secret) async throws(AWSError) -> AWSCredentials {
        try await request(
            "AssumeRoleWithWebIdentity", role.parameters + [(name: "WebIdentityToken", value: token.reveal())],
            signedWith: nil, hiding: token)
    }

    private static let timeout = Duration.seconds(5)
    private static let attempts = 3

    private func request(
        _ action: String, _ parameters: [(name: String, value: String)], signedWith credentials: AWSCredentials?,
        hiding token: Secret? = nil
    ) async throws(AWSError) -> AWSCredentials {
        let region = configuration.region ?? "us-east-1"
        var request = AWSRequest(
            "POST", try configuration.endpoint(ofService: "sts", prefix: "sts", region: region),
            headers: [AWSHeaderField("Content-Type", "application/x-www-form-urlencoded; charset=utf-8")],
            body: Array(
                formEncoded([(name: "Action", value: action), (name: "Version", value: "2011-06-15")] + parameters).utf8
            ))
        let fields = request.headers
        var attempt = 1
        while true {
            do throws(AWSError) {
                if let credentials {
                    let signature = SignatureV4(region: region, service: "sts")
                    request.headers = fields + signature.headers(signing: request, with: credentials)
                }
                let response = try await transport.send(request, timeout: Self.timeout)
                let answer = String(decoding: response.body, as: UTF8.self)
                if response.status == 200 { return try Self.credentials(answer, action) }
                throw Self.error(answer, response, request.endpoint, [credentials?.sessionToken, token])
            } catch {
                guard attempt < Self.attempts, Repetition.standard(error) != .never else { throw error }
                request.headers = fields
            }
            let pause = RetryPolicy().delay(afterAttempt: attempt, random: .random(in: 0..<1))
            do { try await Task.sleep(for: pause) } catch { throw .deadline }
            attempt += 1
        }
    }

    private static func credentials(_ answer: String, _ action: String) throws(AWSError) -> AWSCredentials {
        guard let id = xmlText("AccessKeyId", answer), let secret = xmlText("SecretAccessKey", answer),
            let token = xmlText("SessionToken", answer), let end = xmlText("Expiration", answer),
            let expiration = AWSTime(iso8601: end)
        else { throw AWSError(.unreadableAnswer, "The answer of \(action) holds no credentials.") }
        return AWSCredentials(
            accessKeyID: id, secretAccessKey: Secret(secret), sessionToken: Secret(token), expiration: expiration)
    }

    private static func error(
        _ answer: String, _ response: AWSResponse, _ endpoint: AWSEndpoint, _ secrets: [Secret?]
    ) -> AWSError {
        let code = xmlText("Code", answer) ?? "status \(response.status)"
        var message = "\(endpoint.host) answered \(code)"
        if let text = xmlText("Message", answer) {
            let isAboutSignature = text.contains("Canonical String")
            let holdsSecret = secrets.contains { $0.map { text.contains($0.reveal()) } ?? false }
            if !isAboutSignature, !holdsSecret { message += ": \(text)" }
        }
        return AWSError(.service(code: code, status: response.status), message)
    }

    /// The text of an element that stands once in an answer and holds nothing but text.
    private static func xmlText(_ name: String, _ document: String) -> String? {
        let parts = document.split(separator: "<\(name)>", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2 else { return nil }
        let text = parts[1].prefix { $0 != "<" }
        guard text.contains("&") else { return String(text) }
        var result = String(text)
        for (entity, character) in [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&apos;", "'"), ("&amp;", "&")] {
            result = result.split(separator: entity, omittingEmptySubsequences: false).joined(separator: character)
        }
        return result
    }
}
