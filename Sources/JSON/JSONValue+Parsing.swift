extension JSONValue {
    /// The value of a JSON text (RFC 8259), which has to be UTF-8 without a byte order mark.
    ///
    /// An integer that does not fit `Int` becomes a ``double(_:)``; a number beyond the range of `Double` is an error.
    /// - Parameters:
    ///   - text: The text's bytes.
    ///   - maximumDepth: How deep arrays and objects may be nested. It bounds the use of the stack.
    public init(parsing text: UnsafeRawBufferPointer, maximumDepth: Int = 128) throws(JSONParseError) {
        var parser = JSONParser(text, maximumDepth: maximumDepth)
        self = try parser.parse()
    }

    /// The value of a JSON text; see ``init(parsing:maximumDepth:)-(UnsafeRawBufferPointer,_)``.
    public init(parsing text: [UInt8], maximumDepth: Int = 128) throws(JSONParseError) {
        self = try text.withUnsafeBufferPointer { bytes throws(JSONParseError) in
            try JSONValue(parsing: UnsafeRawBufferPointer(bytes), maximumDepth: maximumDepth)
        }
    }

    /// The value of a JSON text; see ``init(parsing:maximumDepth:)-(UnsafeRawBufferPointer,_)``.
    public init(parsing text: String, maximumDepth: Int = 128) throws(JSONParseError) {
        self = try JSONValue(parsing: Array(text.utf8), maximumDepth: maximumDepth)
    }
}
