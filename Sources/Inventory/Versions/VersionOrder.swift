/// An order of version texts. It is total over all texts, also those that the tool it is taken from would refuse.
///
/// Two ways lead to the same answer: ``compare(_:_:)`` looks at two texts, ``key(for:)`` makes bytes that a database
/// orders on an index.
public enum VersionOrder: Hashable, Sendable {
    /// Debian's order (Debian Policy, section 5.6.12, as `dpkg --compare-versions` decides): epoch, upstream version,
    /// revision; in each `~` before the end, the end before letters, letters before all else, digit runs as numbers.
    case debian
    /// RPM's order (`rpmvercmp`): epoch, version, release; separators only separate, `~` before the end, `^` right after
    /// it, letters before digits, digit runs as numbers.
    case rpm

    /// The order of an ecosystem's versions; Debian's for those that have none of their own here.
    public static func of(ecosystem: String) -> VersionOrder {
        ecosystem == "rpm" ? .rpm : .debian
    }

    /// How the first version stands to the second.
    public func compare(_ first: String, _ second: String) -> VersionRelation {
        let first = Array(first.utf8)
        let second = Array(second.utf8)
        switch self {
        case .debian: return DebianVersion(first).relation(to: DebianVersion(second))
        case .rpm: return RPMVersion(first).relation(to: RPMVersion(second))
        }
    }

    /// Bytes that stand in the same order as the versions do, compared as `memcmp` does, a prefix before what it starts.
    /// Versions of equal rank (`1.0`, `1.00`, `0:1.0-0`) have equal keys. Keys of two orders can't be compared.
    ///
    /// A key is about as long as its version, and never longer than ``maximumKeyLength(scalars:)``.
    public func key(for version: String) -> [UInt8] {
        let bytes = Array(version.utf8)
        switch self {
        case .debian: return DebianVersion(bytes).key
        case .rpm: return RPMVersion(bytes).key
        }
    }

    /// The most bytes in the key of a version of so many Unicode scalar values: 255 for 50.
    ///
    /// Debian's keys are the longer ones: five bytes for a scalar whose UTF-8 takes four, two for a control character,
    /// one for all else; and five for the epoch and the ends of both parts.
    public static func maximumKeyLength(scalars: Int) -> Int { 5 * scalars + 5 }
}

/// How one version stands to another.
public enum VersionRelation: Hashable, Sendable {
    /// It comes before the other.
    case older
    /// Neither comes before the other, though their texts may differ.
    case equal
    /// It comes after the other.
    case newer

    /// The relation of two values with an order of their own.
    init<Value: Comparable>(_ first: Value, to second: Value) {
        self = first < second ? .older : first == second ? .equal : .newer
    }
}
