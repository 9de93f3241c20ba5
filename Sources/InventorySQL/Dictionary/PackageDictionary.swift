internal import Inventory
internal import Synchronization

/// Packages by their id, and ids by package, as far as they are known here.
///
/// A package's row is never changed or deleted, so what is here stays true for ever. Bounded by bytes: when it is full, it
/// starts over, and what is in use comes back with one statement a request at the most. Only what was committed may come
/// in: an id that was rolled back can be given to another package.
public final class PackageDictionary: Sendable {
    private let state: Mutex<State>

    private struct State {
        var snapshot = DictionarySnapshot()
        var ids: [PackageCoordinate: Int] = [:]
        var bytes = 0
        let maximumBytes: Int
        /// Packages that have no rank yet.
        var unranked = 0
        /// Packages that were sorted without ranks since all were ranked last.
        var sortedUnranked = 0
    }

    /// An empty dictionary that holds about so many bytes at the most.
    public init(maximumBytes: Int = 16 << 20) {
        state = Mutex(State(maximumBytes: maximumBytes))
    }

    /// What is known now. It never changes: what comes in later makes another one.
    var snapshot: DictionarySnapshot { state.withLock { $0.snapshot } }

    /// The ids of those packages that are known.
    func ids(of packages: some Sequence<PackageCoordinate>) -> [PackageCoordinate: Int] {
        state.withLock { state in
            var known: [PackageCoordinate: Int] = [:]
            for package in packages {
                if let id = state.ids[package] { known[package] = id }
            }
            return known
        }
    }

    /// Takes packages in.
    func insert(_ entries: [(id: Int, entry: DictionaryEntry)]) {
        if entries.isEmpty { return }
        state.withLock { state in
            let cost = entries.reduce(0) { $0 + $1.entry.cost }
            if state.bytes + cost > state.maximumBytes {
                state.snapshot = DictionarySnapshot()
                state.ids = [:]
                state.bytes = 0
                state.unranked = 0
                if cost > state.maximumBytes { return }
            }
            for (id, entry) in entries where state.ids.updateValue(id, forKey: entry.package) == nil {
                state.snapshot.insert(entry, id: id)
                state.bytes += entry.cost
                state.unranked += 1
            }
        }
    }

    /// So many packages of an answer had to be sorted without ranks. Ranking sorts all, and is done when as many were.
    func noteSorting(unranked count: Int) {
        state.withLock { state in
            state.sortedUnranked += count
            guard state.unranked > 0, state.sortedUnranked >= state.ids.count else { return }
            state.snapshot.rank()
            state.unranked = 0
            state.sortedUnranked = 0
        }
    }
}

/// Packages by id at one moment: ids are dense, so a table of tables serves as the map.
struct DictionarySnapshot: Sendable {
    private static let chunkBits = 8
    private var chunks: [[DictionaryEntry?]] = []
    /// Ranks by id as they were when all were ranked last; 0 for ids that were not there.
    private var ranks: [UInt32] = []
    /// Packages by rank, which counts from 1.
    private var ranked = Records<Package>.Table([])

    /// The packages of these ids in the default order, a page's worth from the start or the end; nil when one of them was
    /// not ranked yet. Most lists of packages are read in this way.
    func sorted(_ ids: [Int], limit: Int, fromEnd: Bool) -> Records<Package>? {
        var places: [UInt32] = []
        places.reserveCapacity(ids.count)
        for id in ids {
            guard ranks.indices.contains(id), ranks[id] > 0 else { return nil }
            places.append(ranks[id] - 1)
        }
        places.sort()
        if limit < places.count { places = Array(fromEnd ? places.suffix(limit) : places.prefix(limit)) }
        return Records(ranked, places: places)
    }

    subscript(id: Int) -> DictionaryEntry? {
        let chunk = id >> Self.chunkBits
        guard chunks.indices.contains(chunk), !chunks[chunk].isEmpty else { return nil }
        return chunks[chunk][id & (1 << Self.chunkBits - 1)]
    }

    fileprivate mutating func insert(_ entry: DictionaryEntry, id: Int) {
        let chunk = id >> Self.chunkBits
        while chunks.count <= chunk { chunks.append([]) }
        if chunks[chunk].isEmpty { chunks[chunk] = Array(repeating: nil, count: 1 << Self.chunkBits) }
        chunks[chunk][id & (1 << Self.chunkBits - 1)] = entry
    }

    fileprivate mutating func rank() {
        var places: [(chunk: Int, slot: Int, entry: DictionaryEntry)] = []
        for (chunk, slots) in chunks.enumerated() {
            for (slot, entry) in slots.enumerated() {
                if let entry { places.append((chunk, slot, entry)) }
            }
        }
        let order = PackageSorting.defaultOrder
        places.sort { order.compare($0.entry, $1.entry) < 0 }
        ranks = Array(repeating: 0, count: chunks.count << Self.chunkBits)
        ranked = Records.Table(places.map { Package($0.entry.package) })
        for (rank, place) in places.enumerated() {
            let rank = UInt32(truncatingIfNeeded: rank + 1)
            chunks[place.chunk][place.slot]?.rank = rank
            ranks[place.chunk << Self.chunkBits + place.slot] = rank
        }
    }
}
