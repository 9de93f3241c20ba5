internal import HTTPTypes

/// The proxies before the gateway that are believed when they say for whom they pass a request on.
public struct TrustedProxies: Sendable {
    private let networks: [IPNetwork]
    private let field: Field

    /// The field that the proxies write. Only one counts: a proxy passes on what it does not know, so the other one may
    /// be the client's own.
    public enum Field: String, CaseIterable, Sendable {
        /// A list of addresses.
        case xForwardedFor = "X-Forwarded-For"
        /// RFC 7239.
        case forwarded = "Forwarded"
    }

    /// The proxies of these networks, separated by commas, as `10.0.0.0/8,2001:db8::/32,192.0.2.1`; nil for any other
    /// text.
    public init?(_ networks: String, field: Field) {
        var parsed: [IPNetwork] = []
        for text in networks.split(separator: ",", omittingEmptySubsequences: false) {
            guard let network = IPNetwork(MediaType.trim(text)) else { return nil }
            parsed.append(network)
        }
        self.networks = parsed
        self.field = field
    }

    /// The address that a request comes from: the nearest one that is no proxy of ours. Each proxy vouches for the one
    /// before it, and what stands before a stranger's address is that stranger's word.
    func client(_ fields: HTTPFields, peer: String?) -> String? {
        guard let peer, var nearest = IPAddress(peer), isTrusted(nearest) else { return peer }
        for node in nodes(fields).reversed() {
            guard let address = Self.address(node) else { break }
            nearest = address
            if !isTrusted(address) { break }
        }
        return nearest.description
    }

    private func isTrusted(_ address: IPAddress) -> Bool { networks.contains { $0.contains(address) } }

    /// Those for whom the request was passed on, the client first; empty for who is not named.
    private func nodes(_ fields: HTTPFields) -> [String] {
        // Split at every comma, quoted or not: what a proxy has appended must not depend on what stands before it.
        let name: HTTPField.Name = field == .forwarded ? .forwarded : .xForwardedFor
        let elements = (fields.value(name) ?? "").split(separator: ",", omittingEmptySubsequences: false)
        return elements.map { field == .forwarded ? Self.forwardedFor($0) : MediaType.trim($0) }
    }

    /// The parameter `for` of an element of `Forwarded`, without its quotes; empty without one.
    private static func forwardedFor(_ element: Substring) -> String {
        for pair in element.split(separator: ";") {
            let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard parts.count == 2, MediaType.trim(parts[0]).lowercased() == "for" else { continue }
            let value = MediaType.trim(parts[1])
            let isQuoted = value.count >= 2 && value.hasPrefix("\"") && value.hasSuffix("\"")
            return isQuoted ? String(value.dropFirst().dropLast()) : value
        }
        return ""
    }

    /// The address of `192.0.2.1`, `192.0.2.1:80`, `2001:db8::1`, `[2001:db8::1]` or `[2001:db8::1]:80`.
    private static func address(_ node: String) -> IPAddress? {
        let host: Substring
        let rest: Substring
        if node.hasPrefix("[") {
            host = node.dropFirst().prefix { $0 != "]" }
            guard host.contains(":"), node.dropFirst(host.count + 1).first == "]" else { return nil }
            rest = node.dropFirst(host.count + 2)
        } else if node.contains(".") && !node.hasPrefix(":") && node.split(separator: ":").count <= 2 {
            host = node.prefix { $0 != ":" }
            rest = node.dropFirst(host.count)
        } else {
            (host, rest) = (node[...], "")
        }
        let isPort = rest.hasPrefix(":") && UInt16(rest.dropFirst()) != nil && !rest.contains("+")
        return rest.isEmpty || isPort ? IPAddress(host) : nil
    }
}
