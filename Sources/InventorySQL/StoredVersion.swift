internal import Inventory

/// How a version stands in `package.version_order`: one byte that names its order, then its key in that order. So each
/// order is one range of the column, and a bound of one order never meets a version of another.
enum StoredVersion {
    /// The column's value for a version.
    static func key(of version: String, in order: VersionOrder) -> [UInt8] {
        [tag(of: order)] + order.key(for: version)
    }

    /// The column's value for a package's version.
    static func key(of package: PackageCoordinate) -> [UInt8] {
        key(of: package.version, in: .of(ecosystem: package.ecosystem))
    }

    /// The byte that all keys of an order start with.
    static func tag(of order: VersionOrder) -> UInt8 {
        switch order {
        case .debian: 1
        case .rpm: 2
        }
    }

    /// All orders.
    static let orders: [VersionOrder] = [.debian, .rpm]
}
