extension JSONValue {
    /// The value as UTF-8 without white space.
    public func serializedBytes() -> [UInt8] {
        var writer = JSONWriter()
        writer.write(self)
        return writer.bytes
    }

    /// The value as a text without white space.
    public func serialized() -> String { String(decoding: serializedBytes(), as: UTF8.self) }

    /// The value as a text for people: one element or member a line, indented by two spaces a level.
    public func prettyPrinted() -> String {
        var writer = JSONWriter()
        writer.writePretty(self)
        return String(decoding: writer.bytes, as: UTF8.self)
    }
}
