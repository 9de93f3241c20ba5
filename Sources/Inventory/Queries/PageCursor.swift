/// A place in an ordered list: the values of one record in the columns of the list's total order.
public struct PageCursor: Hashable, Sendable {
    /// The record's values, one for each column of the total order.
    public var values: [Value]

    /// A place.
    public init(values: [Value]) { self.values = values }

    /// A column's value.
    public enum Value: Hashable, Sendable {
        /// A name, id, region, … or version text.
        case text(String)
        /// A moment.
        case timestamp(Timestamp)
        /// A version; its key is ``VersionOrder``'s for the ecosystem.
        case version(String, ecosystem: String)
    }
}

extension Instance {
    /// The place of this instance in a list of this total order.
    public func cursor(in order: [InstanceOrder]) -> PageCursor {
        PageCursor(
            values: order.map { column in
                switch column.field {
                case .id: .text(id)
                case .region: .text(region)
                case .account: .text(account)
                case .createdAt: .timestamp(createdAt)
                case .updatedAt: .timestamp(updatedAt)
                }
            })
    }
}

extension Package {
    /// The place of this package in a list of this total order.
    public func cursor(in order: [PackageOrder]) -> PageCursor {
        PageCursor(
            values: order.map { column in
                switch column.field {
                case .name: .text(coordinate.name)
                case .ecosystem: .text(coordinate.ecosystem)
                case .version: .version(coordinate.version, ecosystem: coordinate.ecosystem)
                case .versionText: .text(coordinate.version)
                }
            })
    }
}
