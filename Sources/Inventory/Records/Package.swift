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
            || (a.name.hasSameBytes(as: b.name) && a.version.hasSameBytes(as: b.version)
                && a.ecosystem.hasSameBytes(as: b.ecosystem))
    }

    /// Feeds the parts' bytes.
    public func hash(into hasher: inout Hasher) {
        for var part in [name, version, ecosystem] {
            part.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
            hasher.combine(UInt8(0xFF))
        }
    }
}

extension String {
    /// Whether the other one is the same in UTF-8, byte for byte; `==` finds canonically equivalent texts equal too.
    fileprivate func hasSameBytes(as other: String) -> Bool {
        // Texts in UTF-8 are compared as memory is.
        let isSame = utf8.withContiguousStorageIfAvailable { bytes in
            other.utf8.withContiguousStorageIfAvailable { others in
                bytes.count == others.count && bytes.elementsEqual(others)
            } ?? utf8.elementsEqual(other.utf8)
        }
        return isSame ?? utf8.elementsEqual(other.utf8)
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
