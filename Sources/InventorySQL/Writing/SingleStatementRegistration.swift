internal import Inventory
internal import JSON

/// Registers instances in one statement, where each costs a call: instances, new packages, and which has which. A unique
/// key finds duplicates, and refuses the statement. What is too large for one request becomes several of one transaction.
///
/// The statement's parameters: instances as `[id, region, account, created, updated]`; the keys of new packages' versions in
/// one; new packages as `[ecosystem, name, version, key's start from 1, key's length]`; for each instance the `package_id`s
/// it has, where `-n` is the n-th of the new packages. Its rows are the ids of the new packages, one or, by `,`, several in
/// each.
struct SingleStatementRegistration: WriteOperation {
    private let text: String
    private let isAtomic: Bool
    private let now: Timestamp
    private let parts: [ArraySlice<InstanceRegistration>]
    private var known: [PackageCoordinate: Int]
    private var learned: [(id: Int, entry: DictionaryEntry)] = []
    private var sent: [(package: PackageCoordinate, key: [UInt8])] = []
    private var position = 0

    init(
        _ registrations: [InstanceRegistration], _ text: String, isAtomic: Bool, known: [PackageCoordinate: Int],
        now: Timestamp
    ) {
        self.text = text
        self.isAtomic = isAtomic
        self.known = known
        self.now = now
        parts = Self.parts(of: registrations)
    }

    var isSingleStatement: Bool { parts.isEmpty || isAtomic && parts.count == 1 }

    mutating func next(
        _ result: StatementResult?
    ) throws(InventoryError) -> WriteStep<[(id: Int, entry: DictionaryEntry)]> {
        if let result { try learn(result.rows) }
        guard position < parts.count else { return .commit(learned) }
        position += 1
        return .run(statement(parts[position - 1]))
    }

    func duplicateError(_ text: String) -> InventoryError? {
        let registrations = Array(parts.joined())
        let duplicate = registrations.count == 1 ? registrations[0] : registrations.first { text.saysDuplicate($0.id) }
        return duplicate.map { .alreadyExists($0.id) }
    }

    private mutating func learn(_ rows: [[SQLValue]]) throws(InventoryError) {
        let ids = rows.flatMap { row -> [Int] in
            switch row.first {
            case .integer(let id)?: [Int(id)]
            case .text(let list)?: list.split(separator: ",").compactMap { Int($0) }
            default: []
            }
        }
        guard ids.count == sent.count else {
            throw InventoryError(
                .internal, "The inventory's answer could not be read.",
                detail: "a registration of \(sent.count) new packages gave \(ids.count) ids")
        }
        for (id, new) in zip(ids, sent) {
            known[new.package] = id
            learned.append((id, DictionaryEntry(package: new.package, versionKey: new.key)))
        }
    }

    private mutating func statement(_ registrations: ArraySlice<InstanceRegistration>) -> SQLStatement {
        var places: [PackageCoordinate: Int] = [:]
        sent = []
        let links = JSONParameter.array(registrations) { writer, registration in
            var references: Set<Int> = []
            for package in registration.packages {
                if let reference = known[package] ?? places[package] {
                    references.insert(reference)
                } else {
                    sent.append((package, StoredVersion.key(of: package)))
                    places[package] = -sent.count
                    references.insert(-sent.count)
                }
            }
            writer.append(UInt8(ascii: "["))
            for (position, reference) in references.sorted().enumerated() {
                if position > 0 { writer.append(UInt8(ascii: ",")) }
                writer.writeInt(reference)
            }
            writer.append(UInt8(ascii: "]"))
        }
        var start = 1
        let packages = JSONParameter.array(sent) { writer, new in
            writer.append(UInt8(ascii: "["))
            writer.write(new.package)
            writer.append(UInt8(ascii: ","))
            writer.writeInt(start)
            writer.append(UInt8(ascii: ","))
            writer.writeInt(new.key.count)
            writer.append(UInt8(ascii: "]"))
            start += new.key.count
        }
        return SQLStatement(
            text,
            [JSONParameter.instances(registrations, now), .blob(sent.flatMap(\.key)), packages, links])
    }

    /// A request may have 4 MiB. This is about what a part takes when none of its packages is known.
    private static let maximumBytes = 2 << 20

    private static func parts(of registrations: [InstanceRegistration]) -> [ArraySlice<InstanceRegistration>] {
        var parts: [ArraySlice<InstanceRegistration>] = []
        var start = 0
        var bytes = 0
        var seen: Set<PackageCoordinate> = []
        for (position, registration) in registrations.enumerated() {
            var cost = 100 + registration.id.utf8.count
            for package in registration.packages {
                cost += 8
                if seen.insert(package).inserted {
                    cost += 3 * package.name.utf8.count + 3 * package.version.utf8.count + 60
                }
            }
            if bytes + cost > maximumBytes, position > start {
                parts.append(registrations[start..<position])
                start = position
                bytes = 0
            }
            bytes += cost
        }
        if start < registrations.count { parts.append(registrations[start...]) }
        return parts
    }
}
