/// An `http://` address, taken apart.
struct HTTPURL {
    /// The host's name or address, without brackets.
    var host: String
    /// The port; 80 if the address has none.
    var port: Int
    /// The path with its query; starts with a slash.
    var path: String

    /// The `Host` header's value.
    var authority: String {
        let name = host.contains(":") ? "[\(host)]" : host
        return port == 80 ? name : "\(name):\(port)"
    }

    /// Reads `http://host[:port][/path]`; `path` stands in where the address ends behind the host.
    init(_ text: String, defaultPath path: String = "/") throws(CommandFailure) {
        let scheme = "http://"
        guard text.lowercased().hasPrefix(scheme) else {
            if text.lowercased().hasPrefix("https://") {
                throw .wrongUsage(
                    "\(text): this build has no TLS client; name an http:// address, such as a proxy's on this host.")
            }
            throw .wrongUsage("\(text): an address http://HOST[:PORT][/PATH] is expected.")
        }
        let rest = text.dropFirst(scheme.count).prefix { $0 != "#" }
        let authority = rest.prefix { $0 != "/" && $0 != "?" }
        var tail = String(rest.dropFirst(authority.count))
        if tail.isEmpty || tail == "/" { tail = path }
        if tail.hasPrefix("?") { tail = path + tail }

        let isAddress = authority.hasPrefix("[")
        let name = isAddress ? authority.dropFirst().prefix { $0 != "]" } : authority.prefix { $0 != ":" }
        let behind = authority.dropFirst(name.count + (isAddress ? 2 : 0))
        let port = behind.isEmpty ? 80 : Int(behind.dropFirst())
        guard !name.isEmpty, !name.contains("@"), behind.isEmpty || behind.hasPrefix(":"), let port,
            (1...65_535).contains(port), tail.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F })
        else {
            throw .wrongUsage("\(text): an address http://HOST[:PORT][/PATH] is expected.")
        }
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
}

extension HTTPURL: CustomStringConvertible {
    var description: String { "http://\(authority)\(path)" }
}
