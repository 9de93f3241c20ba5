extension JSONWriter {
    /// Writes a value without white space.
    public mutating func write(_ value: JSONValue) {
        switch value {
        case .null: writeNull()
        case .bool(let value): writeBool(value)
        case .int(let value): writeInt(value)
        case .double(let value): writeDouble(value)
        case .string(let value): writeString(value)
        case .array(let elements):
            append(UInt8(ascii: "["))
            for (index, element) in elements.enumerated() {
                if index > 0 { append(UInt8(ascii: ",")) }
                write(element)
            }
            append(UInt8(ascii: "]"))
        case .object(let object):
            append(UInt8(ascii: "{"))
            for (index, member) in object.members.enumerated() {
                if index > 0 { append(UInt8(ascii: ",")) }
                writeString(member.name)
                append(UInt8(ascii: ":"))
                write(member.value)
            }
            append(UInt8(ascii: "}"))
        }
    }

    /// Writes a value with one element or member a line, indented by two spaces a level.
    public mutating func writePretty(_ value: JSONValue) { writePretty(value, level: 0) }

    private mutating func writePretty(_ value: JSONValue, level: Int) {
        switch value {
        case .array(let elements) where !elements.isEmpty:
            append(UInt8(ascii: "["))
            for (index, element) in elements.enumerated() {
                if index > 0 { append(UInt8(ascii: ",")) }
                beginLine(level: level + 1)
                writePretty(element, level: level + 1)
            }
            beginLine(level: level)
            append(UInt8(ascii: "]"))
        case .object(let object) where !object.isEmpty:
            append(UInt8(ascii: "{"))
            for (index, member) in object.members.enumerated() {
                if index > 0 { append(UInt8(ascii: ",")) }
                beginLine(level: level + 1)
                writeString(member.name)
                append(contentsOf: ": ")
                writePretty(member.value, level: level + 1)
            }
            beginLine(level: level)
            append(UInt8(ascii: "}"))
        default: write(value)
        }
    }

    private mutating func beginLine(level: Int) {
        append(UInt8(ascii: "\n"))
        for _ in 0..<level { append(contentsOf: "  ") }
    }
}
