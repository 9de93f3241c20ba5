internal import Inventory

/// What the gateway keeps of a package.
struct DictionaryEntry: Sendable {
    let package: PackageCoordinate
    /// Its `version_order`.
    let versionKey: [UInt8]
    /// Its place in the default order of packages among all that were ranked with it, from 1; 0 when it was not ranked yet.
    var rank: UInt32 = 0

    /// About how many bytes it takes, with its place in the tables.
    var cost: Int {
        func heap(_ count: Int) -> Int { count > 15 ? count + 48 : 0 }
        return 192 + versionKey.count + heap(package.name.utf8.count) + heap(package.version.utf8.count)
            + heap(package.ecosystem.utf8.count)
    }
}
