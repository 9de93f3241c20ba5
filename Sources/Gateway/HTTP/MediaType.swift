/// A media type or range with its parameters (RFC 9110 sections 8.3.1 and 12.5.1).
struct MediaType {
    /// `application/json`, in lower case.
    var essence: String
    /// The parameters by lower-case name; quoted values without their quotes.
    var parameters: [(name: String, value: String)] = []

    /// A type as a field has it; nil if it is none.
    init?(_ text: some StringProtocol) {
        let parts = Self.split(text, at: ";")
        guard let first = parts.first else { return nil }
        essence = Self.trim(first).lowercased()
        let slash = essence.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
        guard slash.count == 2, slash.allSatisfy({ !$0.isEmpty }) else { return nil }
        for part in parts.dropFirst() {
            let pair = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard pair.count == 2 else { continue }
            var value = Self.trim(pair[1])
            if value.count >= 2, value.hasPrefix("\""), value.hasSuffix("\"") {
                value = String(value.dropFirst().dropLast())
            }
            parameters.append((Self.trim(pair[0]).lowercased(), value))
        }
    }

    /// A parameter's value.
    subscript(parameter: String) -> String? { parameters.first { $0.name == parameter }?.value }

    /// Splits at a separator outside of quoted strings.
    static func split(_ text: some StringProtocol, at separator: Character) -> [Substring] {
        var parts: [Substring] = []
        let text = Substring(text)
        var start = text.startIndex
        var isQuoted = false
        var isEscaped = false
        for index in text.indices {
            let character = text[index]
            if isEscaped {
                isEscaped = false
            } else if isQuoted, character == "\\" {
                isEscaped = true
            } else if character == "\"" {
                isQuoted.toggle()
            } else if character == separator, !isQuoted {
                parts.append(text[start..<index])
                start = text.index(after: index)
            }
        }
        parts.append(text[start...])
        return parts
    }

    static func trim(_ text: Substring) -> String {
        let isBlank = { (character: Character) in character == " " || character == "\t" }
        let front = text.drop(while: isBlank)
        guard let last = front.lastIndex(where: { !isBlank($0) }) else { return "" }
        return String(front[...last])
    }
}
