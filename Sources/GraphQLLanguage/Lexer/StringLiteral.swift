/// The quoted form of strings: `"…"` (specification section "String Value").
package enum StringLiteral {
    /// The value of what stands between the quotes, whose escapes the lexer has checked.
    static func value(of contents: UnsafeBufferPointer<UInt8>) -> String {
        var value: [UInt8] = []
        value.reserveCapacity(contents.count)
        var index = 0
        while index < contents.count {
            guard contents[index] == UInt8(ascii: "\\"), index + 1 < contents.count else {
                value.append(contents[index])
                index += 1
                continue
            }
            if let escape = UnicodeEscape(in: contents, at: index) {
                value.append(contentsOf: String(escape.scalar).utf8)
                index += escape.length
                continue
            }
            switch contents[index + 1] {
            case UInt8(ascii: "b"): value.append(0x08)
            case UInt8(ascii: "f"): value.append(0x0C)
            case UInt8(ascii: "n"): value.append(UInt8(ascii: "\n"))
            case UInt8(ascii: "r"): value.append(UInt8(ascii: "\r"))
            case UInt8(ascii: "t"): value.append(UInt8(ascii: "\t"))
            case let character: value.append(character)
            }
            index += 2
        }
        return String(decoding: value, as: UTF8.self)
    }

    /// A value in quotes, with escapes for quotes, backslashes and control characters.
    package static func quoted(_ value: String) -> String {
        var text = "\""
        for scalar in value.unicodeScalars {
            switch scalar {
            case "\"": text += "\\\""
            case "\\": text += "\\\\"
            case "\u{8}": text += "\\b"
            case "\u{C}": text += "\\f"
            case "\n": text += "\\n"
            case "\r": text += "\\r"
            case "\t": text += "\\t"
            case "\u{0}"..."\u{1F}", "\u{7F}"..."\u{9F}":
                text += "\\u00" + (scalar.value < 0x10 ? "0" : "") + String(scalar.value, radix: 16, uppercase: true)
            default: text.unicodeScalars.append(scalar)
            }
        }
        return text + "\""
    }
}
