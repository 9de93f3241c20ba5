/// A version as Debian orders it (Debian Policy, section 5.6.12; `verrevcmp` of dpkg).
///
/// Upstream version and revision are compared alike: a run of other characters, a number, a run, a number, … until both
/// end. A missing number is 0, a missing revision is `0`, so `1.` = `1.0` = `1.0-0`.
struct DebianVersion {
    private let parts: VersionParts

    init(_ text: [UInt8]) { parts = VersionParts(text) }

    // MARK: Comparison

    func relation(to other: DebianVersion) -> VersionRelation {
        let byEpoch = Self.relation(parts.epoch, other.parts.epoch)
        guard byEpoch == .equal else { return byEpoch }
        let byVersion = Self.relation(parts.version, other.parts.version)
        guard byVersion == .equal else { return byVersion }
        return Self.relation(parts.revision ?? [], other.parts.revision ?? [])
    }

    private static func relation(_ first: ArraySlice<UInt8>, _ second: ArraySlice<UInt8>) -> VersionRelation {
        var first = first
        var second = second
        while !first.isEmpty || !second.isEmpty {
            while true {
                let relation = VersionRelation(rank(first.first), to: rank(second.first))
                guard relation == .equal else { return relation }
                guard rank(first.first) != 0 else { break }
                first.removeFirst()
                second.removeFirst()
            }
            let number = removeNumber(from: &first)
            let byNumber = Inventory.relation(ofNumber: number, to: removeNumber(from: &second))
            guard byNumber == .equal else { return byNumber }
        }
        return .equal
    }

    /// Where a character stands within a run. 0 is the end of the run: a digit, or the end of the text.
    private static func rank(_ byte: UInt8?) -> Int {
        switch byte {
        case nil: 0
        case UInt8(ascii: "~"): -1
        case let byte? where isDigit(byte): 0
        case let byte? where isLetter(byte): Int(byte)
        case let byte?: Int(byte) + 256
        }
    }

    // MARK: Key

    /// The bytes stand in the order of the ranks: `~`, the end, letters, other characters. A run ends with its number's
    /// bytes; after a number comes either the first character of a run or the end. So a number and the end never stand
    /// against each other, and may share values.
    var key: [UInt8] {
        var key: [UInt8] = []
        key.reserveCapacity(parts.version.count + (parts.revision?.count ?? 0) + 5)
        var epoch = parts.epoch
        VersionKeyNumber.append(removeNumber(from: &epoch), base: KeyByte.number, to: &key)
        Self.append(parts.version, to: &key)
        Self.append(parts.revision ?? [], to: &key)
        return key
    }

    private static func append(_ part: ArraySlice<UInt8>, to key: inout [UInt8]) {
        var rest = part
        repeat {
            appendRun(from: &rest, to: &key)
            VersionKeyNumber.append(removeNumber(from: &rest), base: KeyByte.number, to: &key)
        } while !rest.isEmpty
        key.append(KeyByte.end)
    }

    private static func appendRun(from text: inout ArraySlice<UInt8>, to key: inout [UInt8]) {
        while let byte = text.first, !isDigit(byte) {
            text.removeFirst()
            switch byte {
            case UInt8(ascii: "~"): key.append(KeyByte.tilde)
            case UInt8(ascii: "A")...UInt8(ascii: "Z"): key.append(KeyByte.letters + (byte - UInt8(ascii: "A")))
            case UInt8(ascii: "a")...UInt8(ascii: "z"): key.append(KeyByte.letters + 26 + (byte - UInt8(ascii: "a")))
            case ..<0x20:
                key.append(KeyByte.control)
                key.append(byte)
            case ..<0x7F: key.append(KeyByte.punctuation + punctuationRank(byte))
            default:
                key.append(KeyByte.other)
                key.append(byte)
                // A scalar's first byte says how many follow, so those need no mark of their own.
                while let next = text.first, next & 0xC0 == 0x80 {
                    key.append(next)
                    text.removeFirst()
                }
            }
        }
    }

    /// Counts the printable ASCII characters below this one that are neither letters nor digits.
    private static func punctuationRank(_ byte: UInt8) -> UInt8 {
        switch byte {
        case ..<UInt8(ascii: "0"): byte - 0x20
        case ..<UInt8(ascii: "A"): byte - 0x20 - 10
        case ..<UInt8(ascii: "a"): byte - 0x20 - 36
        default: byte - 0x20 - 62
        }
    }

    /// First bytes of what a key is made of.
    private enum KeyByte {
        static let tilde: UInt8 = 1
        static let number: UInt8 = 2
        static let end: UInt8 = 2
        static let letters = number + VersionKeyNumber.firstByteValues
        static let control = letters + 52
        static let punctuation = control + 1
        static let other = punctuation + 32
    }
}
