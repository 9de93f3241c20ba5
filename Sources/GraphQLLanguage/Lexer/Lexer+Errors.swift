// Kept apart and never inlined, so that the paths of valid input stay small.
extension Lexer {
    /// An error at the next byte.
    @inline(never)
    func syntaxError(_ message: String) -> GraphQLError { .syntax(message, at: location) }

    @inline(never)
    func expectedDigit() -> GraphQLError {
        syntaxError("Invalid number, expected digit but got: \(characterHere()).")
    }

    @inline(never)
    func unexpectedCharacter() -> GraphQLError {
        guard lengthOfScalar() != nil else { return invalidEncoding() }
        if peek() == UInt8(ascii: "'") {
            return syntaxError("Unexpected single quote character ('), did you mean to use a double quote (\")?")
        }
        return syntaxError("Unexpected character: \(characterHere()).")
    }

    @inline(never)
    func invalidEncoding() -> GraphQLError { syntaxError("The source is not valid UTF-8.") }

    @inline(never)
    func invalidEscape() -> GraphQLError {
        syntaxError("Invalid character escape sequence: \"\(text(upTo: 2))\".")
    }

    @inline(never)
    func invalidUnicodeEscape() -> GraphQLError {
        let text = text(upTo: 12)
        let braced = text.hasPrefix("\\u{") ? text.firstIndex(of: "}").map { text[...$0] } : nil
        return syntaxError("Invalid Unicode escape sequence: \"\(braced ?? text.prefix(6))\".")
    }

    /// The next scalar value, for a message: itself in quotes if it can be seen, else its number.
    func characterHere() -> String {
        guard offset < source.count else { return "<EOF>" }
        guard let scalar = text(upTo: 1).unicodeScalars.first else { return "<EOF>" }
        if scalar == "\"" { return "'\"'" }
        if scalar.isASCII, scalar.value >= 0x20, scalar.value < 0x7F { return "\"\(scalar)\"" }
        let digits = String(scalar.value, radix: 16, uppercase: true)
        return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    }

    /// The next scalar values of this line, at most so many; less where the encoding breaks.
    private func text(upTo count: Int) -> String {
        var rest = self
        for _ in 0..<count {
            let byte = rest.peek()
            guard rest.offset < source.count, byte != UInt8(ascii: "\n"), byte != UInt8(ascii: "\r"),
                let length = rest.lengthOfScalar()
            else { break }
            rest.offset += length
        }
        return String(decoding: UnsafeBufferPointer(rebasing: source[offset..<rest.offset]), as: UTF8.self)
    }
}
