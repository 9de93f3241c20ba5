public import Inventory

extension SQLInventoryStore {
    /// Registers instances in one transaction.
    public func register(
        _ registrations: [InstanceRegistration], _ context: StoreContext
    ) async throws(InventoryError) {
        let known = dictionary.ids(of: registrations.lazy.flatMap(\.packages))
        switch dialect.registrationForm {
        case .steps(let texts):
            let operation = Registration(registrations, texts, dialect, known: known, now: .now)
            dictionary.insert(try await send(operation, context))
        case .statement(let text, let isAtomic):
            let operation = SingleStatementRegistration(
                registrations, text, isAtomic: isAtomic, known: known, now: .now)
            dictionary.insert(try await send(operation, context))
        }
    }

    /// Replaces the packages of an instance in one transaction.
    public func replacePackages(
        of instanceID: String, with packages: [PackageCoordinate], _ context: StoreContext
    ) async throws(InventoryError) {
        try await change(.replace, of: instanceID, packages, context)
    }

    /// Adds packages to an instance in one transaction.
    public func installPackages(
        _ packages: [PackageCoordinate], on instanceID: String, _ context: StoreContext
    ) async throws(InventoryError) {
        try await change(.install, of: instanceID, packages, context)
    }

    /// Takes packages from an instance in one transaction.
    public func removePackages(
        _ packages: [PackageCoordinate], from instanceID: String, _ context: StoreContext
    ) async throws(InventoryError) {
        try await change(.remove, of: instanceID, packages, context)
    }

    /// Takes an instance out, with its list.
    public func deregister(_ instanceID: String, _ context: StoreContext) async throws(InventoryError) {
        try await send(Deregistration(instanceID, dialect.writes), context)
    }

    private func change(
        _ kind: PackageChange.Kind, of instanceID: String, _ packages: [PackageCoordinate], _ context: StoreContext
    ) async throws(InventoryError) {
        let operation = PackageChange(
            kind, of: instanceID, packages, dialect.writes, known: dictionary.ids(of: packages), now: .now)
        dictionary.insert(try await send(operation, context))
    }
}
