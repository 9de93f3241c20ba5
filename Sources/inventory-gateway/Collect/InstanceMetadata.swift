import AWSClient
import JSON

/// The instance metadata service, version 2: a token first, then the instance identity document
/// (AWS: "Use the Instance Metadata Service to access instance metadata").
struct InstanceMetadata {
    /// The service's address.
    let endpoint: HTTPURL
    private let transport: AsyncHTTPTransport

    /// Why nothing usable came back; says what, not where.
    struct Failure: Error {
        var reason: String
    }

    /// The service at the address that AWS's own tools would use.
    init(transport: AsyncHTTPTransport) throws(CommandFailure) {
        let variable = "AWS_EC2_METADATA_SERVICE_ENDPOINT"
        endpoint = try HTTPURL(Setting.environment(variable) ?? "http://169.254.169.254")
        self.transport = transport
    }

    /// Asks who this host is. The failure's text says what went wrong, in words that continue "the service …".
    func identity() async throws(Failure) -> HostIdentity {
        let token = try await ask(
            "PUT", "/latest/api/token", headers: [AWSHeaderField("X-aws-ec2-metadata-token-ttl-seconds", "60")])
        guard token.allSatisfy({ (0x21...0x7E).contains($0) }) else {
            throw Failure(reason: "its token is no token")
        }
        let document = try await ask(
            "GET", "/latest/dynamic/instance-identity/document",
            headers: [AWSHeaderField("X-aws-ec2-metadata-token", String(decoding: token, as: UTF8.self))])
        guard case .object(let members)? = try? JSONValue(parsing: document) else {
            throw Failure(reason: "its identity document is no JSON object")
        }
        return HostIdentity(
            id: members.text("instanceId"), region: members.text("region"), account: members.text("accountId"))
    }

    private func ask(
        _ method: String, _ path: String, headers: [AWSHeaderField]
    ) async throws(Failure) -> [UInt8] {
        let answer: AWSResponse
        do {
            answer = try await transport.send(
                endpoint.with(path: path).request(method, headers: headers), timeout: .seconds(2))
        } catch {
            throw Failure(reason: error.message)
        }
        guard answer.status == 200 else {
            throw Failure(reason: "\(path) answered with status \(answer.status)")
        }
        return answer.body
    }
}

extension JSONObject {
    /// The member's value if it is a text that is not empty.
    func text(_ name: String) -> String? {
        guard case .string(let text)? = self[name], !text.isEmpty else { return nil }
        return text
    }
}
