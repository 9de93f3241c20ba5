extension JSONWriter {
    /// Writes the shortest number that reads back as `value`, in the form of ECMAScript's `Number::toString`
    /// (`4`, `0.1`, `1e+21`, `1.5e-7`).
    ///
    /// JSON has no infinities and no NaN. The caller must not pass them; `null` is written if one comes in.
    public mutating func writeDouble(_ value: Double) {
        guard value.isFinite else { return writeNull() }
        // Not Int(exactly:), which needs the C library's trunc: nothing else here needs the mathematical library.
        if value.magnitude <= 0x1p53, Double(Int(value)) == value { return writeInt(Int(value)) }
        // Where neither form has an exponent, Swift's description is ECMAScript's.
        if 1e-4..<0x1p53 ~= value.magnitude {
            var description = value.description
            return description.withUTF8 { append(contentsOf: UnsafeRawBufferPointer($0)) }
        }
        if value < 0 { append(UInt8(ascii: "-")) }

        // Swift's description has the shortest digits, but another form: value = 0.d₁d₂d₃… × 10^point.
        var (digits, point) = shortestDigits(of: value.magnitude)
        switch point {
        case 1...21 where digits.count <= point:
            digits.append(contentsOf: repeatElement(UInt8(ascii: "0"), count: point - digits.count))
            append(contentsOf: digits)
        case 1...21:
            append(contentsOf: Array(digits[..<point]))
            append(UInt8(ascii: "."))
            append(contentsOf: Array(digits[point...]))
        case -5...0:
            append(contentsOf: "0.")
            for _ in point..<0 { append(UInt8(ascii: "0")) }
            append(contentsOf: digits)
        default:
            append(digits[0])
            if digits.count > 1 {
                append(UInt8(ascii: "."))
                append(contentsOf: Array(digits[1...]))
            }
            append(contentsOf: point > 0 ? "e+" : "e-")
            writeInt(abs(point - 1))
        }
    }

    /// The significant digits of a positive number, and where its decimal point stands, counted from before the first.
    private func shortestDigits(of value: Double) -> (digits: [UInt8], point: Int) {
        var digits: [UInt8] = []
        var point = 0
        var exponent = 0
        var isInFraction = false
        var description = value.description.utf8[...]
        while let byte = description.popFirst() {
            switch byte {
            case UInt8(ascii: "."): isInFraction = true
            case UInt8(ascii: "e"):
                exponent = Int(Substring(description)) ?? 0
                description = description.suffix(0)
            case UInt8(ascii: "0") where digits.isEmpty: point -= isInFraction ? 1 : 0
            default:
                digits.append(byte)
                point += isInFraction ? 0 : 1
            }
        }
        while digits.count > 1, digits.last == UInt8(ascii: "0") { digits.removeLast() }
        return (digits, point + exponent)
    }
}
