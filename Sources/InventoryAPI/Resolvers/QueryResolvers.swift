import GraphQLExecution
import GraphQLLanguage
import Inventory

extension Resolvers {
    /// The fields of `Query`. Lookups of one kind in an operation go to the store together, and so do those of operations
    /// that are executed at the same time.
    mutating func queries(_ service: StoreAccess) {
        let store = service.store
        let instances = LookupCombiner<InstanceLookup, Instance>(rows: \.rows, on: store.taskExecutor) {
            lookups, context throws(InventoryError) in
            try await store.instances(lookups, context)
        }
        let packages = LookupCombiner<PackageLookup, Package>(rows: \.rows, on: store.taskExecutor) {
            lookups, context throws(InventoryError) in
            try await store.packages(lookups, context)
        }
        batchedRoot("Query", "instance") { contexts in
            service.lookUp(contexts) { context throws(GraphQLError) in
                var selection = RecordSelection<Instance>()
                _ = try selection.append(
                    childrenOf: context.field, context, defaultPageSize: service.options.defaultPageSize)
                let lookup = InstanceLookup(
                    id: context.arguments["id"]?.stringValue ?? "", packages: selection.queries)
                return (lookup, selection)
            } load: { lookups, field, store in
                instances.load(lookups, of: field, store)
            }
        }
        batchedRoot("Query", "package") { contexts in
            service.lookUp(contexts) { context throws(GraphQLError) in
                var selection = RecordSelection<Package>()
                _ = try selection.append(
                    childrenOf: context.field, context, defaultPageSize: service.options.defaultPageSize)
                let lookup = PackageLookup(
                    name: context.arguments["name"]?.stringValue ?? "",
                    version: context.arguments["version"]?.stringValue ?? "",
                    ecosystem: context.arguments["ecosystem"]?.stringValue, instances: selection.queries)
                return (lookup, selection)
            } load: { lookups, field, store in
                packages.load(lookups, of: field, store)
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
