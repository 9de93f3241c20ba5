import Inventory

/// Versions made to be hard to order, always the same ones from the same seed.
struct GeneratedVersions {
    private var random: SeededGenerator
    private let fragments: [String]
    private let hasEpochs: Bool

    /// Any text at all.
    static func anything(seed: UInt64) -> GeneratedVersions {
        GeneratedVersions(
            seed: seed,
            fragments: debianFragments + [
                "^", ":", " ", "_", "@", "[", "`", "{", "\u{0}", "\u{7f}", "ä", "€", "🚀", "-", "%",
            ],
            hasEpochs: true)
    }

    /// What RPM's tools take: texts without line ends and tabs.
    static func rpm(seed: UInt64) -> GeneratedVersions {
        GeneratedVersions(seed: seed, fragments: debianFragments + ["^", "_", "-", " ", "%", "ä"], hasEpochs: true)
    }

    /// The upstream part of what Debian's policy allows.
    static func debian(seed: UInt64) -> GeneratedVersions {
        GeneratedVersions(seed: seed, fragments: debianFragments, hasEpochs: false)
    }

    private static let debianFragments = [
        "0", "00", "1", "2", "9", "10", "11", "127", "128", "129", "255", "256", "0123", "7295", "7296", "65535",
        "65536",
        "20240101", "18446744073709551615", "18446744073709551616", "99999999999999999999999999",
        "99999999999999999999999998", "a", "b", "z", "A", "Z", "rc", "deb", "u", "ubuntu", "~", "~~", "+", ".", "..",
        "+~",
    ]

    private init(seed: UInt64, fragments: [String], hasEpochs: Bool) {
        random = SeededGenerator(seed: seed)
        self.fragments = fragments
        self.hasEpochs = hasEpochs
    }

    /// Two versions, of which the second is often a variant of the first.
    mutating func pair() -> (String, String) {
        let first = row()
        var second = first
        switch Int.random(in: 0..<8, using: &random) {
        case 0: second = row()
        case 1 where !second.isEmpty: second.removeLast()
        default:
            for _ in 0..<Int.random(in: 1...2, using: &random) {
                let index = Int.random(in: 0...second.count, using: &random)
                let isReplacement = index < second.count && Bool.random(using: &random)
                second.replaceSubrange(index..<(isReplacement ? index + 1 : index), with: [fragment()])
            }
        }
        return (text(first), text(second))
    }

    /// Two versions that `dpkg` takes without complaint.
    mutating func debianPair() -> (String, String) {
        let (first, second) = pair()
        let epochs = ["", "", "", "0:", "00:", "1:", "10:"]
        let revisions = ["", "", "-0", "-1", "-01", "-1~", "-a", "-0ubuntu1", "-1+b1", "-~", "-+"]
        func complete(_ upstream: String, _ random: inout SeededGenerator) -> String {
            // A hyphen inside makes the rest the revision; the policy wants a digit first.
            let epoch = epochs[Int.random(in: 0..<epochs.count, using: &random)]
            let revision = revisions[Int.random(in: 0..<revisions.count, using: &random)]
            let start = upstream.utf8.first.map { $0 >= 0x30 && $0 <= 0x39 } ?? false ? "" : "1"
            return String((epoch + start + upstream).prefix(50 - revision.count)) + revision
        }
        return (complete(first, &random), complete(second, &random))
    }

    private mutating func row() -> [String] {
        let isGiant = Int.random(in: 0..<50, using: &random) == 0
        let count = isGiant ? 50 : Int.random(in: 0...7, using: &random)
        var row = (0..<count).map { _ in fragment() }
        if hasEpochs, Int.random(in: 0..<6, using: &random) == 0 {
            row.insert(["0:", "1:", "01:", ":", "a:", "1:2:"][Int.random(in: 0..<6, using: &random)], at: 0)
        }
        return row
    }

    private mutating func fragment() -> String { fragments[Int.random(in: 0..<fragments.count, using: &random)] }

    /// The row as one text of 50 scalars at the most.
    private func text(_ row: [String]) -> String {
        String(String.UnicodeScalarView(row.joined().unicodeScalars.prefix(50)))
    }
}
