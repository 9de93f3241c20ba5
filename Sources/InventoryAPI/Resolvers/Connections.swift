import GraphQLExecution
import GraphQLLanguage
import Inventory

/// The object behind a connection and its `pageInfo`.
final class Connection<Record: ConnectionRecord>: Sendable {
    let page: Page<Record>
    let selection: ConnectionSelection<Record>

    init(_ page: Page<Record>, _ selection: ConnectionSelection<Record>) {
        self.page = page
        self.selection = selection
    }

    func records(offset: Int) -> RecordList<Record> {
        RecordList(page.nodes, selection.children, offset: offset)
    }

    /// The cursor of a record; nil for a place that the page does not have.
    func cursor(at index: Int?) -> String? {
        guard let index, page.nodes.indices.contains(index) else { return nil }
        return page.nodes[index].cursor(in: selection.order).encoded(order: selection.order)
    }
}

/// The objects behind records, by index.
final class RecordList<Record: ConnectionRecord>: Sendable {
    let records: Records<Record>
    private let selection: RecordSelection<Record>
    /// Where the connections start that were selected on these records, of all that were.
    private let offset: Int

    init(_ records: Records<Record>, _ selection: RecordSelection<Record>, offset: Int) {
        self.records = records
        self.selection = selection
        self.offset = offset
    }

    /// The connection that a field of a record means.
    func connection(of index: Int, _ field: PlannedField) -> ResolvedValue {
        let place = offset + field.ordinal
        return .object(Connection(records[index].children[place], selection.connections[place]))
    }
}

/// The objects behind edges, by index.
final class EdgeList<Record: ConnectionRecord>: Sendable {
    let connection: Connection<Record>
    /// The nodes, for each `node` that is selected.
    let nodes: [RecordList<Record>]

    init(_ connection: Connection<Record>, offsets: [Int]) {
        self.connection = connection
        nodes = offsets.map(connection.records(offset:))
    }
}

extension Resolvers {
    /// A connection type, its edge type, and what both share.
    mutating func connection<Record: ConnectionRecord>(
        _ type: String, edge: String, of record: Record.Type
    ) {
        object(type, of: Connection<Record>.self) { type in
            type.field("nodes") { connection, _, context in
                let offset = connection.selection.nodeOffsets[context.field.ordinal]
                return .objects(connection.records(offset: offset), count: connection.page.nodes.count)
            }
            type.field("edges") { connection, _, context in
                let offsets = connection.selection.edgeOffsets[context.field.ordinal]
                return .objects(EdgeList(connection, offsets: offsets), count: connection.page.nodes.count)
            }
            type.field("pageInfo") { connection, _ in
                .object(
                    PageInfo(
                        hasNextPage: connection.page.hasNextPage, hasPreviousPage: connection.page.hasPreviousPage,
                        startCursor: connection.cursor(at: 0),
                        endCursor: connection.cursor(at: connection.page.nodes.count - 1)))
            }
            type.field("totalCount") { connection, _ in .int(connection.page.totalCount) }
        }
        object(edge, of: EdgeList<Record>.self) { type in
            type.field("node") { edges, index, context in
                .object(ObjectValue(edges.nodes[context.field.ordinal], index: index))
            }
            type.field("cursor") { edges, index in .string(edges.connection.cursor(at: index)) }
        }
    }

    mutating func pageInfo() {
        object("PageInfo", of: PageInfo.self) { type in
            type.field("hasNextPage") { info, _ in .boolean(info.hasNextPage) }
            type.field("hasPreviousPage") { info, _ in .boolean(info.hasPreviousPage) }
            type.field("startCursor") { info, _ in .string(info.startCursor) }
            type.field("endCursor") { info, _ in .string(info.endCursor) }
        }
    }
}

/// The object behind `PageInfo`.
private final class PageInfo: Sendable {
    let hasNextPage: Bool
    let hasPreviousPage: Bool
    let startCursor: String?
    let endCursor: String?

    init(hasNextPage: Bool, hasPreviousPage: Bool, startCursor: String?, endCursor: String?) {
        self.hasNextPage = hasNextPage
        self.hasPreviousPage = hasPreviousPage
        self.startCursor = startCursor
        self.endCursor = endCursor
    }
}
