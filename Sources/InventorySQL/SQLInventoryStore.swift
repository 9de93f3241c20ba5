public import Inventory
internal import JSON

/// A store in SQL: a dialect plus an executor. All else is here, once for all engines.
///
/// Reads are one statement each. Packages come as ids and get their names from the dictionary; ids that it does not know
/// yet cost the request one more statement, for all of them.
public protocol SQLInventoryStore: InventoryStore {
    /// What runs the statements.
    associatedtype Executor: StatementExecutor

    /// What runs the statements.
    var executor: Executor { get }
    /// What the engine writes differently.
    var dialect: any SQLDialect { get }
    /// The packages that are known.
    var dictionary: PackageDictionary { get }
}

extension SQLInventoryStore {
    /// Reads instances, in one statement for all that want the same below.
    public func instances(
        _ lookups: [InstanceLookup], _ context: StoreContext
    ) async throws(InventoryError) -> [Instance?] {
        var found = [Instance?](repeating: nil, count: lookups.count)
        for (packages, positions) in grouped(lookups, by: \.packages) {
            for query in packages { try query.validateCursors() }
            let ids = Set(positions.map { ExactText(lookups[$0].id) }).filter { !$0.text.utf8.contains(0) }
            if ids.isEmpty { continue }
            let shapes = packages.map { PackageListShape($0, ofInstance: true) }
            let statement = QueryStatement.lookup(instances: ids.map(\.text), packages: packages, dialect)
            let instances = try await read(statement, context) { decoder throws(JSONParseError) in
                try decoder.instances(shapes)
            }
            let byID = Dictionary(instances.map { (ExactText($0.id), $0) }) { first, _ in first }
            for position in positions { found[position] = byID[ExactText(lookups[position].id)] }
        }
        return found
    }

    /// Reads instances, in one statement for all that want the same below.
    public func instances(
        _ query: InstanceQuery, _ context: StoreContext
    ) async throws(InventoryError) -> Page<Instance> {
        try query.validateCursors()
        let shape = InstanceListShape(query)
        return try await read(QueryStatement.instances(query, dialect), context) { decoder throws(JSONParseError) in
            try decoder.instancePage(shape)
        }
    }

    /// Reads packages, in one statement for all that want the same below.
    public func packages(
        _ lookups: [PackageLookup], _ context: StoreContext
    ) async throws(InventoryError) -> [Package?] {
        var found = [Package?](repeating: nil, count: lookups.count)
        for (instances, positions) in grouped(lookups, by: \.instances) {
            for query in instances { try query.validateCursors() }
            let possible = positions.filter { !lookups[$0].holdsNUL }
            if possible.isEmpty { continue }
            let shapes = instances.map(InstanceListShape.init)
            let statement = QueryStatement.lookup(
                packages: possible.map { lookups[$0] }, instances: instances, dialect)
            let packages = try await read(statement, context) { decoder throws(JSONParseError) in
                try decoder.packages(shapes)
            }
            for (position, package) in packages where possible.indices.contains(position) {
                found[possible[position]] = package
            }
        }
        return found
    }

    /// Reads packages, in one statement for all that want the same below.
    public func packages(
        _ query: PackageQuery, _ context: StoreContext
    ) async throws(InventoryError) -> Page<Package> {
        try query.validateCursors()
        let shape = PackageListShape(query, ofInstance: false)
        return try await read(QueryStatement.packages(query, dialect), context) { decoder throws(JSONParseError) in
            try decoder.packagePage(shape)
        }
    }

    /// Whether the engine answers and its schema is the expected one.
    public func checkReadiness(_ context: StoreContext) async throws(InventoryError) {
        try await executor.checkReadiness(context)
    }

    /// Closes the connections when running statements have finished.
    public func close() async { await executor.close() }

