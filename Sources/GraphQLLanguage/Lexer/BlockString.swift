/// The block form of strings: `"""…"""` (specification section "Block Strings").
package enum BlockString {
    /// BlockStringValue() of what stands between the quotes: without common indentation and blank first and last
    /// lines, line terminators as LF, `\"""` resolved.
    static func value(ofRaw raw: UnsafeBufferPointer<UInt8>) -> String {
        let lines = lines(of: raw)
        var commonIndent = Int.max
        var contents: Range<Int>?
        for (number, line) in lines.enumerated() {
            let indent = raw[line].prefix { $0.isWhiteSpace }.count
            guard indent < line.count else { continue }
            contents = (contents?.lowerBound ?? number)..<number + 1
            if number > 0 { commonIndent = min(commonIndent, indent) }
        }
        guard let contents else { return "" }

        var value: [UInt8] = []
        value.reserveCapacity(raw.count)
        for number in contents {
            if number > contents.lowerBound { value.append(UInt8(ascii: "\n")) }
            append(raw[lines[number]].dropFirst(number > 0 ? commonIndent : 0), to: &value)
        }
        return String(decoding: value, as: UTF8.self)
    }

    /// Whether a block string can stand for the value: it has no CR, no blank first or last line, and no indentation
    /// that all its lines share.
    package static func canHold(_ value: String) -> Bool {
        if value.isEmpty { return true }
        if value.utf8.contains(UInt8(ascii: "\r")) { return false }
        let lines = value.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        guard let first = lines.first, let last = lines.last, !first.isBlank, !last.isBlank else { return false }
        return lines.count == 1 || lines.contains { $0.first.map { !$0.isWhiteSpace } ?? false }
    }

    /// The value in block form, over several lines where it has several, is long, or ends in a quote or backslash.
    package static func quoted(_ value: String) -> String {
        let quotes = "\"\"\""
        var escaped: [UInt8] = []
        var index = value.utf8.startIndex
        while index < value.utf8.endIndex {
            if value.utf8[index...].starts(with: quotes.utf8) {
                escaped += "\\\"\"\"".utf8
                index = value.utf8.index(index, offsetBy: 3)
            } else {
                escaped.append(value.utf8[index])
                index = value.utf8.index(after: index)
            }
        }
        let text = String(decoding: escaped, as: UTF8.self)
        let isSingleLine = !value.utf8.contains(UInt8(ascii: "\n"))
        let endsInDelimiter = value.utf8.last == UInt8(ascii: "\"") || value.utf8.last == UInt8(ascii: "\\")
        let isLong = !isSingleLine || value.utf16.count > 70 || endsInDelimiter
        // A line break before a single line would take its leading white space for indentation.
        let breaksBefore = isLong && !(isSingleLine && value.utf8.first?.isWhiteSpace == true)
        return quotes + (breaksBefore ? "\n" : "") + text + (isLong ? "\n" : "") + quotes
    }

    private static func lines(of raw: UnsafeBufferPointer<UInt8>) -> [Range<Int>] {
        var lines: [Range<Int>] = []
        var start = 0
        var index = 0
        while index < raw.count {
            let byte = raw[index]
            index += 1
            guard byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") else { continue }
            lines.append(start..<index - 1)
            if byte == UInt8(ascii: "\r"), index < raw.count, raw[index] == UInt8(ascii: "\n") { index += 1 }
            start = index
        }
        lines.append(start..<raw.count)
        return lines
    }

    private static func append(_ line: Slice<UnsafeBufferPointer<UInt8>>, to value: inout [UInt8]) {
        var rest = line
        while let backslash = rest.firstIndex(of: UInt8(ascii: "\\")) {
            value += rest[..<backslash]
            rest = rest[(backslash + 1)...]
            // Three quotes here can only be escaped ones: otherwise they would have ended the string.
            if !rest.starts(with: [UInt8](repeating: UInt8(ascii: "\""), count: 3)) { value.append(UInt8(ascii: "\\")) }
        }
        value += rest
    }
}

extension UInt8 {
    /// WhiteSpace: a space or tab.
    fileprivate var isWhiteSpace: Bool { self == UInt8(ascii: " ") || self == UInt8(ascii: "\t") }
}

extension Sequence<UInt8> {
    fileprivate var isBlank: Bool { allSatisfy { $0.isWhiteSpace } }
}
