import JSON
import Synchronization

/// What a selection gives of objects that never change (``Resolvers/ObjectFields/unchanging(_:)``): completed once, copied
/// ever after.
final class CompletedObjects: Sendable {
    private let place: Resolvers.Place
    private let budget: Budget
    private let state = Mutex(State())

    private struct State {
        /// The table that the objects stand in. Kept, so that no other can come to its address.
        var objects: (any AnyObject & Sendable)?
        var table = Table()
        /// What is not in the table yet, by place: putting it there copies all.
        var pending: [Int: [UInt8]] = [:]
        /// How often something was not in the table since it was made.
        var misses = 0
        /// One more than the last place.
        var places = 0
        /// What it takes of the budget.
        var bytes = 0
        var isFull = false
    }

    /// - Parameters:
    ///   - place: Tells where an object stands.
    ///   - budget: What all selections of an executor may keep.
    init(place: Resolvers.Place, budget: Budget) {
        self.place = place
        self.budget = budget
    }

    deinit { budget.give(state.withLock { $0.bytes }) }

    /// Bytes of one selection, of the many that share a budget.
    private static let maximumBytes = 1 << 20

    private func keep(_ news: [(place: Int, bytes: [UInt8])], of objects: any AnyObject & Sendable) {
        state.withLock { state in
            if state.objects !== objects {
                budget.give(state.bytes)
                state = State(objects: objects)
            }
            for (place, bytes) in news where !state.isFull {
                guard state.table[place] == nil, state.pending[place] == nil else { continue }
                let cost = bytes.count + max(place + 1 - state.places, 0) * Table.bytesOfPlace
                state.isFull = state.bytes + cost > Self.maximumBytes
                guard !state.isFull, budget.take(cost) else { break }
                state.bytes += cost
                state.places = max(state.places, place + 1)
                state.pending[place] = bytes
            }
            state.misses += news.count
            guard !state.pending.isEmpty, state.misses > state.table.count / 8 else { return }
            state.table = Table(state.table, adding: state.pending)
            state.pending = [:]
            state.misses = 0
        }
    }
}

extension CompletedObjects {
    /// The objects of one selection and one table in one response.
    struct Writing {
        private let completed: CompletedObjects
        /// Kept: the response may let go of its objects before the end.
        private let objects: any AnyObject & Sendable
        private let table: Table
        private let hasRoom: Bool
        private var news: [(place: Int, bytes: [UInt8])] = []

        init(_ completed: CompletedObjects, _ place: TablePlace) {
            self.completed = completed
            let objects = place.table.takeUnretainedValue()
            self.objects = objects
            let (table, isFull) = completed.state.withLock { state in
                state.objects === objects ? (state.table, state.isFull) : (Table(), false)
            }
            self.table = table
            hasRoom = !isFull && !completed.budget.isSpent
        }

        /// Whether these are the objects of that selection and that table.
        func isOf(_ completed: CompletedObjects, _ place: TablePlace) -> Bool {
            self.completed === completed && Unmanaged.passUnretained(objects).toOpaque() == place.table.toOpaque()
        }

        /// Writes an object, if it was completed before.
        func write(_ place: Int, to writer: inout JSONWriter) -> Bool { table.write(place, to: &writer) }

        /// An object has been completed.
        mutating func add(_ place: Int, _ bytes: UnsafeRawBufferPointer) {
            if hasRoom { news.append((place, Array(bytes))) }
        }

        /// Lets later responses have what is new.
        func end() { if !news.isEmpty { completed.keep(news, of: objects) } }
    }

    /// Where an object of this selection stands; nil if it may change.
    func place(of object: ObjectValue) -> TablePlace? { place.of(object) }

    /// How many bytes all selections of an executor may keep.
    final class Budget: Sendable {
        private let state: Mutex<(bytes: Int, isSpent: Bool)>

        init(bytes: Int) { state = Mutex((bytes, false)) }

        /// Whether somebody wanted more than there is, and nobody has given any back since.
        var isSpent: Bool { state.withLock { $0.isSpent } }

        func take(_ count: Int) -> Bool {
            state.withLock { state in
                state.isSpent = count > state.bytes
                if !state.isSpent { state.bytes -= count }
                return !state.isSpent
            }
        }

        func give(_ count: Int) {
            if count == 0 { return }
            state.withLock { state in
                state.bytes += count
                state.isSpent = false
            }
        }
    }
}

/// Bytes by place, in the order of the places. It never changes: what comes in makes another one.
private final class Table: Sendable {
    static let bytesOfPlace = MemoryLayout<UInt32>.size

    /// Where the bytes of each place start, and after the last one, where they end. No bytes: it is not there.
    private let starts: [UInt32]
    private let bytes: [UInt8]
    let count: Int

    init() {
        starts = [0]
        bytes = []
        count = 0
    }

    init(_ other: Table, adding news: [Int: [UInt8]]) {
        let places = max(other.starts.count - 1, (news.keys.max() ?? -1) + 1)
        var starts: [UInt32] = [0]
        starts.reserveCapacity(places + 1)
        var bytes: [UInt8] = []
        bytes.reserveCapacity(news.values.reduce(other.bytes.count) { $0 + $1.count })
        for place in 0..<places {
            if let range = other[place] {
                bytes += other.bytes[range]
            } else if let new = news[place] {
                bytes += new
            }
            starts.append(UInt32(truncatingIfNeeded: bytes.count))
        }
        self.starts = starts
        self.bytes = bytes
        count = other.count + news.count
    }

    /// Where a place's bytes are.
    subscript(place: Int) -> Range<Int>? {
        guard place >= 0, place + 1 < starts.count, starts[place] < starts[place + 1] else { return nil }
        return Int(starts[place])..<Int(starts[place + 1])
    }

    func write(_ place: Int, to writer: inout JSONWriter) -> Bool {
        guard let range = self[place] else { return false }
        bytes.withUnsafeBytes { writer.append(contentsOf: UnsafeRawBufferPointer(rebasing: $0[range])) }
        return true
    }
}
