internal import Eventuals
internal import Gateway
internal import HTTPTypes

/// Takes the content coding off requests, and puts one on answers that are worth it (RFC 9110 sections 8.4 and 12.5.3),
/// around another responder.
struct ContentCodingResponder: Responder {
    private let base: any Responder
    private let maximumBodyBytes: Int
    private let minimumCompressedBytes: Int

    /// From this size on a body is compressed on another thread than the connection's, which others wait for.
    private static let longWork = 128 * 1_024

    init(_ base: any Responder, _ configuration: ServerConfiguration) {
        self.base = base
        maximumBodyBytes = configuration.maximumBodyBytes
        minimumCompressedBytes = configuration.minimumCompressedBytes
    }

    func respond(to request: consuming GatewayRequest) -> Eventual<GatewayResponse> {
        if request.head.headerFields.contains(.contentEncoding), let refusal = decode(&request) {
            return .ready(refusal)
        }
        let fields = request.head.headerFields
        return base.respond(to: request).flatMap { encode($0, fields) }
    }

    /// Puts a coding on an answer, where that is worth it and the client takes it.
    /// - Parameter fields: The request's.
    private func encode(_ response: GatewayResponse, _ fields: HTTPFields) -> Eventual<GatewayResponse> {
        guard response.body.count >= minimumCompressedBytes, !response.headerFields.contains(.contentEncoding) else {
            return .ready(response)
        }
        var response = response
        response.headerFields.append(HTTPField(name: .vary, value: "Accept-Encoding"))
        guard AcceptedCodings(fields[.acceptEncoding]).allowGzip else { return .ready(response) }
        let body = response.body
        let compressed: Eventual<[UInt8]?> =
            body.count < Self.longWork
            ? .ready(Gzip.compress(body)) : .pending { await Task.detached { Gzip.compress(body) }.value }
        return compressed.map { [response] compressed in
            guard let compressed, compressed.count < body.count else { return response }
            var response = response
            response.body = compressed
            response.headerFields[.contentEncoding] = "gzip"
            return response
        }
    }

    func refuse(
        _ status: HTTPResponse.Status, _ message: String, _ head: HTTPRequest?, limit: RefusedLimit?
    ) -> GatewayResponse {
        base.refuse(status, message, head, limit: limit)
    }

    func connectionOpened() { base.connectionOpened() }

    func connectionClosed() { base.connectionClosed() }

    /// Decompresses a request's content; gives the refusal if that can't be done. Other codings are left to the routes.
    private func decode(_ request: inout GatewayRequest) -> GatewayResponse? {
        guard let coding = request.head.headerFields[.contentEncoding]?.lowercased(),
            coding == "gzip" || coding == "x-gzip"
        else { return nil }
        do throws(Gzip.Failure) {
            request.body = try Gzip.decompress(request.body, atMost: maximumBodyBytes)
            request.head.headerFields[.contentEncoding] = nil
            return nil
        } catch {
            switch error {
            case .malformed: return refuse(.badRequest, "The request's content is not gzip.", request.head, limit: nil)
            case .tooLarge:
                return refuse(
                    .contentTooLarge, "The request's content exceeds \(maximumBodyBytes) bytes when decompressed.",
                    request.head, limit: .bodySize)
            }
        }
    }
}
