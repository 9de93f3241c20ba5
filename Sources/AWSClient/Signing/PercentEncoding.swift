extension [UInt8] {
    /// Appends a text as Signature Version 4 has it: all but `A-Z a-z 0-9 - . _ ~` becomes `%` and two upper-case digits.
    mutating func append(percentEncoding text: some Sequence<UInt8>) {
        func digit(_ value: UInt8) -> UInt8 { value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "A") + value - 10 }
        for byte in text {
            switch byte {
            case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
                UInt8(ascii: "~"):
                append(byte)
            default:
                append(UInt8(ascii: "%"))
                append(digit(byte >> 4))
                append(digit(byte & 15))
            }
        }
    }
}

/// `name=value&…` with both sides percent-encoded: a query, or a form's content.
func formEncoded(_ pairs: [(name: String, value: String)]) -> String {
    var bytes: [UInt8] = []
    for (name, value) in pairs {
        if !bytes.isEmpty { bytes.append(UInt8(ascii: "&")) }
        bytes.append(percentEncoding: name.utf8)
        bytes.append(UInt8(ascii: "="))
        bytes.append(percentEncoding: value.utf8)
    }
    return String(decoding: bytes, as: UTF8.self)
}
