internal import HTTPTypes

/// The validator of an answer (RFC 9110 section 8.8.3). Weak: the answer may be compressed on its way.
struct EntityTag {
    let text: String

    /// The tag of these bytes.
    init(of bytes: [UInt8]) { text = "W/\"\(DocumentDigest(of: bytes).short)\"" }

    /// Whether the client has the answer already, by its `If-None-Match` (RFC 9110 section 13.1.2).
    func matches(_ ifNoneMatch: String?) -> Bool {
        guard let ifNoneMatch else { return false }
        return MediaType.split(ifNoneMatch, at: ",").contains { candidate in
            let candidate = candidate.drop { $0 == " " || $0 == "\t" }
            guard candidate.first != "*" else { return true }
            let opaque = candidate.hasPrefix("W/") ? candidate.dropFirst(2) : candidate
            return opaque.prefix { $0 != " " && $0 != "\t" } == text.dropFirst(2)
        }
    }
}
