internal import JSON

/// Makes JSON texts that travel as one parameter.
enum JSONParameter {
    /// An array of strings.
    static func texts(_ values: some Sequence<String>) -> SQLValue {
        array(values) { writer, value in writer.writeString(value) }
    }

    /// An array of integers.
    static func integers(_ values: some Sequence<Int>) -> SQLValue {
        array(values) { writer, value in writer.writeInt(value) }
    }

    /// An array of what `write` writes for each element.
    static func array<Element>(
        _ values: some Sequence<Element>, _ write: (inout JSONWriter, Element) -> Void
    ) -> SQLValue {
        var writer = JSONWriter(capacity: 512)
        writer.append(UInt8(ascii: "["))
        var isFirst = true
        for value in values {
            if !isFirst { writer.append(UInt8(ascii: ",")) }
            isFirst = false
            write(&writer, value)
        }
        writer.append(UInt8(ascii: "]"))
        return .text(writer.withUnsafeBytes { String(decoding: $0, as: UTF8.self) })
    }
}
