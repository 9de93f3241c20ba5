/// A version as RPM orders it (`rpmvercmp` and the comparison of epoch, version and release around it).
///
/// A part is a row of segments: a run of letters, a run of digits, a `~` or a `^`. Whatever else stands between them only
/// separates, so `1.0` = `1_0` = `1..0.`. A missing release comes before every release.
struct RPMVersion {
    private let parts: VersionParts

    init(_ text: [UInt8]) { parts = VersionParts(text) }

    /// What a part is made of, in the order in which they stand where two parts differ in kind.
    private enum Segment {
        case tilde
        case end
        case caret
        case letters(ArraySlice<UInt8>)
        /// Digits without leading zeros.
        case number(ArraySlice<UInt8>)

        var rank: Int {
            switch self {
            case .tilde: 0
            case .end: 1
            case .caret: 2
            case .letters: 3
            case .number: 4
            }
        }
    }

    /// Takes the next segment off the front of a part.
    private static func removeSegment(from text: inout ArraySlice<UInt8>) -> Segment {
        while let byte = text.first {
            if isDigit(byte) { return .number(removeNumber(from: &text)) }
            if isLetter(byte) {
                let letters = text.prefix(while: isLetter)
                text = text[letters.endIndex...]
                return .letters(letters)
            }
            text.removeFirst()
            if byte == UInt8(ascii: "~") { return .tilde }
            if byte == UInt8(ascii: "^") { return .caret }
        }
        return .end
    }

    // MARK: Comparison

    func relation(to other: RPMVersion) -> VersionRelation {
        var epoch = parts.epoch
        var otherEpoch = other.parts.epoch
        let number = removeNumber(from: &epoch)
        let byEpoch = Inventory.relation(ofNumber: number, to: removeNumber(from: &otherEpoch))
        guard byEpoch == .equal else { return byEpoch }
        let byVersion = Self.relation(parts.version, other.parts.version)
        guard byVersion == .equal else { return byVersion }
        switch (parts.revision, other.parts.revision) {
        case (nil, nil): return .equal
        case (nil, _?): return .older
        case (_?, nil): return .newer
        case (let release?, let otherRelease?): return Self.relation(release, otherRelease)
        }
    }

    private static func relation(_ first: ArraySlice<UInt8>, _ second: ArraySlice<UInt8>) -> VersionRelation {
        var first = first
        var second = second
        while true {
            let relation: VersionRelation
            switch (removeSegment(from: &first), removeSegment(from: &second)) {
            case (.end, .end): return .equal
            case (.letters(let letters), .letters(let others)):
                relation = Inventory.relation(ofBytes: letters, to: others)
            case (.number(let number), .number(let other)):
                relation = Inventory.relation(ofNumber: number, to: other)
            case (let segment, let other): relation = VersionRelation(segment.rank, to: other.rank)
            }
            guard relation == .equal else { return relation }
        }
    }

    // MARK: Key

    /// The bytes stand in the order of the segments' ranks. Letters are followed by an end of their own, which stands
    /// before every letter, so that `a.b` comes before `ab`. Nothing is written for a missing release: a prefix is first.
    var key: [UInt8] {
        var key: [UInt8] = []
        key.reserveCapacity(parts.version.count + (parts.revision?.count ?? 0) + 4)
        var epoch = parts.epoch
        VersionKeyNumber.append(removeNumber(from: &epoch), base: KeyByte.number, to: &key)
        Self.append(parts.version, to: &key)
        if let release = parts.revision { Self.append(release, to: &key) }
        return key
    }

    private static func append(_ part: ArraySlice<UInt8>, to key: inout [UInt8]) {
        var rest = part
        while true {
            switch removeSegment(from: &rest) {
            case .tilde: key.append(KeyByte.tilde)
            case .caret: key.append(KeyByte.caret)
            case .letters(let letters):
                for letter in letters {
                    let isUpperCase = letter < UInt8(ascii: "a")
                    let index = isUpperCase ? letter - UInt8(ascii: "A") : letter - UInt8(ascii: "a") + 26
                    key.append(KeyByte.letters + index)
                }
                key.append(KeyByte.endOfLetters)
            case .number(let digits): VersionKeyNumber.append(digits, base: KeyByte.number, to: &key)
            case .end: return key.append(KeyByte.end)
            }
        }
    }

    /// First bytes of what a key is made of.
    private enum KeyByte {
        static let endOfLetters: UInt8 = 1
        static let tilde: UInt8 = 1
        static let end: UInt8 = 2
        static let caret: UInt8 = 3
        static let letters: UInt8 = 4
        static let number = letters + 52
    }
}
