public import GraphQLExecution
import GraphQLLanguage
import GraphQLSchema

/// A schema with resolvers over rows in memory, so that an engine's own cost is what a measurement shows.
public enum Workload {
    /// An executor for a schema's text, which must be that of `documents/schema.graphql`.
    public static func executor(sdl: String, _ options: ExecutorOptions = ExecutorOptions()) throws -> Executor {
        try Executor(schema: Schema(sdl: sdl), resolvers: resolvers(), options: options)
    }

    private static func resolvers() -> Resolvers {
        let items = Items(count: 1000)
        let packages = Packages(count: 50)
        var resolvers = Resolvers()
        resolvers.query("hello") { _ in .string("world") }
        resolvers.query("item") { _ in .object(ObjectValue(items)) }
        resolvers.query("items") { context in
            .objects(items, count: min(context.arguments["first"]?.intValue ?? 0, items.rows.count))
        }
        resolvers.query("packages") { _ in .object(packages) }
        resolvers.query("node") { _ in .object(Nodes()) }
        resolvers.query("search") { _ in .list([]) }
        resolvers.object("Item", of: Items.self) { item in
            item.field("id") { items, index in .int(index) }
            item.field("name") { items, index in .string(items.rows[index].name) }
            item.field("size") { items, index in .int(items.rows[index].size) }
            item.field("weight") { items, index in .float(items.rows[index].weight) }
            item.field("isActive") { items, index in .boolean(items.rows[index].isActive) }
            item.field("color") { items, index in .string(items.rows[index].color) }
            item.field("owner") { items, index in .string(items.rows[index].owner) }
            item.field("note") { items, index in .string(items.rows[index].note) }
            item.field("region") { items, index in .string(items.rows[index].region) }
            item.field("account") { items, index in .string(items.rows[index].account) }
            item.field("related") { _, _ in .list([]) }
        }
        resolvers.object("Package", of: Packages.self) { package in
            package.field("name") { packages, index in .string(packages.rows[index].name) }
            package.field("version") { packages, index in .string(packages.rows[index].version) }
            package.field("architecture") { packages, index in .string(packages.rows[index].architecture) }
            package.field("manager") { packages, index in .string(packages.rows[index].manager) }
        }
        resolvers.object("PackageConnection", of: Packages.self) { connection in
            connection.field("edges") { packages, _ in .objects(packages, count: packages.rows.count) }
            connection.field("nodes") { packages, _ in .objects(packages, count: packages.rows.count) }
            connection.field("pageInfo") { packages, _ in .object(packages) }
            connection.field("totalCount") { packages, _ in .int(packages.rows.count) }
        }
        resolvers.object("PackageEdge", of: Packages.self) { edge in
            edge.field("cursor") { packages, index in .string(packages.rows[index].name) }
            edge.field("node") { packages, index in .object(ObjectValue(packages, index: index)) }
        }
        resolvers.object("PageInfo", of: Packages.self) { page in
            page.field("hasNextPage") { _, _ in .boolean(false) }
            page.field("hasPreviousPage") { _, _ in .boolean(false) }
            page.field("startCursor") { _, _ in .null }
            page.field("endCursor") { packages, _ in .string(packages.rows.last?.name) }
        }
        resolvers.object("Node", of: Nodes.self) { node in
            node.field("id") { _, depth in .int(depth) }
            node.field("name") { _, _ in .string("node") }
            node.field("child") { nodes, depth in .object(ObjectValue(nodes, index: depth + 1)) }
        }
        return resolvers
    }
}

/// A node whose child is of its own kind, without end; the index is the depth.
private final class Nodes: Sendable {}

private final class Items: Sendable {
    struct Row: Sendable {
        let name: String
        let size: Int
        let weight: Double
        let isActive: Bool
        let color: String
        let owner: String?
        let note: String?
        let region: String
        let account: String
    }

    let rows: [Row]

    init(count: Int) {
        let colors = ["RED", "GREEN", "BLUE"]
        var rows: [Row] = []
        for index in 0..<count {
            let owner: String? = index % 4 == 0 ? nil : "owner of number \(index)"
            let note: String? = index % 2 == 0 ? nil : "A note with \"quotes\" on item \(index)."
            rows.append(
                Row(
                    name: "item-\(index)", size: index * 37 % 1000, weight: Double(index) / 8,
                    isActive: index % 3 == 0, color: colors[index % 3], owner: owner, note: note,
                    region: "eu-central-1", account: "123456789012"))
        }
        self.rows = rows
    }
}

private final class Packages: Sendable {
    struct Row: Sendable {
        let name: String
        let version: String
        let architecture: String
        let manager: String
    }

    let rows: [Row]

    init(count: Int) {
        rows = (0..<count).map { index in
            Row(name: "package-\(index)", version: "3.0.\(index)-1~deb12u1", architecture: "amd64", manager: "dpkg")
        }
    }
}
