public import Inventory
internal import Synchronization

/// An inventory in arrays, as plain as can be: what every real store has to answer, it answers by trying each record.
public final class ReferenceStore: InventoryStore {
    struct Record {
        var id: String
        var region: String
        var account: String
        var createdAt: Timestamp
        var updatedAt: Timestamp
        var packages: Set<PackageCoordinate>
    }

    struct State {
        var instances: [Record] = []
        var packages: Set<PackageCoordinate> = []
        var clock: Int64 = 1_700_000_000_000

        /// A moment later than all before.
        mutating func now() -> Timestamp {
            clock += 1
            return Timestamp(milliseconds: clock)
        }

        func position(of id: String) throws(InventoryError) -> Int {
            guard let position = instances.firstIndex(where: { same($0.id, id) }) else {
                throw InventoryError(.notFound(instance: id), "No instance has the id \(id).")
            }
            return position
        }
    }

    private let state = Mutex(State())

    /// An empty inventory.
    public init() {}

    /// Tries each record.
    public func instances(
        _ lookups: [InstanceLookup], _ context: StoreContext
    ) async throws(InventoryError) -> [Instance?] {
        let model = ReferenceModel(state.withLock { $0 })
        return lookups.map { lookup in
            model.state.instances.first { same($0.id, lookup.id) }.map { model.instance($0, lookup.packages) }
        }
    }

    /// Tries each record.
    public func instances(
        _ query: InstanceQuery, _ context: StoreContext
    ) async throws(InventoryError) -> Page<Instance> {
        let model = ReferenceModel(state.withLock { $0 })
        return model.page(query, of: model.state.instances)
    }

    /// Tries each record.
    public func packages(
        _ lookups: [PackageLookup], _ context: StoreContext
    ) async throws(InventoryError) -> [Package?] {
        let model = ReferenceModel(state.withLock { $0 })
        return lookups.map { lookup in
            model.state.packages.filter {
                same($0.name, lookup.name) && same($0.version, lookup.version)
                    && lookup.ecosystem.map { [ecosystem = $0.ecosystem] in same($0, ecosystem) } ?? true
            }
            .min { compareBytes($0.ecosystem, $1.ecosystem) < 0 }
            .map { model.package($0, lookup.instances) }
        }
    }

    /// Tries each record.
    public func packages(
        _ query: PackageQuery, _ context: StoreContext
    ) async throws(InventoryError) -> Page<Package> {
        let model = ReferenceModel(state.withLock { $0 })
        return model.page(query, of: Array(model.state.packages))
    }

    /// Registers instances in one transaction.
    public func register(
        _ registrations: [InstanceRegistration], _ context: StoreContext
    ) async throws(InventoryError) {
        try change { state throws(InventoryError) in
            let now = state.now()
            for registration in registrations {
                guard !state.instances.contains(where: { same($0.id, registration.id) }) else {
                    throw InventoryError(.alreadyExists(instance: registration.id), "It exists.")
                }
                state.packages.formUnion(registration.packages)
                state.instances.append(
                    Record(
                        id: registration.id, region: registration.region, account: registration.account,
                        createdAt: registration.createdAt ?? now, updatedAt: now,
                        packages: Set(registration.packages)))
            }
        }
    }

    /// Replaces the packages of an instance in one transaction.
    public func replacePackages(
        of instanceID: String, with packages: [PackageCoordinate], _ context: StoreContext
    ) async throws(InventoryError) {
        try changePackages(of: instanceID, adding: packages) { $0 = Set(packages) }
    }

    /// Adds packages to an instance in one transaction.
    public func installPackages(
        _ packages: [PackageCoordinate], on instanceID: String, _ context: StoreContext
    ) async throws(InventoryError) {
        try changePackages(of: instanceID, adding: packages) { $0.formUnion(packages) }
    }

    /// Takes packages from an instance in one transaction.
    public func removePackages(
        _ packages: [PackageCoordinate], from instanceID: String, _ context: StoreContext
    ) async throws(InventoryError) {
        try changePackages(of: instanceID, adding: []) { $0.subtract(packages) }
    }

    /// Takes an instance out, with its list.
    public func deregister(_ instanceID: String, _ context: StoreContext) async throws(InventoryError) {
        try change { state throws(InventoryError) in
            state.instances.remove(at: try state.position(of: instanceID))
        }
    }

    /// Whether the engine answers and its schema is the expected one.
    public func checkReadiness(_ context: StoreContext) async throws(InventoryError) {}

    /// Closes the connections when running statements have finished.
    public func close() async {}

    /// Takes over when another store says that its instances were updated, which only that store can know.
    public func setUpdatedAt(_ moments: [String: Timestamp]) {
        state.withLock { state in
            for position in state.instances.indices {
                if let moment = moments[state.instances[position].id] { state.instances[position].updatedAt = moment }
            }
        }
    }

    private func changePackages(
        of id: String, adding packages: [PackageCoordinate], _ body: (inout Set<PackageCoordinate>) -> Void
    ) throws(InventoryError) {
        try change { state throws(InventoryError) in
            let position = try state.position(of: id)
            let before = state.instances[position].packages
            state.packages.formUnion(packages)
            body(&state.instances[position].packages)
            if state.instances[position].packages != before { state.instances[position].updatedAt = state.now() }
        }
    }

    /// All of a change or nothing.
    private func change(_ body: (inout State) throws(InventoryError) -> Void) throws(InventoryError) {
        try state.withLock { state throws(InventoryError) in
            var copy = state
            try body(&copy)
            state = copy
        }
    }
}

/// Whether two texts are equal byte for byte.
func same(_ first: String, _ second: String) -> Bool { first.utf8.elementsEqual(second.utf8) }

/// The order of two texts' bytes.
func compareBytes(_ first: String, _ second: String) -> Int {
    same(first, second) ? 0 : first.utf8.lexicographicallyPrecedes(second.utf8) ? -1 : 1
}
