/// The statements that one session has prepared, by their text. Bounded: the one that was not used for the longest time
/// makes room.
struct PreparedStatements {
    /// A prepared statement's name in its session.
    struct Name: Hashable, Sendable {
        let number: Int

        /// As the server knows it.
        var text: String { "s\(number)" }
    }

    /// What is there for a text.
    enum Lookup: Equatable, Sendable {
        case prepared(Name)
        /// To be prepared under this name, after another one was deallocated.
        case new(Name, evicting: Name?)
    }

    private struct Entry {
        var name: Name
        var lastUse: Int
    }

    private let capacity: Int
    private var entries: [String: Entry] = [:]
    private var uses = 0
    private var names = 0

    init(capacity: Int) { self.capacity = max(1, capacity) }

    /// How many there are.
    var count: Int { entries.count }

    /// Finds the statement of a text, or a name for it.
    mutating func find(_ text: String) -> Lookup {
        uses += 1
        if let index = entries.index(forKey: text) {
            entries.values[index].lastUse = uses
            return .prepared(entries.values[index].name)
        }
        var evicted: Name?
        if entries.count >= capacity, let oldest = entries.min(by: { $0.value.lastUse < $1.value.lastUse }) {
            entries[oldest.key] = nil
            evicted = oldest.value.name
        }
        names += 1
        let name = Name(number: names)
        entries[text] = Entry(name: name, lastUse: uses)
        return .new(name, evicting: evicted)
    }

    /// The server does not have this one.
    mutating func forget(_ name: Name) {
        if let entry = entries.first(where: { $0.value.name == name }) { entries[entry.key] = nil }
    }
}
