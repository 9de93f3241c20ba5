import GraphQLExecution
import GraphQLLanguage
import Inventory

/// A record that stands in connections, and has connections of its own to records of the other kind.
protocol ConnectionRecord: Sendable {
    associatedtype Query: Sendable
    associatedtype Order: CursorOrder & Sendable
    associatedtype Child: ConnectionRecord where Child.Child == Self

    /// The field that has a record's connection to the other kind.
    static var childField: String { get }
    /// A query of what a connection field's arguments ask for.
    static func query(
        _ arguments: Arguments, parts: PageParts, children: [Child.Query], defaultPageSize: Int
    ) throws(GraphQLError) -> Query
    static func totalOrder(of query: Query) -> [Order]

    /// Pages of the other kind, one for each child query.
    var children: [Page<Child>] { get }
    func cursor(in order: [Order]) -> PageCursor
}

extension Instance: ConnectionRecord {
    static var childField: String { "packages" }

    static func query(
        _ arguments: Arguments, parts: PageParts, children: [PackageQuery], defaultPageSize: Int
    ) throws(GraphQLError) -> InstanceQuery {
        var query = InstanceQuery(
            filter: try FilterArguments.instances(arguments["filter"]),
            order: OrderArguments.instances(arguments["orderBy"]), parts: parts, packages: children)
        query.page = try PageArguments.page(arguments, order: query.totalOrder, defaultSize: defaultPageSize)
        return query
    }

    static func totalOrder(of query: InstanceQuery) -> [InstanceOrder] { query.totalOrder }

    var children: [Page<Package>] { packages }
}

extension Package: ConnectionRecord {
    static var childField: String { "instances" }

    static func query(
        _ arguments: Arguments, parts: PageParts, children: [InstanceQuery], defaultPageSize: Int
    ) throws(GraphQLError) -> PackageQuery {
        var query = PackageQuery(
            filter: try FilterArguments.packages(arguments["filter"]),
            order: OrderArguments.packages(arguments["orderBy"]), parts: parts, instances: children)
        query.page = try PageArguments.page(arguments, order: query.totalOrder, defaultSize: defaultPageSize)
        return query
    }

    static func totalOrder(of query: PackageQuery) -> [PackageOrder] { query.totalOrder }

    var children: [Page<Instance>] { instances }
}
