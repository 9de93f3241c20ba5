internal import HTTPTypes

/// A request's target in its two parts (RFC 9112 section 3.2.1).
struct RequestTarget: Sendable {
    /// The path, without the query.
    let path: Substring
    /// The query, without its `?`; nil without one.
    let query: Substring?

    init(_ head: HTTPRequest) {
        let target = head.path ?? ""
        if let mark = target.utf8.firstIndex(of: UInt8(ascii: "?")) {
            path = target[..<mark]
            query = target[target.utf8.index(after: mark)...]
        } else {
            path = target[...]
            query = nil
        }
    }
}
