extension Lexer {
    /// How many bytes the next scalar value takes; nil where the bytes are not well-formed UTF-8 (the Unicode
    /// Standard, table 3-7: no overlong forms, no surrogates, nothing above U+10FFFF).
    func lengthOfScalar() -> Int? {
        let second = peek(1)
        switch peek() {
        case 0x00...0x7F: return 1
        case 0xC2...0xDF: return second.isContinuation ? 2 : nil
        case 0xE0: return 0xA0...0xBF ~= second && peek(2).isContinuation ? 3 : nil
        case 0xED: return 0x80...0x9F ~= second && peek(2).isContinuation ? 3 : nil
        case 0xE1...0xEF: return second.isContinuation && peek(2).isContinuation ? 3 : nil
        case 0xF0: return 0x90...0xBF ~= second && peek(2).isContinuation && peek(3).isContinuation ? 4 : nil
        case 0xF1...0xF3: return second.isContinuation && peek(2).isContinuation && peek(3).isContinuation ? 4 : nil
        case 0xF4: return 0x80...0x8F ~= second && peek(2).isContinuation && peek(3).isContinuation ? 4 : nil
        default: return nil
        }
    }
}

extension UInt8 {
    fileprivate var isContinuation: Bool { self & 0xC0 == 0x80 }
}
