/// A stand-in for EC2's instance metadata service, version 2, on a loopback port.
struct MetadataService {
    private let service: LoopbackService

    /// Its address.
    var endpoint: String { service.endpoint }

    /// Starts one that tells this identity document to those who bring its token.
    init(document: String) throws {
        service = try LoopbackService { request in
            let lines = request.head.lowercased().split(separator: "\r\n")
            if request.head.hasPrefix("PUT /latest/api/token "),
                lines.contains("x-aws-ec2-metadata-token-ttl-seconds: 60")
            {
                return .init(body: "TOKEN==")
            }
            guard request.head.hasPrefix("GET /latest/dynamic/instance-identity/document ") else {
                return .init(status: "404 Not Found")
            }
            return lines.contains("x-aws-ec2-metadata-token: token==")
                ? .init(body: document) : .init(status: "401 Unauthorized")
        }
    }
}
