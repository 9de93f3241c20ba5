/// `[epoch:]version[-revision]`, the shape that Debian's and RPM's versions share.
struct VersionParts {
    /// The digits before the first colon; empty where there are none.
    var epoch: ArraySlice<UInt8>
    /// What stands between epoch and revision.
    var version: ArraySlice<UInt8>
    /// What follows the last hyphen; nil without one.
    var revision: ArraySlice<UInt8>?

    /// Splits a text. A colon that follows anything but digits belongs to the version.
    init(_ text: [UInt8]) {
        let digits = text.prefix(while: isDigit)
        if digits.endIndex < text.endIndex, text[digits.endIndex] == UInt8(ascii: ":") {
            epoch = digits
            version = text[(digits.endIndex + 1)...]
        } else {
            epoch = []
            version = text[...]
        }
        if let hyphen = version.lastIndex(of: UInt8(ascii: "-")) {
            revision = version[(hyphen + 1)...]
            version = version[..<hyphen]
        }
    }
}

/// Whether a byte is an ASCII digit.
func isDigit(_ byte: UInt8) -> Bool { byte &- UInt8(ascii: "0") <= 9 }

/// Whether a byte is an ASCII letter.
func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- UInt8(ascii: "a") < 26 }

/// Takes the digits off the front of a text, and gives them without leading zeros.
func removeNumber(from text: inout ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    let digits = text.prefix(while: isDigit)
    text = text[digits.endIndex...]
    return digits.drop { $0 == UInt8(ascii: "0") }
}

/// How numbers of any length stand to each other; both without leading zeros.
func relation(ofNumber first: ArraySlice<UInt8>, to second: ArraySlice<UInt8>) -> VersionRelation {
    let byLength = VersionRelation(first.count, to: second.count)
    guard byLength == .equal else { return byLength }
    return relation(ofBytes: first, to: second)
}

/// How byte strings stand to each other, a prefix before what it starts.
func relation(ofBytes first: ArraySlice<UInt8>, to second: ArraySlice<UInt8>) -> VersionRelation {
    if first.lexicographicallyPrecedes(second) { return .older }
    return first.count == second.count && first.elementsEqual(second) ? .equal : .newer
}