    /// Runs a statement and decodes its answer. The answer's text is kept only when packages are missing.
    private func read<Output: Sendable>(
        _ query: QueryStatement, _ context: StoreContext,
        _ decode: @escaping @Sendable (inout AnswerDecoder) throws(JSONParseError) -> Output
    ) async throws(InventoryError) -> Output {
        let snapshot = dictionary.snapshot
        let first = try await send(query.statement, context) { text throws(InventoryError) in
            try query.withNested(text) { text throws(InventoryError) in
                var decoder = AnswerDecoder(text, snapshot, fetched: [:])
                let output = try decoder.run(decode)
                if decoder.sortedUnranked > 0 { dictionary.noteSorting(unranked: decoder.sortedUnranked) }
                return decoder.missing.isEmpty
                    ? Answer.complete(output) : Answer.incomplete(missing: decoder.missing, text: Array(text))
            }
        }
        switch first {
        case .complete(let output): return output
        case .incomplete(let missing, let text):
            let query = QueryStatement.dictionaryEntries(missing.sorted(), dialect)
            let entries = try await send(query.statement, context) { text throws(InventoryError) in
                try query.withNested(text) { text throws(InventoryError) in
                    do throws(JSONParseError) { return try DictionaryEntry.decode(text) } catch {
                        throw .unreadable(error)
                    }
                }
            }
            dictionary.insert(entries)
            let fetched = Dictionary(entries.map { ($0.id, $0.entry) }) { first, _ in first }
            return try text.withUnsafeBufferPointer { text throws(InventoryError) in
                var decoder = AnswerDecoder(UnsafeRawBufferPointer(text), snapshot, fetched: fetched)
                let output = try decoder.run(decode)
                guard decoder.missing.isEmpty else {
                    throw InventoryError(
                        .internal, "The inventory is inconsistent.",
                        detail: "no package has the ids \(decoder.missing.sorted())")
                }
                return output
            }
        }
    }

    /// The positions of lookups that want the same, in the order of the first of each.
    private func grouped<Lookup, Key: Hashable>(
        _ lookups: [Lookup], by key: (Lookup) -> Key
    ) -> [(Key, [Int])] {
        guard let first = lookups.first else { return [] }
        let wanted = key(first)
        // Those of one field of one operation are.
        if lookups.allSatisfy({ key($0) == wanted }) { return [(wanted, Array(lookups.indices))] }
        var groups: [(Key, [Int])] = []
        var places: [Key: Int] = [:]
        for (position, lookup) in lookups.enumerated() {
            let key = key(lookup)
            if let place = places[key] {
                groups[place].1.append(position)
            } else {
                places[key] = groups.count
                groups.append((key, [position]))
            }
        }
        return groups
    }
}

private enum Answer<Output: Sendable>: Sendable {
    case complete(Output)
    case incomplete(missing: Set<Int>, text: [UInt8])
}

/// Text that is equal byte for byte, where `String` finds canonically equivalent texts equal.
struct ExactText: Hashable {
    let text: String

    init(_ text: String) { self.text = text }

    static func == (first: Self, second: Self) -> Bool {
        var (first, second) = (first.text, second.text)
        return first.withUTF8 { first in second.withUTF8 { second in first.elementsEqual(second) } }
    }

    func hash(into hasher: inout Hasher) {
        var text = text
        text.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
    }
}

extension PackageLookup {
    fileprivate var holdsNUL: Bool {
        name.utf8.contains(0) || version.utf8.contains(0) || (ecosystem?.utf8.contains(0) ?? false)
    }
}

extension AnswerDecoder {
    fileprivate mutating func run<Output>(
        _ decode: (inout AnswerDecoder) throws(JSONParseError) -> Output
    ) throws(InventoryError) -> Output {
        do { return try decode(&self) } catch { throw .unreadable(error) }
    }
}

extension InventoryError {
    static func unreadable(_ error: JSONParseError) -> InventoryError {
        InventoryError(.internal, "The inventory's answer could not be read.", detail: "\(error)")
    }
}
