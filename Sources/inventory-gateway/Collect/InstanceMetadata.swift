import JSON
import NIOHTTP1

/// The instance metadata service, version 2: a token first, then the instance identity document
/// (AWS: "Use the Instance Metadata Service to access instance metadata").
struct InstanceMetadata {
    /// The service's address.
    let endpoint: HTTPURL
    private let client = HTTPClient(timeout: .seconds(2), largestAnswer: 1 << 20)

    /// The service at the address that AWS's own tools would use.
    init() throws(CommandFailure) {
        let variable = "AWS_EC2_METADATA_SERVICE_ENDPOINT"
        endpoint = try HTTPURL(Setting.environment(variable) ?? "http://169.254.169.254")
    }

    /// Asks who this host is. The failure's text says what went wrong, in words that continue "the service …".
    func identity() async throws(HTTPClient.Failure) -> HostIdentity {
        let token = try await ask(
            .PUT, "/latest/api/token", headers: [("X-aws-ec2-metadata-token-ttl-seconds", "60")])
        guard token.allSatisfy({ (0x21...0x7E).contains($0) }) else {
            throw HTTPClient.Failure(reason: "its token is no token")
        }
        let document = try await ask(
            .GET, "/latest/dynamic/instance-identity/document",
            headers: [("X-aws-ec2-metadata-token", String(decoding: token, as: UTF8.self))])
        guard case .object(let members)? = try? JSONValue(parsing: document) else {
            throw HTTPClient.Failure(reason: "its identity document is no JSON object")
        }
        return HostIdentity(
            id: members.text("instanceId"), region: members.text("region"), account: members.text("accountId"))
    }

    private func ask(
        _ method: HTTPClient.Method, _ path: String, headers: [(String, String)]
    ) async throws(HTTPClient.Failure) -> [UInt8] {
        let answer = try await client.send(method, endpoint.with(path: path), headers: headers)
        guard answer.status == 200 else {
            throw HTTPClient.Failure(reason: "\(path) answered with status \(answer.status)")
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
