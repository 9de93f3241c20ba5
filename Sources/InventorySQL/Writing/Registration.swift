internal import Inventory
internal import JSON

/// Registers instances. The unique id finds duplicates, not a look before.
struct Registration: WriteOperation {
    private let registrations: [InstanceRegistration]
    private let texts: RegistrationTexts
    private let dialect: any SQLDialect
    private let now: Timestamp
    private var packages: PackageResolution
    private var keys: [Int64] = []
    private var phase = Phase.start

    private enum Phase { case start, instances, packages, links }

    init(
        _ registrations: [InstanceRegistration], _ texts: RegistrationTexts, _ dialect: any SQLDialect,
        known: [PackageCoordinate: Int], now: Timestamp
    ) {
        self.registrations = registrations
        self.texts = texts
        self.dialect = dialect
        self.now = now
        packages = PackageResolution(registrations.lazy.flatMap(\.packages), known: known, inserts: true)
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
            keys = try insertedKeys(result?.rows ?? [])
            phase = .packages
            return try next(nil)
        case .packages:
            if let statement = packages.next(dialect.writes, result) { return .run(statement) }
            let links = links
            if links.isEmpty { return .commit(packages.learned) }
            phase = .links
            return .run(dialect.insertLinks(links, texts.insertLinks))
        case .links: return .commit(packages.learned)
        }
    }

    /// The keys of all instances, in the order of the input; throws at the first that was there before, or twice here.
    private func insertedKeys(_ rows: [[SQLValue]]) throws(InventoryError) -> [Int64] {
        var inserted: [ExactText: Int64] = [:]
        for row in rows {
            if row.count == 2, case .text(let id) = row[0], case .integer(let key) = row[1] {
                inserted[ExactText(id)] = key
            }
        }
        var keys: [Int64] = []
        keys.reserveCapacity(registrations.count)
        for registration in registrations {
            guard let key = inserted.removeValue(forKey: ExactText(registration.id)) else {
                throw .alreadyExists(registration.id)
            }
            keys.append(key)
        }
        return keys
    }

    /// Pairs, by package: so the larger index grows at few places one after the other.
    private var links: [Int] {
        var links: [Int] = []
        for (key, registration) in zip(keys, registrations) {
            for package in registration.packages {
                if let id = packages.ids[package] { links.append(id << 32 | Int(key)) }
            }
        }
        links.sort()
        var previous = -1
        return links.compactMap { link in
            defer { previous = link }
            return link == previous ? nil : (link & 0xFFFF_FFFF) << 32 | link >> 32
        }
    }
}

extension JSONParameter {
    /// An array of `[id, region, account, created, updated]`.
    static func instances(_ registrations: some Sequence<InstanceRegistration>, _ now: Timestamp) -> SQLValue {
        array(registrations) { writer, registration in
            writer.append(UInt8(ascii: "["))
            for text in [registration.id, registration.region, registration.account] {
                writer.writeString(text)
                writer.append(UInt8(ascii: ","))
            }
            writer.writeInt(Int((registration.createdAt ?? now).milliseconds))
            writer.append(UInt8(ascii: ","))
            writer.writeInt(Int(now.milliseconds))
            writer.append(UInt8(ascii: "]"))
        }
    }
}

extension InventoryError {
    static func alreadyExists(_ id: String) -> InventoryError {
        InventoryError(.alreadyExists(instance: id), "An instance \(id) exists already.")
    }
}
