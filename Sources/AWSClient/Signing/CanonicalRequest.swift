/// A request in the one form that both sides hash: "Create a canonical request" in AWS's description of Signature
/// Version 4.
struct CanonicalRequest {
    /// The canonical request.
    private(set) var bytes: [UInt8] = []
    /// The names of its header fields, by `;`.
    private(set) var signedHeaders: [UInt8] = []

    /// - Parameters:
    ///   - fields: What is signed beside the request's own fields and `host`.
    ///   - query: The query; pairs in any order.
    init(_ request: AWSRequest, adding fields: [AWSHeaderField], query: String) {
        let headers = Self.canonicalHeaders(request, adding: fields)
        for header in headers {
            if !signedHeaders.isEmpty { signedHeaders.append(UInt8(ascii: ";")) }
            signedHeaders.append(contentsOf: header.name)
        }
        bytes.reserveCapacity(1024)
        append(line: request.method.utf8)
        appendPath(request.fullPath)
        appendQuery(query)
        for header in headers {
            bytes.append(contentsOf: header.name)
            bytes.append(UInt8(ascii: ":"))
            append(line: header.value)
        }
        append(line: EmptyCollection())
        append(line: signedHeaders)
        if let hash = headers.first(where: { $0.name == Self.contentHash }) {
            bytes.append(contentsOf: hash.value)
        } else {
            bytes.append(hexadecimal: SHA256.hash(request.body))
        }
    }

    private struct Header {
        var name: [UInt8]
        var value: [UInt8]
    }

    private static let host = Array("host".utf8)
    private static let contentHash = Array("x-amz-content-sha256".utf8)
    /// What proxies and clients may change on the way.
    private static let unsigned: [[UInt8]] = [
        "connection", "expect", "keep-alive", "proxy-authenticate", "proxy-authorization", "te", "trailer",
        "transfer-encoding", "upgrade", "user-agent", "x-amzn-trace-id",
    ].map { Array($0.utf8) }

    /// Lower-case names in order, each once, its values by `,`.
    private static func canonicalHeaders(_ request: AWSRequest, adding fields: [AWSHeaderField]) -> [Header] {
        var headers = (request.headers + fields).map { Header(name: lowercased($0.name), value: trimmed($0.value)) }
        headers.removeAll { unsigned.contains($0.name) }
        if !headers.contains(where: { $0.name == host }) {
            headers.append(Header(name: host, value: Array(request.endpoint.authority.utf8)))
        }
        // The library's sort is stable: values of one name stay in their order.
        headers.sort { $0.name.lexicographicallyPrecedes($1.name) }
        var merged: [Header] = []
        merged.reserveCapacity(headers.count)
        for header in headers {
            if let last = merged.indices.last, merged[last].name == header.name {
                merged[last].value.append(UInt8(ascii: ","))
                merged[last].value.append(contentsOf: header.value)
            } else {
                merged.append(header)
            }
        }
        return merged
    }

    private static func lowercased(_ name: String) -> [UInt8] {
        name.utf8.map { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) ? $0 | 0x20 : $0 }
    }

    /// Without white space at the ends, and with one space for each run inside.
    private static func trimmed(_ value: String) -> [UInt8] {
        var bytes: [UInt8] = []
        var hasSpace = false
        for byte in value.utf8 {
            if byte == 0x20 || (0x09...0x0D).contains(byte) {
                hasSpace = true
                continue
            }
            if hasSpace, !bytes.isEmpty { bytes.append(0x20) }
            hasSpace = false
            bytes.append(byte)
        }
        return bytes
    }

    /// `.`, `..` and empty segments are resolved; the path, encoded for sending, is encoded once more.
    private mutating func appendPath(_ path: String) {
        var segments: [Substring.UTF8View] = []
        for segment in path.utf8.split(separator: UInt8(ascii: "/")) where !segment.elementsEqual(".".utf8) {
            if segment.elementsEqual("..".utf8) {
                _ = segments.popLast()
            } else {
                segments.append(segment)
            }
        }
        for segment in segments {
            bytes.append(UInt8(ascii: "/"))
            bytes.append(percentEncoding: segment)
        }
        if segments.isEmpty || path.utf8.last == UInt8(ascii: "/") { bytes.append(UInt8(ascii: "/")) }
        bytes.append(UInt8(ascii: "\n"))
    }

    /// Pairs in the order of names, then values; `x` becomes `x=`.
    private mutating func appendQuery(_ query: String) {
        if !query.isEmpty {
            var pairs = query.utf8.split(separator: UInt8(ascii: "&"), omittingEmptySubsequences: false).map { pair in
                let name = Array(pair.prefix { $0 != UInt8(ascii: "=") })
                return (name: name, value: Array(pair.dropFirst(name.count + 1)))
            }
            pairs.sort { first, second in
                first.name == second.name
                    ? first.value.lexicographicallyPrecedes(second.value)
                    : first.name.lexicographicallyPrecedes(second.name)
            }
            for (position, pair) in pairs.enumerated() {
                if position > 0 { bytes.append(UInt8(ascii: "&")) }
                bytes.append(contentsOf: pair.name)
                bytes.append(UInt8(ascii: "="))
                bytes.append(contentsOf: pair.value)
            }
        }
        bytes.append(UInt8(ascii: "\n"))
    }

    private mutating func append(line: some Collection<UInt8>) {
        bytes.append(contentsOf: line)
        bytes.append(UInt8(ascii: "\n"))
    }
}
