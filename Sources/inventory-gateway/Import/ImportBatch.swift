import Inventory

/// Instances of a file that are registered in one transaction.
struct ImportBatch: Sendable {
    /// An instance of the file and the line it begins in.
    struct Entry: Sendable {
        var registration: InstanceRegistration
        var line: Int
    }

    /// What became of them.
    struct Outcome: Sendable {
        /// How many became what.
        var tally = Importer.Tally()
        /// What is to be reported.
        var problems: [Importer.Problem] = []
    }

    private(set) var entries: [Entry] = []
    private(set) var packages = 0

    /// Whether there is so much in it that it should be registered.
    var isFull: Bool { entries.count >= Importer.instancesPerBatch || packages >= Importer.packagesPerBatch }

    /// Takes an instance in.
    mutating func add(_ registration: InstanceRegistration, line: Int) {
        entries.append(Entry(registration: registration, line: line))
        packages += registration.packages.count
    }

    /// Registers what the store does not have yet.
    func register(in store: any InventoryStore) async throws(InventoryError) -> Outcome {
        var outcome = Outcome()
        var entries = withoutRepetitions(&outcome)
        while !entries.isEmpty {
            do {
                try await store.register(entries.map(\.registration), StoreContext())
                outcome.tally.registered += entries.count
                outcome.tally.packages += entries.reduce(0) { $0 + $1.registration.packages.count }
                return outcome
            } catch  where error.isAlreadyExists {
                // Somebody else may register or deregister meanwhile: then the next round settles it.
                entries = try await Self.absent(entries, in: store, &outcome)
            }
        }
        return outcome
    }

    /// The batch without instances that it has twice.
    private func withoutRepetitions(_ outcome: inout Outcome) -> [Entry] {
        var first: [String: InstanceRegistration] = [:]
        var kept: [Entry] = []
        for entry in entries {
            guard let earlier = first.updateValue(entry.registration, forKey: entry.registration.id) else {
                kept.append(entry)
                continue
            }
            first[entry.registration.id] = earlier
            outcome.settle(entry, isSame: earlier.hasSameContent(as: entry.registration))
        }
        return kept
    }

    /// The entries that the store does not have.
    private static func absent(
        _ entries: [Entry], in store: any InventoryStore, _ outcome: inout Outcome
    ) async throws(InventoryError) -> [Entry] {
        let most = entries.reduce(0) { max($0, $1.registration.packages.count) }
        let packages = PackageQuery(page: PageRequest(limit: most + 1))
        let stored = try await store.instances(
            entries.map { InstanceLookup(id: $0.registration.id, packages: [packages]) }, StoreContext())
        var rest: [Entry] = []
        for (entry, instance) in zip(entries, stored) {
            if let instance {
                outcome.settle(entry, isSame: instance.hasSameContent(as: entry.registration))
            } else {
                rest.append(entry)
            }
        }
        return rest
    }
}

extension ImportBatch.Outcome {
    /// Counts an instance that is there already.
    fileprivate mutating func settle(_ entry: ImportBatch.Entry, isSame: Bool) {
        if isSame {
            tally.present += 1
        } else {
            tally.refused += 1
            problems.append(
                Importer.Problem(
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
