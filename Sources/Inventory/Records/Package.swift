/// What identifies a package: one version of one name in one ecosystem.
public final class PackageCoordinate: Hashable, Sendable {
    /// The package-URL type: `deb`, `rpm`, `generic`, …
    public let ecosystem: String
    /// The package's name.
    public let name: String
    /// Its version, as its ecosystem writes it.
    public let version: String

    /// A package's identity.
    public init(ecosystem: String, name: String, version: String) {
        self.ecosystem = ecosystem
        self.name = name
        self.version = version
    }

    /// Equal in all three parts, byte for byte.
    public static func == (a: PackageCoordinate, b: PackageCoordinate) -> Bool {
        a === b
            || (a.name.utf8.elementsEqual(b.name.utf8) && a.version.utf8.elementsEqual(b.version.utf8)
                && a.ecosystem.utf8.elementsEqual(b.ecosystem.utf8))
    }

    /// Feeds the parts' bytes.
    public func hash(into hasher: inout Hasher) {
        for part in [name, version, ecosystem] {
            for byte in part.utf8 { hasher.combine(byte) }
            hasher.combine(UInt8(0xFF))
        }
    }
}

/// A package of the inventory, with the lists that a query asked for.
public struct Package: Sendable {
    /// What it is; shared between all records of the same package.
    public let coordinate: PackageCoordinate
    /// A page for each of the query's nested instance queries, in their order.
    public let instances: [Page<Instance>]

    /// A package as a store read it.
    public init(_ coordinate: PackageCoordinate, instances: [Page<Instance>] = []) {
        self.coordinate = coordinate
        self.instances = instances
    }
}
