import Inventory

/// Registers what a file holds, in batches of one transaction each.
///
/// An import can be repeated: an instance that the store has already, with the same content, counts as done. So there is
/// no state of progress beside the rows themselves, and after a crash, a full disk or a kill the same command goes on
/// where the rows end.
struct Importer {
    /// A batch is complete with this many instances …
    static let instancesPerBatch = 500
    /// … or this many packages on them, whichever comes first.
    static let packagesPerBatch = 50_000

    /// What became of the file's instances so far.
    struct Tally {
        /// Instances that were registered.
        var registered = 0
        /// Packages on them.
        var packages = 0
        /// Instances that were there already, as the file has them.
        var present = 0
        /// Lines that were left out.
        var refused = 0
    }

    /// A line that is left out, and why.
    struct Problem {
        /// The line, counted from 1.
        var line: Int
        /// What is wrong, as a sentence.
        var message: String
    }

    private(set) var tally = Tally()
    private let store: any InventoryStore
    private var batch: [Entry] = []
    private var batchPackages = 0

    /// An instance of the file and the line it begins in.
    private struct Entry {
        var registration: InstanceRegistration
        var line: Int
    }

    /// An importer into this store.
    init(store: any InventoryStore) { self.store = store }

    /// Takes what a parser has read; gives what is to be reported.
    mutating func add(_ outcomes: [ImportOutcome]) async throws(InventoryError) -> [Problem] {
        var problems: [Problem] = []
        for outcome in outcomes {
            switch outcome {
            case .failure(let error):
                tally.refused += 1
                problems.append(Problem(line: error.line, message: error.message))
            case .instance(let registration, let lines):
                batch.append(Entry(registration: registration, line: lines.lowerBound))
                batchPackages += registration.packages.count
                if batch.count >= Self.instancesPerBatch || batchPackages >= Self.packagesPerBatch {
                    problems += try await flush()
                }
            }
        }
        return problems
    }

    /// Registers what is left; gives what is to be reported.
    mutating func flush() async throws(InventoryError) -> [Problem] {
        defer {
            batch.removeAll(keepingCapacity: true)
            batchPackages = 0
        }
        var problems: [Problem] = []
        var entries = withoutRepetitions(&problems)
        while !entries.isEmpty {
            do {
                try await store.register(entries.map(\.registration), StoreContext())
                tally.registered += entries.count
                tally.packages += entries.reduce(0) { $0 + $1.registration.packages.count }
                return problems
            } catch  where error.isAlreadyExists {
                // Somebody else may register or deregister meanwhile: then the next round settles it.
                entries = try await withoutPresent(entries, &problems)
            }
        }
        return problems
    }

    /// The batch without instances that it has twice.
    private mutating func withoutRepetitions(_ problems: inout [Problem]) -> [Entry] {
        var first: [String: InstanceRegistration] = [:]
        var entries: [Entry] = []
        for entry in batch {
            guard let earlier = first.updateValue(entry.registration, forKey: entry.registration.id) else {
                entries.append(entry)
                continue
            }
            first[entry.registration.id] = earlier
            settle(entry, isSame: earlier.hasSameContent(as: entry.registration), &problems)
        }
        return entries
    }

    /// The entries that the store does not have.
    private mutating func withoutPresent(
        _ entries: [Entry], _ problems: inout [Problem]
    ) async throws(InventoryError) -> [Entry] {
        let most = entries.reduce(0) { max($0, $1.registration.packages.count) }
        let packages = PackageQuery(page: PageRequest(limit: most + 1))
        let stored = try await store.instances(
            entries.map { InstanceLookup(id: $0.registration.id, packages: [packages]) }, StoreContext())
        var rest: [Entry] = []
        for (entry, instance) in zip(entries, stored) {
            if let instance {
                settle(entry, isSame: instance.hasSameContent(as: entry.registration), &problems)
            } else {
                rest.append(entry)
            }
        }
        return rest
    }

    private mutating func settle(_ entry: Entry, isSame: Bool, _ problems: inout [Problem]) {
        if isSame {
            tally.present += 1
        } else {
            tally.refused += 1
            problems.append(
                Problem(
                    line: entry.line,
                    message: "The instance \"\(entry.registration.id)\" is registered already, with other content."))
        }
    }
}

extension InstanceRegistration {
    /// Whether the other one would register the same.
    fileprivate func hasSameContent(as other: InstanceRegistration) -> Bool {
        region == other.region && account == other.account && createdAt == other.createdAt
            && Set(packages) == Set(other.packages)
    }
}

extension Instance {
    /// Whether registering this would have given this instance. A file that does not say when an instance was created
    /// agrees with any date.
    fileprivate func hasSameContent(as registration: InstanceRegistration) -> Bool {
        guard let page = packages.first else { return false }
        return region == registration.region && account == registration.account
            && createdAt == registration.createdAt ?? createdAt
            && !page.hasNextPage && Set(page.nodes.map(\.coordinate)) == Set(registration.packages)
    }
}
