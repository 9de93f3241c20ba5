internal import Inventory
internal import JSON

/// Registers instances in few statements, for engines that return nothing from an insertion: links find their instance by its
/// id, and new packages by their names. Three statements for one instance, two when its packages are known.
///
/// Of many instances, the ids of new packages are looked up, which the next ones need too.
struct CallSavingRegistration: WriteOperation {
    private let registrations: [InstanceRegistration]
    private let texts: RegistrationTexts
    private let writes: WriteTexts
    private let now: Timestamp
    /// Only for its statements when one instance is registered: then nothing is learned.
    private var packages: PackageResolution
    private let hasNewPackages: Bool
    private var links: [SQLStatement] = []
    private var expectedLinks = 0
    private var insertedLinks = 0
    private var phase = Phase.start

    private enum Phase { case start, instances, taken, packages, newPackages, links }

    init(
        _ registrations: [InstanceRegistration], _ texts: RegistrationTexts, _ writes: WriteTexts,
        known: [PackageCoordinate: Int], now: Timestamp
    ) {
        self.registrations = registrations
        self.texts = texts
        self.writes = writes
        self.now = now
        packages = PackageResolution(registrations.lazy.flatMap(\.packages), known: known, inserts: true)
        hasNewPackages = registrations.contains { $0.packages.contains { known[$0] == nil } }
    }

    mutating func next(
        _ result: StatementResult?
    ) throws(InventoryError) -> WriteStep<[(id: Int, entry: DictionaryEntry)]> {
        switch phase {
        case .start:
            if registrations.isEmpty { return .commit([]) }
            phase = .instances
            return .run(SQLStatement(texts.insertInstances, [JSONParameter.instances(registrations, now)]))
        case .instances:
            let inserted = result?.changes ?? 0
            if inserted < registrations.count {
                if inserted == 0 { throw .alreadyExists(registrations[0].id) }
                phase = .taken
                return .run(SQLStatement(texts.findInserted, [JSONParameter.texts(registrations.lazy.map(\.id))]))
            }
            phase = .packages
            return try next(nil)
        case .taken: throw taken(result?.rows ?? [])
        case .packages:
            if let statement = packages.next(writes, result) {
                // What this inserts need not be looked up: links name it.
                if namesPackages { phase = .newPackages }
                return .run(statement)
            }
            links = numberedLinks()
            return try nextLinks()
        case .newPackages:
            links = [namedLinks()]
            return try nextLinks()
        case .links:
            insertedLinks += result?.changes ?? 0
            return try nextLinks()
        }
    }

    private var namesPackages: Bool { hasNewPackages && registrations.count == 1 }

    private mutating func nextLinks() throws(InventoryError) -> WriteStep<[(id: Int, entry: DictionaryEntry)]> {
        phase = .links
        if let statement = links.popLast() { return .run(statement) }
        guard insertedLinks == expectedLinks else {
            throw InventoryError(
                .internal, "The registration could not be written.",
                detail: "\(insertedLinks) of \(expectedLinks) packages were found")
        }
        return .commit(packages.learned)
    }

    /// The first that was there before, or stands here twice.
    private func taken(_ rows: [[SQLValue]]) -> InventoryError {
        var inserted = Set(
            rows.compactMap { row -> ExactText? in
                if case .text(let id)? = row.first { ExactText(id) } else { nil }
            })
        for registration in registrations where inserted.remove(ExactText(registration.id)) == nil {
            return .alreadyExists(registration.id)
        }
        // Another registration took one in the midst of ours.
        return InventoryError(.unavailable, "Some of the instances were registered at the same time: try again.")
    }

    private mutating func namedLinks() -> SQLStatement {
        var seen: Set<PackageCoordinate> = []
        let packages = registrations[0].packages.filter { seen.insert($0).inserted }
        expectedLinks = packages.count
        let rows = JSONParameter.array([registrations[0].id]) { writer, id in
            writer.append(UInt8(ascii: "["))
            writer.writeString(id)
            writer.append(contentsOf: ",[")
            for (position, package) in packages.enumerated() {
                writer.append(position > 0 ? UInt8(ascii: ",") : UInt8(ascii: " "))
                writer.append(UInt8(ascii: "["))
                writer.write(package)
                writer.append(UInt8(ascii: "]"))
            }
            writer.append(contentsOf: "]]")
        }
        return SQLStatement(texts.insertNamedLinks, [rows])
    }

    /// Several statements where one would be too large for a request.
    private mutating func numberedLinks() -> [SQLStatement] {
        var statements: [SQLStatement] = []
        var batch: [(id: String, packages: [Int])] = []
        var count = 0
        for registration in registrations {
            let ids = Set(registration.packages.compactMap { packages.ids[$0] }).sorted()
            if ids.isEmpty { continue }
            expectedLinks += Set(registration.packages).count
            batch.append((registration.id, ids))
            count += ids.count
            if count >= Self.linksOfStatement {
                statements.append(statement(batch))
                batch = []
                count = 0
            }
        }
        if !batch.isEmpty { statements.append(statement(batch)) }
        return statements
    }

    /// A hundred thousand ids take about one of the Data API's four megabytes.
    private static let linksOfStatement = 100_000

    private func statement(_ batch: [(id: String, packages: [Int])]) -> SQLStatement {
        let rows = JSONParameter.array(batch) { writer, instance in
            writer.append(UInt8(ascii: "["))
            writer.writeString(instance.id)
            writer.append(contentsOf: ",[")
            for (position, id) in instance.packages.enumerated() {
                if position > 0 { writer.append(UInt8(ascii: ",")) }
                writer.writeInt(id)
            }
            writer.append(contentsOf: "]]")
        }
        return SQLStatement(texts.insertLinks, [rows])
    }
}
