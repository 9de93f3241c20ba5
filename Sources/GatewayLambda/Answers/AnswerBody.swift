internal import Gateway
internal import HTTPTypes
internal import JSON

/// A response's content as JSON can hold it.
struct AnswerBody {
    /// Text in UTF-8, or Base64.
    var text: [UInt8]
    var isBase64Encoded: Bool

    /// The content, as it is where it is text.
    /// - Parameter isHead: Whether the request was `HEAD`, which gets no content.
    init(_ response: GatewayResponse, isHead: Bool) {
        if isHead || response.status == .noContent || response.status == .notModified {
            text = []
            isBase64Encoded = false
            return
        }
        isBase64Encoded = !Self.isText(response)
        text = isBase64Encoded ? Base64.standard.encodedBytes(response.body) : response.body
    }

    /// A compressed text is no text, whatever its type says.
    private static func isText(_ response: GatewayResponse) -> Bool {
        if response.body.isEmpty { return true }
        if let coding = response.headerFields[.contentEncoding], coding.lowercased() != "identity" { return false }
        let type = response.headerFields[.contentType]?.prefix { $0 != ";" && $0 != " " }.lowercased() ?? ""
        let isTextual =
            type.hasPrefix("text/") || type.hasSuffix("+json") || type.hasSuffix("+xml") || textualTypes.contains(type)
        return isTextual && String(validating: response.body, as: UTF8.self) != nil
    }

    private static let textualTypes: Set = [
        "application/json", "application/javascript", "application/xml", "application/graphql",
    ]
}
