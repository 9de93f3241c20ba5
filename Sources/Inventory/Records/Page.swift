/// A slice of an ordered list of records (a Relay connection, without its cursors: ``PageCursor`` makes them).
public final class Page<Node: Sendable>: Sendable {
    /// The records, in the query's order, also when paged backward. Empty when the query did not ask for them.
    public let nodes: Records<Node>
    /// Whether records follow the last one.
    public let hasNextPage: Bool
    /// Whether records precede the first one.
    public let hasPreviousPage: Bool
    /// How many records the whole list has; nil unless asked for.
    public let totalCount: Int?

    /// A page as a store read it.
    public convenience init(nodes: [Node], hasNextPage: Bool, hasPreviousPage: Bool, totalCount: Int?) {
        self.init(
            nodes: Records(nodes), hasNextPage: hasNextPage, hasPreviousPage: hasPreviousPage, totalCount: totalCount)
    }

    /// A page as a store read it.
    public init(nodes: Records<Node>, hasNextPage: Bool, hasPreviousPage: Bool, totalCount: Int?) {
        self.nodes = nodes
        self.hasNextPage = hasNextPage
        self.hasPreviousPage = hasPreviousPage
        self.totalCount = totalCount
    }
}
