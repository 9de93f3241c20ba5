/// The parts of a request target (RFC 3986 section 3): events have them encoded, decoded, or in between.
enum RequestTarget {
    /// A path of which nobody can tell whether it was decoded: an HTTP API decodes it, the other services do not. What
    /// may not stand in an encoded path is encoded; the rest stays as it is.
    static func path(repairing path: String) -> String {
        let repaired = encode(path, keepsEscapes: true) { isPathCharacter($0) }
        return repaired.hasPrefix("/") ? repaired : "/" + repaired
    }

    /// A query that was not decoded, with what may not stand there encoded.
    static func query(repairing query: String) -> String {
        encode(query, keepsEscapes: true) { isPathCharacter($0) || $0 == UInt8(ascii: "?") }
    }

    /// A query of decoded parameters.
    static func query(encoding parameters: [(name: String, value: String)]) -> String {
        parameters.map { "\(component($0.name))=\(component($0.value))" }.joined(separator: "&")
    }

    private static func component(_ text: String) -> String {
        encode(text, keepsEscapes: false, unless: isUnreserved)
    }

    private static func encode(_ text: String, keepsEscapes: Bool, unless isKept: (UInt8) -> Bool) -> String {
        let bytes = Array(text.utf8)
        var encoded: [UInt8] = []
        encoded.reserveCapacity(bytes.count)
        for (index, byte) in bytes.enumerated() {
            let isEscape =
                keepsEscapes && byte == UInt8(ascii: "%") && index + 2 < bytes.count
                && isHexadecimal(bytes[index + 1]) && isHexadecimal(bytes[index + 2])
            if isKept(byte) || isEscape {
                encoded.append(byte)
            } else {
                encoded += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 0xF)]]
            }
        }
        return String(decoding: encoded, as: UTF8.self)
    }

    private static let digits = Array("0123456789ABCDEF".utf8)

    private static func isHexadecimal(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "F"),
            UInt8(ascii: "a")...UInt8(ascii: "f"):
            true
        default: false
        }
    }

    private static func isUnreserved(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "a")...UInt8(ascii: "z"):
            true
        default: "-._~".utf8.contains(byte)
        }
    }

    private static func isPathCharacter(_ byte: UInt8) -> Bool {
        isUnreserved(byte) || "/:@!$&'()*+,;=".utf8.contains(byte)
    }
}
