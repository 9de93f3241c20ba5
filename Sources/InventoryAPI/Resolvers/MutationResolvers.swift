import GraphQLExecution
import GraphQLLanguage
import Inventory

extension Resolvers {
    /// The fields of `Mutation` and their payloads.
    mutating func mutations(_ service: StoreAccess) {
        mutation("registerInstance") { context throws(GraphQLError) in
            let registration = try RegistrationArguments.registration(context.arguments["input"])
            try await service.call(context) { store throws(InventoryError) in
                try await service.store.register([registration], store)
            }
            return try await service.payload(context, field: "instance", ids: [registration.id])
        }
        mutation("registerInstances") { context throws(GraphQLError) in
            var registrations: [InstanceRegistration] = []
            for input in context.arguments["input"]?.listValue ?? [] {
                registrations.append(try RegistrationArguments.registration(input))
            }
            try await service.call(context) { [registrations] store throws(InventoryError) in
                if !registrations.isEmpty { try await service.store.register(registrations, store) }
            }
            return try await service.payload(context, field: "instances", ids: registrations.map(\.id))
        }
        packageChange("replacePackages", service) { packages, id, store throws(InventoryError) in
            try await service.store.replacePackages(of: id, with: packages, store)
        }
        packageChange("installPackages", service) { packages, id, store throws(InventoryError) in
            try await service.store.installPackages(packages, on: id, store)
        }
        packageChange("removePackages", service) { packages, id, store throws(InventoryError) in
            try await service.store.removePackages(packages, from: id, store)
        }
        mutation("deregisterInstance") { context throws(GraphQLError) in
            let id = try RegistrationArguments.instanceID(context.arguments["input"])
            // The payload shows the instance as it was, so it is read before it goes.
            let payload = try await service.payload(context, field: "instance", ids: [id])
            try await service.call(context) { store throws(InventoryError) in
                try await service.store.deregister(id, store)
            }
            return payload
        }
        for type in ["Register", "Deregister"] { payload("\(type)InstancePayload", field: "instance") }
        payload("RegisterInstancesPayload", field: "instances")
        for type in ["Replace", "Install", "Remove"] { payload("\(type)PackagesPayload", field: "instance") }
    }

    /// A mutation of an instance's packages.
    private mutating func packageChange(
        _ field: String, _ service: StoreAccess,
        _ change: @escaping @Sendable ([PackageCoordinate], String, StoreContext) async throws(InventoryError) -> Void
    ) {
        mutation(field) { context throws(GraphQLError) in
            let input = context.arguments["input"]
            let id = try RegistrationArguments.instanceID(input)
            let packages = try RegistrationArguments.packages(input?["packages"])
            try await service.call(context) { store throws(InventoryError) in
                try await change(packages, id, store)
            }
            return try await service.payload(context, field: "instance", ids: [id])
        }
    }

    private mutating func payload(_ type: String, field: String) {
        object(type, of: MutationPayload.self) { type in
            type.field(field) { payload, _, context in
                let list = payload.lists[context.field.ordinal]
                return field == "instances" ? .objects(list, count: list.records.count) : .object(list)
            }
        }
    }
}

/// The instances that a mutation changed, for each time the operation selects them.
private final class MutationPayload: Sendable {
    let lists: [RecordList<Instance>]
    init(lists: [RecordList<Instance>]) { self.lists = lists }
}

extension StoreAccess {
    /// The payload of a mutation: its instances with all that is selected below, read in one call; none if only
    /// `__typename` is selected.
    fileprivate func payload(
        _ context: FieldContext, field: String, ids: [String]
    ) async throws(GraphQLError) -> ResolvedValue {
        var selection = RecordSelection<Instance>()
        var offsets: [Int] = []
        for selected in context.field.selection() where selected.name == field {
            offsets.append(
                try selection.append(childrenOf: selected, context, defaultPageSize: options.defaultPageSize))
        }
        if offsets.isEmpty || ids.isEmpty {
            return .object(MutationPayload(lists: offsets.map { RecordList(Records([]), selection, offset: $0) }))
        }
        let queries = selection.queries
        let lookups = ids.map { InstanceLookup(id: $0, packages: queries) }
        let instances = try await call(context) { context throws(InventoryError) in
            try await store.instances(lookups, context)
        }
        let found = instances.compactMap { $0 }
        guard found.count == ids.count else {
            let missing = zip(ids, instances).first { $0.1 == nil }?.0 ?? ""
            throw InventoryError.noInstance(missing).graphQLError(log: options.reportFault)
        }
        return .object(MutationPayload(lists: offsets.map { RecordList(Records(found), selection, offset: $0) }))
    }
}
