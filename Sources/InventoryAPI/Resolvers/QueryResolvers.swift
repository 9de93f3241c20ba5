import GraphQLExecution
import GraphQLLanguage
import Inventory

extension Resolvers {
    /// The fields of `Query`. Lookups of one kind in an operation go to the store together.
    mutating func queries(_ service: StoreAccess) {
        batchedRoot("Query", "instance") { contexts in
            await service.lookUp(contexts) { context throws(GraphQLError) in
                var selection = RecordSelection<Instance>()
                _ = try selection.append(
                    childrenOf: context.field, context, defaultPageSize: service.options.defaultPageSize)
                let lookup = InstanceLookup(
                    id: context.arguments["id"]?.stringValue ?? "", packages: selection.queries)
                return (lookup, selection)
            } load: { lookups, store throws(InventoryError) in
                try await service.store.instances(lookups, store)
            }
        }
        batchedRoot("Query", "package") { contexts in
            await service.lookUp(contexts) { context throws(GraphQLError) in
                var selection = RecordSelection<Package>()
                _ = try selection.append(
                    childrenOf: context.field, context, defaultPageSize: service.options.defaultPageSize)
                let lookup = PackageLookup(
                    name: context.arguments["name"]?.stringValue ?? "",
                    version: context.arguments["version"]?.stringValue ?? "",
                    ecosystem: context.arguments["ecosystem"]?.stringValue, instances: selection.queries)
                return (lookup, selection)
            } load: { lookups, store throws(InventoryError) in
                try await service.store.packages(lookups, store)
            }
        }
        query("instances") { context throws(GraphQLError) in
            try await service.connection(context) { (query: InstanceQuery, store) throws(InventoryError) in
                try await service.store.instances(query, store)
            }
        }
        query("packages") { context throws(GraphQLError) in
            try await service.connection(context) { (query: PackageQuery, store) throws(InventoryError) in
                try await service.store.packages(query, store)
            }
        }
    }
}
