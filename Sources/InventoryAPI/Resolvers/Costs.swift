import GraphQLExecution

extension Resolvers {
    /// What reading costs: a row for each record that a page may have. Writes are bounded by the size of the request that
    /// holds them, so only the instances that they show count.
    mutating func costs(defaultPageSize: Int) {
        for (type, field) in [
            ("Query", "instances"), ("Query", "packages"), ("Instance", "packages"), ("Package", "instances"),
        ] {
            cost(type, field) { context in
                let bound = PageArguments.bound(context.arguments, defaultSize: defaultPageSize)
                if context.field.selection().contains(where: { ["nodes", "edges", "pageInfo"].contains($0.name) }) {
                    return .list(bound)
                }
                // A count is one row, whatever the page.
                let isCounted = context.field.selection().contains { $0.name == "totalCount" }
                return FieldCost(rows: isCounted ? 1 : 0, bound: bound)
            }
        }
        for field in ["instance", "package"] { cost("Query", field) { _ in FieldCost(rows: 1) } }
        for field in [
            "registerInstance", "replacePackages", "installPackages", "removePackages", "deregisterInstance",
        ] {
            cost("Mutation", field) { _ in FieldCost(rows: 1) }
        }
        cost("Mutation", "registerInstances") { context in
            let count = context.arguments["input"]?.listValue?.count ?? 0
            return FieldCost(rows: count, objects: count)
        }
    }
}
