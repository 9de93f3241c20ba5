import GraphQLExecution
import GraphQLLanguage
import Inventory

/// What an operation selects of a connection, as one query, and where each selected part finds its data in the answer.
///
/// A selection may hold `nodes`, `edges { node }` and a record's connections several times, with other aliases and
/// arguments. All become child queries of one list; the offsets tell which of them belong to which selected field.
final class ConnectionSelection<Record: ConnectionRecord>: Sendable {
    let query: Record.Query
    let order: [Record.Order]
    /// For all child queries, in their order.
    let children: RecordSelection<Record>
    /// Where the child queries of each `nodes` start, by the field's ordinal.
    let nodeOffsets: [Int]
    /// Where the child queries of each `node` in each `edges` start, by the fields' ordinals.
    let edgeOffsets: [[Int]]

    init(_ field: PlannedField, _ context: FieldContext, defaultPageSize: Int) throws(GraphQLError) {
        var children = RecordSelection<Record>()
        var parts: PageParts = []
        var nodeOffsets: [Int] = []
        var edgeOffsets: [[Int]] = []
        for part in field.selection() {
            switch part.name {
            case "nodes":
                parts.insert(.nodes)
                nodeOffsets.append(
                    try children.append(childrenOf: part, context, defaultPageSize: defaultPageSize))
            case "edges":
                parts.insert(.nodes)
                var offsets: [Int] = []
                for node in part.selection() where node.name == "node" {
                    offsets.append(
                        try children.append(childrenOf: node, context, defaultPageSize: defaultPageSize))
                }
                edgeOffsets.append(offsets)
            case "pageInfo": parts.insert(.nodes)
            case "totalCount": parts.insert(.totalCount)
            default: break
            }
        }
        query = try Record.query(
            try context.arguments(of: field), parts: parts, children: children.queries,
            defaultPageSize: defaultPageSize)
        order = Record.totalOrder(of: query)
        self.children = children
        self.nodeOffsets = nodeOffsets
        self.edgeOffsets = edgeOffsets
    }
}

/// The connections that an operation selects of a record.
struct RecordSelection<Record: ConnectionRecord>: Sendable {
    private(set) var connections: [ConnectionSelection<Record.Child>] = []

    var queries: [Record.Child.Query] { connections.map(\.query) }

    /// Adds the connections below a field whose value is a record, or a list of them; gives the place of the first.
    mutating func append(
        childrenOf field: PlannedField, _ context: FieldContext, defaultPageSize: Int
    ) throws(GraphQLError) -> Int {
        let offset = connections.count
        for child in field.selection() where child.name == Record.childField {
            connections.append(
                try ConnectionSelection<Record.Child>(child, context, defaultPageSize: defaultPageSize))
        }
        return offset
    }
}
