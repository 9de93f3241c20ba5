/// A file of sections with `key = value` lines, as the AWS command line writes them. Values may be secrets.
struct ConfigurationFile {
    /// Values by section and key. A key inside another one's indented block is `outer.inner`.
    private(set) var sections: [String: [String: String]] = [:]

    /// - Parameter text: The file's text. A line that is neither a section nor a setting is passed over, as AWS's own
    ///   tools do.
    init(_ text: String) {
        var section: String?
        var outer: String?
        for line in text.split(omittingEmptySubsequences: true, whereSeparator: \.isNewline) {
            let trimmed = line.trimmingSpaces
            guard let first = trimmed.first, first != "#", first != ";" else { continue }
            if first == "[", let end = trimmed.firstIndex(of: "]") {
                let name = trimmed[trimmed.index(after: trimmed.startIndex)..<end]
                    .split(whereSeparator: { $0 == " " || $0 == "\t" }).joined(separator: " ")
                section = name
                outer = nil
                sections[name, default: [:]] = sections[name] ?? [:]
                continue
            }
            guard let section, let separator = trimmed.firstIndex(of: "=") else { continue }
            let key = trimmed[..<separator].trimmingSpaces.lowercased()
            let value = Self.value(trimmed[trimmed.index(after: separator)...])
            if line.first == " " || line.first == "\t", let outer {
                sections[section]?["\(outer).\(key)"] = value
            } else {
                outer = value.isEmpty ? key : nil
                sections[section]?[key] = value
            }
        }
    }

    /// A comment begins at a `#` or `;` behind a space.
    private static func value(_ text: Substring) -> String {
        var end = text.endIndex
        for index in text.indices.dropFirst() where text[index] == "#" || text[index] == ";" {
            if text[text.index(before: index)] == " " || text[text.index(before: index)] == "\t" {
                end = index
                break
            }
        }
        return String(text[..<end].trimmingSpaces)
    }
}

extension Substring {
    var trimmingSpaces: Substring {
        var rest = self
        while let first = rest.first, first == " " || first == "\t" { rest.removeFirst() }
        while let last = rest.last, last == " " || last == "\t" || last == "\r" { rest.removeLast() }
        return rest
    }
}
