internal import Gateway
internal import HTTPTypes
internal import NIOHTTP1

/// A request head that is refused, and why.
struct RequestRefusal: Error {
    var status: HTTPResponse.Status
    var message: String
    /// The limit that was exceeded, if it was one.
    var limit: RefusedLimit?

    init(_ status: HTTPResponse.Status, _ message: String, _ limit: RefusedLimit? = nil) {
        self.status = status
        self.message = message
        self.limit = limit
    }
}

/// What the connection has to know of a request's head.
struct ReceivedHead {
    var request: HTTPRequest
    /// The announced length of the content; nil when it is chunked or there is none.
    var contentLength: Int?
    var isChunked = false
    var expectsContinue = false
    var asksForUpgrade = false

    /// Checks what the parser leaves open (RFC 9112 sections 3.2 and 6) and takes the head over.
    /// - Parameter memory: The connection's.
    init(
        _ head: HTTPRequestHead, _ configuration: ServerConfiguration, _ memory: inout HeadMemory
    ) throws(RequestRefusal) {
        guard head.uri.utf8.count <= configuration.maximumTargetBytes else { throw .longTarget(configuration) }
        guard head.uri.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) else {
            throw RequestRefusal(.badRequest, "The request target must be ASCII; percent-encode other characters.")
        }
        guard let method = Self.method(head.method) else {
            throw RequestRefusal(.badRequest, "The method is not a token.")
        }
        memory.begin()
        var host: String?
        for (text, value) in head.headers {
            guard let (name, meaning) = memory.name(text) else {
                throw RequestRefusal(.badRequest, "A header field's name is not a token.")
            }
            switch meaning {
            case .host:
                guard host == nil else { throw RequestRefusal(.badRequest, "There is more than one Host field.") }
                host = value
                continue
            case .contentLength:
                guard contentLength == nil else {
                    throw RequestRefusal(.badRequest, "There is more than one Content-Length field.")
                }
                guard let length = Int(value), length >= 0, value.utf8.first != UInt8(ascii: "+") else {
                    throw RequestRefusal(.badRequest, "The Content-Length is not a number.")
                }
                contentLength = length
            case .transferEncoding:
                guard !head.isHTTP10, !isChunked, value.lowercased() == "chunked" else {
                    throw RequestRefusal(.notImplemented, "The only transfer coding supported is chunked.")
                }
                isChunked = true
            case .expect:
                guard value.lowercased() == "100-continue" else {
                    throw RequestRefusal(.expectationFailed, "The only expectation supported is 100-continue.")
                }
                expectsContinue = !head.isHTTP10
            case .upgrade: asksForUpgrade = true
            case .other: break
            }
            memory.add(name, value)
        }
        guard !isChunked || contentLength == nil else {
            throw RequestRefusal(.badRequest, "A request has either Content-Length or Transfer-Encoding, not both.")
        }
        if host == nil, !head.isHTTP10 {
            throw RequestRefusal(.badRequest, "The Host field is missing.")
        }
        request = memory.end(method, host: host, path: Self.originForm(head.uri))
    }

    private static func method(_ method: HTTPMethod) -> HTTPRequest.Method? {
        switch method {
        case .GET: .get
        case .POST: .post
        case .HEAD: .head
        case .OPTIONS: .options
        default: HTTPRequest.Method(rawValue: method.rawValue)
        }
    }

    /// The target without scheme and authority, which a client may send also to an origin server (RFC 9112 section 3.2.2).
    private static func originForm(_ target: String) -> String {
        guard target.utf8.first != UInt8(ascii: "/") else { return target }
        let lowercased = target.prefix(8).lowercased()
        guard let scheme = ["http://", "https://"].first(where: lowercased.hasPrefix) else { return target }
        let rest = target.dropFirst(scheme.count)
        guard let path = rest.firstIndex(where: { $0 == "/" || $0 == "?" }) else { return "/" }
        return rest[path] == "/" ? String(rest[path...]) : "/" + rest[path...]
    }
}

extension RequestRefusal {
    static func longTarget(_ configuration: ServerConfiguration) -> RequestRefusal {
        RequestRefusal(
            .uriTooLong, "The request target is longer than \(configuration.maximumTargetBytes) bytes; use POST.",
            .targetSize)
    }

    static func largeHead(_ configuration: ServerConfiguration) -> RequestRefusal {
        RequestRefusal(
            .requestHeaderFieldsTooLarge,
            "The header fields exceed \(configuration.maximumHeaderBytes) bytes or "
                + "\(configuration.maximumHeaderFields) fields.", .headerSize)
    }

    static func largeBody(_ configuration: ServerConfiguration) -> RequestRefusal {
        RequestRefusal(
            .contentTooLarge, "The request's content exceeds \(configuration.maximumBodyBytes) bytes.", .bodySize)
    }

    static let slowRequest = RequestRefusal(.requestTimeout, "The request did not arrive in time.", .receiveTime)

    static let slowAnswer = RequestRefusal(.serviceUnavailable, "The request took too long.", .requestTime)
}

extension HTTPRequestHead {
    /// Whether the sender speaks HTTP/1.0, which has no chunks, no `100 Continue`, and closes unless told otherwise.
    var isHTTP10: Bool { version.major == 1 && version.minor == 0 }
}
