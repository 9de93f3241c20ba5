public import Inventory

/// What a database still needs, from what it says was applied.
public struct MigrationPlan: Sendable {
    /// What is to be applied, in order.
    public let pending: [Migration]

    /// A migration that was applied, as the database remembers it.
    public struct Applied: Sendable, Equatable {
        /// Its number.
        public var version: Int
        /// The checksum of its file at that time.
        public var checksum: String

        /// A remembered migration.
        public init(version: Int, checksum: String) {
            self.version = version
            self.checksum = checksum
        }
    }

    /// Compares what was applied with what this version of the gateway knows.
    ///
    /// Throws `unavailable` when the database is newer than the gateway, or when a file was changed after it was applied.
    public init(known: [Migration], applied: [Applied]) throws(InventoryError) {
        for applied in applied {
            guard let migration = known.first(where: { $0.version == applied.version }) else {
                throw InventoryError(
                    .unavailable,
                    "The database has migration \(applied.version), which this version does not know: "
                        + "it was made by a newer one.")
            }
            guard migration.checksum == applied.checksum else {
                throw InventoryError(
                    .unavailable,
                    "Migration \(migration.version) (\(migration.name)) was changed after it had been applied: "
                        + "checksum \(migration.checksum), applied \(applied.checksum).")
            }
        }
        let versions = Set(applied.map(\.version))
        pending = known.filter { !versions.contains($0.version) }
    }
}
