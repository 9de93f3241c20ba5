import AWSClient

/// An `http://` or `https://` address, taken apart.
struct HTTPURL {
    /// Whether TLS is spoken.
    var isSecure: Bool
    /// The host's name or address, without brackets.
    var host: String
    /// The port; the scheme's own if the address has none.
    var port: Int
    /// The path with its query; starts with a slash.
    var path: String

    /// Where requests go.
    var endpoint: AWSEndpoint { AWSEndpoint(isSecure: isSecure, host: host, port: port) }

    /// Reads `http[s]://host[:port][/path]`; `path` stands in where the address ends behind the host.
    init(_ text: String, defaultPath path: String = "/") throws(CommandFailure) {
        let expected = CommandFailure.wrongUsage("\(text): an address http[s]://HOST[:PORT][/PATH] is expected.")
        let schemes = ["http://": false, "https://": true]
        guard let (scheme, isSecure) = schemes.first(where: { text.lowercased().hasPrefix($0.key) }) else {
            throw expected
        }
        let rest = text.dropFirst(scheme.count).prefix { $0 != "#" }
        let authority = rest.prefix { $0 != "/" && $0 != "?" }
        var tail = String(rest.dropFirst(authority.count))
        if tail.isEmpty || tail == "/" { tail = path }
        if tail.hasPrefix("?") { tail = path + tail }

        let isAddress = authority.hasPrefix("[")
        let name = isAddress ? authority.dropFirst().prefix { $0 != "]" } : authority.prefix { $0 != ":" }
        let behind = authority.dropFirst(name.count + (isAddress ? 2 : 0))
        let port = behind.isEmpty ? (isSecure ? 443 : 80) : Int(behind.dropFirst())
        guard !name.isEmpty, !name.contains("@"), behind.isEmpty || behind.hasPrefix(":"), let port,
            (1...65_535).contains(port), tail.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F })
        else { throw expected }
        self.isSecure = isSecure
        self.host = String(name)
        self.port = port
        self.path = tail
    }

    /// The same host with another path.
    func with(path: String) -> HTTPURL {
        var url = self
        url.path = path
        return url
    }

    /// A request to this address.
    func request(_ method: String, headers: [AWSHeaderField] = [], body: [UInt8] = []) -> AWSRequest {
        let path = path.prefix { $0 != "?" }
        let agent = AWSHeaderField("User-Agent", "inventory-gateway/\(InventoryGateway.version)")
        return AWSRequest(
            method, endpoint, path: String(path), query: String(self.path.dropFirst(path.count + 1)),
            headers: [agent] + headers, body: body)
    }
}

extension HTTPURL: CustomStringConvertible {
    var description: String { "\(endpoint)\(path)" }
}
