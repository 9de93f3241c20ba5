/// The conflicts that were found between fields, put together as they are reported: for two fields that stand in one
/// selection set, everything below them that conflicts.
struct FieldConflicts {
    typealias EntryID = FieldMerger.EntryID

    /// Two fields of one selection set that cannot be merged.
    struct Conflict {
        /// One field of the pair.
        let first: SelectionGraph.FieldID
        /// Why, continuing "conflict because".
        let reason: String
        /// The fields to point at: the first and what conflicts below it, then the second and what does so below it.
        let fields: [SelectionGraph.FieldID]
    }

    /// Two fields in the order in which they were met; equal to the same two in the other order.
    private struct Pair: Hashable {
        let first: SelectionGraph.FieldID
        let second: SelectionGraph.FieldID

        static func == (a: Pair, b: Pair) -> Bool {
            (a.first, a.second) == (b.first, b.second) || (a.first, a.second) == (b.second, b.first)
        }

        func hash(into hasher: inout Hasher) {
            hasher.combine(min(first, second))
            hasher.combine(max(first, second))
        }
    }

    /// A way from two fields of one set down to two that conflict themselves.
    private struct Path {
        var pairs: [Pair]
        var reason: String
    }

    /// No more is told of one pair of fields, nor of deeper levels.
    private static let maximumPaths = 50
    private static let maximumDepth = 32

    private let maximumCount: Int
    /// The pairs that conflict themselves; what is below them does not matter.
    private var direct: Set<Pair> = []
    private var tops: [Pair] = []
    private var paths: [Pair: [Path]] = [:]
    private var responseNames: [SelectionGraph.FieldID: String] = [:]

    init(maximumCount: Int) { self.maximumCount = maximumCount }

    /// Whether there are more conflicts than will be reported.
    var isFull: Bool { tops.count > maximumCount }

    /// Adds a conflict between two entries. False if it takes too many steps to find where it belongs.
    mutating func add(
        _ first: EntryID, _ second: EntryID, _ reason: String, in entries: [FieldMerger.Entry],
        _ graph: SelectionGraph, _ context: inout ValidationContext
    ) -> Bool {
        guard direct.insert(pair(first, second, entries)).inserted else { return true }
        var pairs = [pair(first, second, entries)]
        var (a, b) = (entries[first].owner, entries[second].owner)
        // Up to the selection set that both stand in: there, one field is the owner of both.
        while let ownerA = a, let ownerB = b, entries[ownerA].field != entries[ownerB].field {
            let owners = pair(ownerA, ownerB, entries)
            if direct.contains(owners) { return true }
            guard context.take() else { return false }
            pairs.append(owners)
            (a, b) = (entries[ownerA].owner, entries[ownerB].owner)
        }
        guard let top = pairs.last else { return true }
        let shown = Path(pairs: pairs.suffix(Self.maximumDepth).reversed(), reason: reason)
        for pair in shown.pairs where responseNames[pair.first] == nil {
            responseNames[pair.first] = graph.names[graph.fields[pair.first].responseName]
        }
        if paths[top] == nil { tops.append(top) }
        if paths[top, default: []].count < Self.maximumPaths { paths[top, default: []].append(shown) }
        return true
    }

    /// All conflicts as they are reported, in the order in which they were found.
    var all: [Conflict] {
        tops.compactMap { top in paths[top].map { conflict(top, $0[...], depth: 0) } }
    }

    private func pair(_ a: EntryID, _ b: EntryID, _ entries: [FieldMerger.Entry]) -> Pair {
        Pair(first: entries[a].field, second: entries[b].field)
    }

    /// The conflict of a pair at a depth of all its paths.
    private func conflict(_ pair: Pair, _ paths: ArraySlice<Path>, depth: Int) -> Conflict {
        var below: [Pair] = []
        var pathsBelow: [Pair: [Path]] = [:]
        var reasons: [String] = []
        for path in paths {
            guard depth + 1 < path.pairs.count else {
                reasons.append(path.reason)
                continue
            }
            let next = path.pairs[depth + 1]
            if pathsBelow[next] == nil { below.append(next) }
            pathsBelow[next, default: []].append(path)
        }
        var (firsts, seconds) = ([pair.first], [pair.second])
        for next in below {
            let conflict = conflict(next, (pathsBelow[next] ?? [])[...], depth: depth + 1)
            reasons.append("subfields \"\(responseNames[next.first] ?? "")\" conflict because \(conflict.reason)")
            let middle = conflict.fields.count / 2
            firsts += conflict.fields[..<middle]
            seconds += conflict.fields[middle...]
        }
        return Conflict(first: pair.first, reason: reasons.joined(separator: " and "), fields: firsts + seconds)
    }
}
