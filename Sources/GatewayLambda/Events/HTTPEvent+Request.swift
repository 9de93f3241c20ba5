internal import Gateway
internal import HTTPTypes
internal import JSON

extension HTTPEvent {
    /// The request for the gateway. A refusal is the caller's fault, and is answered to the caller.
    func request(maximumBodyBytes: Int) throws(RefusedRequest) -> GatewayRequest {
        guard let method = HTTPRequest.Method(rawValue: method) else {
            throw RefusedRequest(.badRequest, "The method is not a token.")
        }
        var authority: String?
        var headerFields = HTTPFields()
        headerFields.reserveCapacity(fields.count)
        for (name, value) in fields {
            guard let name = HTTPField.Name(name) else {
                throw RefusedRequest(.badRequest, "A header field's name is not a token.")
            }
            if name.canonicalName == "host" {
                authority = value
            } else {
                headerFields.append(HTTPField(name: name, value: value))
            }
        }
        let content: [UInt8]
        if isBase64Encoded {
            guard let bytes = Base64.standard.decode(body) else {
                throw RefusedRequest(.badRequest, "The request's content is not the Base64 that it is said to be.")
            }
            content = bytes
        } else {
            content = Array(body.utf8)
        }
        guard content.count <= maximumBodyBytes else {
            throw RefusedRequest(
                .contentTooLarge, "The request's content exceeds \(maximumBodyBytes) bytes.", limit: .bodySize)
        }
        let head = HTTPRequest(
            method: method, scheme: nil, authority: authority, path: target, headerFields: headerFields)
        return GatewayRequest(head: head, body: content, remoteAddress: sourceAddress)
    }

    /// The request target in origin form.
    var target: String { query.map { "\(path)?\($0)" } ?? path }
}

/// A request that is not passed on, and why.
struct RefusedRequest: Error {
    var status: HTTPResponse.Status
    var message: String
    /// The limit that was exceeded, if it was one.
    var limit: RefusedLimit?

    init(_ status: HTTPResponse.Status, _ message: String, limit: RefusedLimit? = nil) {
        self.status = status
        self.message = message
        self.limit = limit
    }
}
