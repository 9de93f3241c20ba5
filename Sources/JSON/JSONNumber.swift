/// A number of a JSON text (RFC 8259, section 6).
enum JSONNumber {
    /// Written without fraction and exponent, and fits.
    case int(Int)
    case double(Double)
}

extension JSONScanner {
    /// Whether a number starts with this byte.
    static func startsNumber(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "-") || byte &- UInt8(ascii: "0") <= 9
    }

    /// Consumes an integer that starts here if it is of the most frequent kind: no sign, 18 digits at the most.
    @inline(__always)
    mutating func shortNaturalNumber() -> Int? {
        var end = offset
        var value = 0
        while end < text.count, text[end] &- UInt8(ascii: "0") <= 9, end &- offset <= 18 {
            value = value &* 10 &+ Int(text[end] &- UInt8(ascii: "0"))
            end &+= 1
        }
        let count = end &- offset
        guard count > 0, count <= 18, count == 1 || text[offset] != UInt8(ascii: "0"), end < text.count,
            text[end] == UInt8(ascii: ",") || text[end] == UInt8(ascii: "]")
        else { return nil }
        skip(to: end)
        return value
    }

    /// Consumes integers of the most frequent kind, each with the comma behind it, as long as nothing else stands between
    /// them: no sign, no white space, 18 digits at the most. Whether there was one.
    mutating func shortNaturalNumbers(into integers: inout [Int]) -> Bool {
        // Of its own: the loop would ask for the text's bounds again for each byte.
        let text = text
        let count = text.count
        var start = offset
        var end = start
        var value = 0
        while end < count {
            let digit = text[end] &- UInt8(ascii: "0")
            if digit <= 9 {
                value = value &* 10 &+ Int(digit)
                end &+= 1
                continue
            }
            guard text[end] == UInt8(ascii: ","), end > start, end &- start <= 18,
                text[start] != UInt8(ascii: "0") || end == start &+ 1
            else { break }
            integers.append(value)
            value = 0
            end &+= 1
            start = end
        }
        defer { skip(to: start) }
        return start != offset
    }

    /// Consumes a number that starts here.
    mutating func number() throws(JSONParseError) -> JSONNumber {
        let start = offset
        let isNegative = text[start] == UInt8(ascii: "-")
        if isNegative { advance() }
        // The digits as an integer, as long as they fit; `scale` is the power of ten it is to be multiplied with.
        var digits: UInt64 = 0
        var digitsFit = true
        var scale = 0

        let firstDigit = offset
        try scanDigits(into: &digits, fit: &digitsFit)
        if offset > firstDigit + 1, text[firstDigit] == UInt8(ascii: "0") {
            throw failure("A number must not have leading zeros", at: firstDigit)
        }
        var isInteger = true
        if offset < text.count, text[offset] == UInt8(ascii: ".") {
            isInteger = false
            advance()
            let firstFractionDigit = offset
            try scanDigits(into: &digits, fit: &digitsFit)
            scale = firstFractionDigit - offset
        }
        if offset < text.count, text[offset] | 0x20 == UInt8(ascii: "e") {
            isInteger = false
            advance()
            scale += try exponent()
        }

        if isInteger, digitsFit {
            if isNegative, digits <= UInt64(Int.max) + 1 { return .int(Int(truncatingIfNeeded: 0 &- digits)) }
            if !isNegative, digits <= UInt64(Int.max) { return .int(Int(digits)) }
        }
        if digitsFit, let value = exactDouble(digits, scale: scale) { return .double(isNegative ? -value : value) }
        let literal = String(decoding: text[start..<offset], as: UTF8.self)
        guard let value = Double(literal), value.isFinite else {
            throw failure("A number is too large for a 64-bit floating point number", at: start)
        }
        return .double(value)
    }

    /// Consumes one digit at least, appending to `value`.
    private mutating func scanDigits(into value: inout UInt64, fit: inout Bool) throws(JSONParseError) {
        let start = offset
        while offset < text.count {
            let digit = text[offset] &- UInt8(ascii: "0")
            guard digit <= 9 else { break }
            let (product, overflow) = value.multipliedReportingOverflow(by: 10)
            let (sum, carry) = product.addingReportingOverflow(UInt64(digit))
            if overflow || carry { fit = false }
            value = sum
            advance()
        }
        guard offset > start else { throw unexpected(insteadOf: "a digit") }
    }

    /// Consumes the sign and digits of an exponent. One that is far beyond any double's comes out as ± 1,000,000.
    private mutating func exponent() throws(JSONParseError) -> Int {
        var isNegative = false
        if offset < text.count, text[offset] == UInt8(ascii: "+") || text[offset] == UInt8(ascii: "-") {
            isNegative = text[offset] == UInt8(ascii: "-")
            advance()
        }
        var magnitude: UInt64 = 0
        var fits = true
        try scanDigits(into: &magnitude, fit: &fits)
        let bounded = fits ? Int(min(magnitude, 1_000_000)) : 1_000_000
        return isNegative ? -bounded : bounded
    }

    /// `digits` × 10^`scale` where both are exact in a double, so that one operation rounds correctly; else nil.
    private func exactDouble(_ digits: UInt64, scale: Int) -> Double? {
        guard digits <= 1 << 53, -22...22 ~= scale else { return nil }
        let power = powersOfTen[abs(scale)]
        return scale < 0 ? Double(digits) / power : Double(digits) * power
    }
}

/// The powers of ten that a double holds exactly.
private let powersOfTen: [Double] = [
    1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20,
    1e21, 1e22,
]
