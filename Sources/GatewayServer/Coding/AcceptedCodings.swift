/// The content codings that a client takes, by its `Accept-Encoding` field (RFC 9110 section 12.5.3).
struct AcceptedCodings {
    /// Whether gzip is one of them.
    let allowGzip: Bool

    init(_ field: String?) {
        guard let field else {
            allowGzip = false
            return
        }
        var wildcard = false
        var gzip: Bool?
        for part in field.split(separator: ",") {
            let pieces = part.split(separator: ";").map { piece in piece.filter { !$0.isWhitespace }.lowercased() }
            guard let coding = pieces.first else { continue }
            let quality = pieces.dropFirst().first { $0.hasPrefix("q=") }.map { Double($0.dropFirst(2)) ?? 0 } ?? 1
            switch coding {
            case "gzip", "x-gzip": gzip = quality > 0
            case "*": wildcard = quality > 0
            default: break
            }
        }
        allowGzip = gzip ?? wildcard
    }
}
