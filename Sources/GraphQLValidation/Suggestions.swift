/// "Did you mean …?" at the end of a message (none of the specification's business, but its users' delight).
enum Suggestions {
    private static let maximumCount = 5
    /// Longer names are not compared: nobody mistypes them by hand.
    private static let maximumLength = 64

    /// " Did you mean "a", "b", or "c"?" with the candidates that are nearest to what was written; empty if none is
    /// near or suggestions are off.
    static func text(
        for name: String, among candidates: some Sequence<String>, noun: String = "",
        _ context: borrowing ValidationContext
    ) -> String {
        guard context.options.suggestions else { return "" }
        return didYouMean(nearest(to: name, among: candidates), noun: noun)
    }

    /// " Did you mean … "a" or "b"?"; empty for no names.
    static func didYouMean(_ names: some Collection<String>, noun: String = "") -> String {
        let quoted = names.prefix(maximumCount).map { "\"\($0)\"" }
        guard let last = quoted.last else { return "" }
        let list =
            switch quoted.count {
            case 1: last
            case 2: "\(quoted[0]) or \(last)"
            default: quoted.dropLast().joined(separator: ", ") + ", or \(last)"
            }
        return " Did you mean \(noun.isEmpty ? "" : noun + " ")\(list)?"
    }

    /// The candidates that differ from a name by few enough edits, nearest first.
    static func nearest(to name: String, among candidates: some Sequence<String>) -> [String] {
        let bytes = Array(name.utf8)
        guard bytes.count <= maximumLength else { return [] }
        let threshold = bytes.count * 2 / 5 + 1
        var found: [(distance: Int, name: String)] = []
        for candidate in candidates {
            if let distance = distance(from: bytes, to: Array(candidate.utf8), atMost: threshold) {
                found.append((distance, candidate))
            }
        }
        return found.sorted { ($0.distance, $0.name) < ($1.distance, $1.name) }.map(\.name)
    }

    /// How many insertions, deletions, replacements and swaps of neighbours lie between two names; a difference in
    /// case only counts as one. Nil if more than the limit.
    private static func distance(from a: [UInt8], to b: [UInt8], atMost limit: Int) -> Int? {
        if a == b { return 0 }
        guard abs(a.count - b.count) <= limit, b.count <= maximumLength else { return nil }
        let a = a.map(lowercased)
        let b = b.map(lowercased)
        if a == b { return 1 }
        var beforePrevious = [Int](repeating: 0, count: b.count + 1)
        var previous = Array(0...b.count)
        var current = previous
        for i in a.indices {
            current[0] = i + 1
            for j in b.indices {
                let replaced = previous[j] + (a[i] == b[j] ? 0 : 1)
                var best = min(previous[j + 1] + 1, current[j] + 1, replaced)
                if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { best = min(best, beforePrevious[j - 1] + 1) }
                current[j + 1] = best
            }
            if current.allSatisfy({ $0 > limit }) { return nil }
            (beforePrevious, previous, current) = (previous, current, beforePrevious)
        }
        return previous[b.count] <= limit ? previous[b.count] : nil
    }

    private static func lowercased(_ byte: UInt8) -> UInt8 {
        byte >= UInt8(ascii: "A") && byte <= UInt8(ascii: "Z") ? byte | 0x20 : byte
    }
}
