/// Bytes as text that a JSON string can hold (RFC 4648).
package struct Base64: Sendable {
    /// The usual alphabet, with padding (section 4).
    package static let standard = Base64(last: "+/", isPadded: true)
    /// The alphabet for URLs, without padding (section 5).
    package static let url = Base64(last: "-_", isPadded: false)

    private static let padding = UInt8(ascii: "=")
    private static let invalid: UInt8 = 0xFF

    private let alphabet: [UInt8]
    /// The value of each byte that is a character of the alphabet; `invalid` for the others.
    private let values: [UInt8]
    private let isPadded: Bool

    private init(last: String, isPadded: Bool) {
        alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789\(last)".utf8)
        var values = [UInt8](repeating: Self.invalid, count: 256)
        for (value, character) in alphabet.enumerated() { values[Int(character)] = UInt8(value) }
        self.values = values
        self.isPadded = isPadded
    }

    /// The bytes' text, in ASCII.
    package func encodedBytes(_ bytes: [UInt8]) -> [UInt8] {
        let count = isPadded ? (bytes.count + 2) / 3 * 4 : (bytes.count * 4 + 2) / 3
        return [UInt8](unsafeUninitializedCapacity: count) { text, written in
            var bits: UInt32 = 0
            var bitCount: UInt32 = 0
            for byte in bytes {
                bits = bits << 8 | UInt32(byte)
                bitCount += 8
                while bitCount >= 6 {
                    bitCount -= 6
                    text[written] = alphabet[Int(bits >> bitCount & 63)]
                    written += 1
                }
            }
            if bitCount > 0 {
                text[written] = alphabet[Int(bits << (6 - bitCount) & 63)]
                written += 1
            }
            while written < count {
                text[written] = Self.padding
                written += 1
            }
        }
    }

    /// The bytes' text.
    package func encode(_ bytes: [UInt8]) -> String { String(decoding: encodedBytes(bytes), as: UTF8.self) }

    /// The bytes of a text; nil for other characters, an impossible length, padding that is missing or not wanted, or
    /// bits left over that are not zero.
    package func decode(_ text: String) -> [UInt8]? {
        var characters = text.utf8[...]
        if isPadded {
            guard characters.count.isMultiple(of: 4) else { return nil }
            for _ in 0..<2 where characters.last == Self.padding { characters.removeLast() }
        }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(characters.count * 3 / 4)
        var bits: UInt32 = 0
        var bitCount: UInt32 = 0
        for character in characters {
            let value = values[Int(character)]
            guard value != Self.invalid else { return nil }
            bits = bits << 6 | UInt32(value)
            bitCount += 6
            if bitCount >= 8 {
                bitCount -= 8
                bytes.append(UInt8(truncatingIfNeeded: bits >> bitCount))
            }
        }
        guard bitCount < 6, bits & (1 << bitCount - 1) == 0 else { return nil }
        return bytes
    }
}
