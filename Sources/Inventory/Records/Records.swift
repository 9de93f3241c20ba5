/// The records of a page, in its order: an array of its own, or places in a table that many pages share.
public struct Records<Node: Sendable>: RandomAccessCollection, Sendable {
    /// Records that never change.
    public final class Table: Sendable {
        let nodes: [Node]

        /// A table of records.
        public init(_ nodes: [Node]) { self.nodes = nodes }
    }

    /// What the records stand in.
    public let table: Table
    /// Where they stand there; nil for all of the table, which is this page's own then.
    private let places: [UInt32]?

    /// Records of this page alone.
    public init(_ nodes: [Node]) {
        table = Table(nodes)
        places = nil
    }

    /// Records of a table, by their places in it, which must be there.
    public init(_ table: Table, places: [UInt32]) {
        self.table = table
        self.places = places
    }

    /// The place of a record in a table that pages share; nil where they do not.
    public func place(of index: Int) -> Int? { places.map { Int($0[index]) } }

    /// 0.
    public var startIndex: Int { 0 }
    /// How many there are.
    public var endIndex: Int { places?.count ?? table.nodes.count }
    /// A record.
    public subscript(index: Int) -> Node { table.nodes[place(of: index) ?? index] }
}
