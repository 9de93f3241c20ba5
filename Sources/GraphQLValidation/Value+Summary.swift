import GraphQLLanguage

extension Value {
    /// What was written, short enough for a message.
    var summary: String {
        switch kind {
        case .variable(let name): "$\(name)"
        case .int(let text), .float(let text), .enumeration(let text): Self.shortened(text)
        case .string(let text, _): "\"\(Self.shortened(text))\""
        case .boolean(let value): value ? "true" : "false"
        case .null: "null"
        case .list: "[…]"
        case .object: "{…}"
        }
    }

    private static func shortened(_ text: String) -> String {
        text.unicodeScalars.count <= 60 ? text : String(text.unicodeScalars.prefix(60)) + "…"
    }
}
