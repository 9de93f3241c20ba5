import Foundation
import JSON

#if canImport(FoundationNetworking)
    import FoundationNetworking
#endif

/// A client of a running server.
struct Sender {
    /// The server's address.
    let url: URL

    /// An HTTP answer.
    struct Answer {
        var status: Int
        var body: [UInt8]
        var text: String { String(decoding: body, as: UTF8.self) }
        var json: JSONValue? { try? JSONValue(parsing: body) }
    }

    /// Runs an operation.
    func graphQL(_ document: String, _ variables: JSONObject = [:]) async throws -> Answer {
        let body: JSONObject = ["query": .string(document), "variables": .object(variables)]
        return try await send("POST", "/graphql", JSONValue.object(body).serializedBytes())
    }

    /// Sends a request.
    func send(_ method: String, _ path: String, _ body: [UInt8]? = nil) async throws -> Answer {
        guard let target = URL(string: path, relativeTo: url) else { throw CocoaError(.fileNoSuchFile) }
        var request = URLRequest(url: target, timeoutInterval: 60)
        request.httpMethod = method
        if let body {
            request.httpBody = Data(body)
            request.setValue("application/json", forHTTPHeaderField: "Content-Type")
        }
        let (data, response) = try await Self.session.data(for: request)
        return Answer(status: (response as? HTTPURLResponse)?.statusCode ?? 0, body: Array(data))
    }

    private static let session: URLSession = {
        let configuration = URLSessionConfiguration.ephemeral
        configuration.httpMaximumConnectionsPerHost = 64
        return URLSession(configuration: configuration)
    }()
}
