/// The media type of a GraphQL response (GraphQL over HTTP, section "Media Types").
enum ResponseMediaType: String, Sendable {
    /// The GraphQL response type: the status tells how the request fared.
    case graphQLResponse = "application/graphql-response+json"
    /// The type of clients from before: 200 for every well-formed request.
    case json = "application/json"

    /// The value of `Content-Type`.
    var contentType: String {
        switch self {
        case .graphQLResponse: "application/graphql-response+json; charset=utf-8"
        case .json: "application/json; charset=utf-8"
        }
    }

    /// What the client likes best by its `Accept` field (RFC 9110 section 12.5.1); nil if it takes neither.
    ///
    /// Without the field, and where only a wildcard decides, it is `application/json`, as old clients expect.
    static func negotiate(_ accept: String?) -> ResponseMediaType? {
        guard let accept else { return .json }
        switch accept {
        case "*/*", "application/json": return .json
        case "application/graphql-response+json": return .graphQLResponse
        default: break
        }
        var best = (graphQL: Preference(), json: Preference())
        var isEmpty = true
        for range in MediaType.split(accept, at: ",") {
            guard let range = MediaType(range) else { continue }
            isEmpty = false
            // Answers are UTF-8: a range for another charset does not match.
            if let charset = range["charset"], charset.lowercased() != "utf-8" { continue }
            let quality = range["q"].map { Double($0) ?? 0 } ?? 1
            switch range.essence {
            case graphQLResponse.rawValue: best.graphQL.take(quality, specificity: 3)
            case json.rawValue: best.json.take(quality, specificity: 3)
            case "application/*":
                best.graphQL.take(quality, specificity: 2)
                best.json.take(quality, specificity: 2)
            case "*/*":
                best.graphQL.take(quality, specificity: 1)
                best.json.take(quality, specificity: 1)
            default: break
            }
        }
        if isEmpty { return .json }
        if best.graphQL.quality == 0, best.json.quality == 0 { return nil }
        if best.graphQL.quality != best.json.quality {
            return best.graphQL.quality > best.json.quality ? .graphQLResponse : .json
        }
        return best.graphQL.specificity == 3 ? .graphQLResponse : .json
    }

    /// How well a type is liked: by the most specific range that matches it.
    private struct Preference {
        var quality = 0.0
        var specificity = 0

        mutating func take(_ quality: Double, specificity: Int) {
            if specificity > self.specificity {
                self = Preference(quality: quality, specificity: specificity)
            } else if specificity == self.specificity {
                self.quality = max(quality, self.quality)
            }
        }
    }
}
