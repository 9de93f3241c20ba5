/// Tells one state of a resource from another (RFC 9110 section 8.8.3). The tags are weak: the same content has the same
/// one in every content coding.
struct EntityTag: Hashable, Sendable {
    /// As `ETag` and `If-None-Match` have it.
    let text: String

    /// The tag of a content: its FNV-1a hash, which is enough to tell versions apart.
    init(of content: [UInt8]) {
        let hash = content.reduce(0xcbf2_9ce4_8422_2325 as UInt64) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
        text = "W/\"\(String(hash, radix: 36))\""
    }

    /// Whether the client that sends this `If-None-Match` has the content already (RFC 9110 section 13.1.2).
    func isKnown(toSenderOf ifNoneMatch: String?) -> Bool {
        guard let ifNoneMatch else { return false }
        return ifNoneMatch.split(separator: ",").contains { entry in
            let tag = entry.drop { $0 == " " }.prefix { $0 != " " }
            return tag == "*" || Self.opaque(tag) == Self.opaque(text[...])
        }
    }

    private static func opaque(_ tag: Substring) -> Substring { tag.hasPrefix("W/") ? tag.dropFirst(2) : tag }
}
