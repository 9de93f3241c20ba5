/// A Unicode escape sequence in a string: `\uXXXX`, two of them that make a surrogate pair, or `\u{X…}`
/// (specification section "String Value").
struct UnicodeEscape {
    /// The scalar value it stands for.
    let scalar: Unicode.Scalar
    /// How many bytes it takes in the source.
    let length: Int

    /// Reads the escape whose backslash stands at an offset; nil if it is none, or none of a scalar value.
    init?(in source: UnsafeBufferPointer<UInt8>, at offset: Int) {
        guard let first = Self.codePoint(in: source, at: offset) else { return nil }
        if let scalar = Unicode.Scalar(first.value) {
            self.scalar = scalar
            length = first.length
            return
        }
        // A surrogate: only a leading one with a trailing one after it, both without braces, so six bytes long (in
        // braces their four digits take eight).
        guard UInt32(0xD800)...0xDBFF ~= first.value, first.length == 6,
            let second = Self.codePoint(in: source, at: offset + 6), second.length == 6,
            UInt32(0xDC00)...0xDFFF ~= second.value,
            let scalar = Unicode.Scalar(0x1_0000 + (first.value - 0xD800) << 10 + (second.value - 0xDC00))
        else { return nil }
        self.scalar = scalar
        length = 12
    }

    private static func codePoint(
        in source: UnsafeBufferPointer<UInt8>, at offset: Int
    ) -> (value: UInt32, length: Int)? {
        guard offset + 2 < source.count, source[offset] == UInt8(ascii: "\\"), source[offset + 1] == UInt8(ascii: "u")
        else { return nil }
        var value: UInt32 = 0
        if source[offset + 2] == UInt8(ascii: "{") {
            var index = offset + 3
            while index < source.count, let digit = source[index].hexadecimalDigit {
                // Any number of leading zeros is allowed; beyond the last code point the value no longer matters.
                value = min(value << 4 | digit, 0x11_0000)
                index += 1
            }
            guard index > offset + 3, index < source.count, source[index] == UInt8(ascii: "}") else { return nil }
            return (value, index + 1 - offset)
        }
        guard offset + 6 <= source.count else { return nil }
        for index in offset + 2..<offset + 6 {
            guard let digit = source[index].hexadecimalDigit else { return nil }
            value = value << 4 | digit
        }
        return (value, 6)
    }
}

extension UInt8 {
    fileprivate var hexadecimalDigit: UInt32? {
        switch self {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(self - UInt8(ascii: "0"))
        case UInt8(ascii: "a")...UInt8(ascii: "f"): UInt32(self - UInt8(ascii: "a") + 10)
        case UInt8(ascii: "A")...UInt8(ascii: "F"): UInt32(self - UInt8(ascii: "A") + 10)
        default: nil
        }
    }
}
