/// Where a service listens.
public struct AWSEndpoint: Hashable, Sendable, CustomStringConvertible {
    /// Whether TLS is spoken.
    public var isSecure: Bool
    /// A name or an address; an IPv6 address without brackets.
    public var host: String
    /// The port; nil for the scheme's own.
    public var port: Int?
    /// What every path begins with: empty, or `/` and something without a `/` at its end.
    public var basePath: String

    /// An endpoint.
    public init(isSecure: Bool = true, host: String, port: Int? = nil, basePath: String = "") {
        self.isSecure = isSecure
        self.host = host
        self.port = port == (isSecure ? 443 : 80) ? nil : port
        self.basePath = basePath
    }

    /// The endpoint of `https://host`, `http://host:port/path`, …; nil when it is no such URL.
    public init?(url text: String) {
        guard let schemeEnd = text.range(of: "://") else { return nil }
        let scheme = text[..<schemeEnd.lowerBound].lowercased()
        guard scheme == "http" || scheme == "https" else { return nil }
        let rest = text[schemeEnd.upperBound...]
        let authority = rest.prefix { $0 != "/" && $0 != "?" && $0 != "#" }
        var path = rest.dropFirst(authority.count)
        guard !authority.contains("@"), !path.contains("?"), !path.contains("#") else { return nil }
        while path.last == "/" { path.removeLast() }
        let host: Substring
        let afterHost: Substring
        if authority.first == "[" {
            host = authority.dropFirst().prefix { $0 != "]" }
            afterHost = authority.dropFirst(host.count + 2)
        } else {
            host = authority.prefix { $0 != ":" }
            afterHost = authority.dropFirst(host.count)
        }
        let port = afterHost.isEmpty ? nil : Int(afterHost.dropFirst())
        guard !host.isEmpty, afterHost.isEmpty || (afterHost.first == ":" && 1...65_535 ~= port ?? 0) else {
            return nil
        }
        self.init(isSecure: scheme == "https", host: String(host), port: port, basePath: String(path))
    }

    /// The `Host` field: a port that is not the scheme's own belongs to it.
    public var authority: String {
        let host = host.contains(":") ? "[\(host)]" : host
        return port.map { "\(host):\($0)" } ?? host
    }

    /// The URL.
    public var description: String { "\(isSecure ? "https" : "http")://\(authority)\(basePath)" }
}

/// An HTTP request as it is sent. Path and query are percent-encoded already.
public struct AWSRequest: Sendable {
    /// The method.
    public var method: String
    /// Where to.
    public var endpoint: AWSEndpoint
    /// The path behind the endpoint's.
    public var path: String
    /// The query without its question mark.
    public var query: String
    /// Header fields, without `Host` and `Content-Length`.
    public var headers: [AWSHeaderField]
    /// The content.
    public var body: [UInt8]

    /// A request.
    public init(
        _ method: String, _ endpoint: AWSEndpoint, path: String = "/", query: String = "",
        headers: [AWSHeaderField] = [], body: [UInt8] = []
    ) {
        self.method = method
        self.endpoint = endpoint
        self.path = path
        self.query = query
        self.headers = headers
        self.body = body
    }

    /// The whole path, as it is sent.
    var fullPath: String {
        let path = endpoint.basePath + path
        return path.isEmpty ? "/" : path
    }
}

/// One header field.
public struct AWSHeaderField: Hashable, Sendable {
    /// The name, in any case.
    public var name: String
    /// The value.
    public var value: String

    /// A field.
    public init(_ name: String, _ value: String) {
        self.name = name
        self.value = value
    }
}

/// What came back.
public struct AWSResponse: Sendable {
    /// The status code.
    public var status: Int
    /// The header fields.
    public var headers: [AWSHeaderField]
    /// The content.
    public var body: [UInt8]

    /// A response.
    public init(status: Int, headers: [AWSHeaderField] = [], body: [UInt8] = []) {
        self.status = status
        self.headers = headers
        self.body = body
    }

    /// The value of the first field of a name, which is written here in lower case.
    public func header(_ name: String) -> String? {
        headers.first { $0.name.utf8.count == name.utf8.count && $0.name.lowercased() == name }?.value
    }
}

extension String {
    /// The first place where a text stands in this one.
    fileprivate func range(of part: String) -> Range<Index>? {
        var start = startIndex
        while start < endIndex {
            if self[start...].hasPrefix(part) { return start..<index(start, offsetBy: part.count) }
            formIndex(after: &start)
        }
        return nil
    }
}
