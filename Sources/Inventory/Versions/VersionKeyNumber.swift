/// Numbers in version keys: short for small ones, and in the order of their values.
///
/// | value | bytes |
/// | --- | --- |
/// | below 128 | `base + value` |
/// | below 7,296 | one of 28 first bytes with the high part, one byte with the low part |
/// | below 2⁶⁴ | a first byte that says how many follow (2…8), the value in big-endian order |
/// | larger | a first byte, the number of digits (4 bytes), the digits, two a byte |
enum VersionKeyNumber {
    /// How many values the first byte has, from its base on.
    static let firstByteValues: UInt8 = 128 + twoByteForms + 8

    private static let twoByteForms: UInt8 = 28
    private static let firstTwoByteValue: UInt64 = 128
    private static let firstLongValue = firstTwoByteValue + UInt64(twoByteForms) * 256

    /// Appends a number, given by its digits without leading zeros.
    static func append(_ digits: ArraySlice<UInt8>, base: UInt8, to key: inout [UInt8]) {
        guard let value = value(of: digits) else { return appendHuge(digits, base: base, to: &key) }
        switch value {
        case ..<firstTwoByteValue: key.append(base + UInt8(value))
        case ..<firstLongValue:
            let rest = value - firstTwoByteValue
            key.append(base + 128 + UInt8(rest >> 8))
            key.append(UInt8(truncatingIfNeeded: rest))
        default:
            let count = (64 - value.leadingZeroBitCount + 7) / 8
            key.append(base + 128 + twoByteForms + UInt8(count - 2))
            for index in (0..<count).reversed() { key.append(UInt8(truncatingIfNeeded: value >> (8 * UInt64(index)))) }
        }
    }

    private static func value(of digits: ArraySlice<UInt8>) -> UInt64? {
        guard digits.count <= 20 else { return nil }
        var value: UInt64 = 0
        for digit in digits {
            let (product, overflow) = value.multipliedReportingOverflow(by: 10)
            let (sum, carry) = product.addingReportingOverflow(UInt64(digit - UInt8(ascii: "0")))
            guard !overflow, !carry else { return nil }
            value = sum
        }
        return value
    }

    private static func appendHuge(_ digits: ArraySlice<UInt8>, base: UInt8, to key: inout [UInt8]) {
        key.append(base + firstByteValues - 1)
        let count = UInt32(clamping: digits.count)
        for shift in [24, 16, 8, 0] as [UInt32] { key.append(UInt8(truncatingIfNeeded: count >> shift)) }
        var rest = digits
        while let high = rest.popFirst() {
            let low = rest.popFirst() ?? UInt8(ascii: "0")
            key.append((high & 0x0F) << 4 | low & 0x0F)
        }
    }
}
