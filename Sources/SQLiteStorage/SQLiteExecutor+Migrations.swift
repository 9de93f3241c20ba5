internal import GRDB
internal import Inventory
internal import InventorySQL

/// Migrations on the one connection that writes. Each is one transaction, which looks again at what is pending when it
/// holds the lock: of two processes at once, the second finds the first one's work done.
extension SQLiteExecutor {
    private static let table = """
        CREATE TABLE IF NOT EXISTS schema_migration (version INTEGER PRIMARY KEY, name TEXT NOT NULL, \
        checksum TEXT NOT NULL, applied_at_utc INTEGER NOT NULL)
        """

    /// What the database still needs. Throws `unavailable` when it is newer than this gateway.
    func migrationPlan(_ context: StoreContext = StoreContext()) async throws(InventoryError) -> MigrationPlan {
        do {
            return try await database.unsafeRead { database in try self.plan(database) }
        } catch {
            throw InventoryError(engine: error)
        }
    }

    /// Applies the first migration that is pending, and gives it; nil when none is.
    func applyNextMigration() async throws(InventoryError) -> Migration? {
        do {
            return try await database.writeWithoutTransaction { database in
                var migration: Migration?
                try database.inTransaction(.immediate) {
                    try database.execute(sql: Self.table)
                    migration = try self.plan(database).pending.first
                    guard let migration else { return .commit }
                    try database.execute(sql: migration.script)
                    switch migration.step {
                    case .versionOrder: try self.run(VersionOrderStep(SQLiteDialect()), database)
                    case nil: break
                    }
                    try database.execute(
                        sql: """
                            INSERT INTO schema_migration (version, name, checksum, applied_at_utc) \
                            VALUES (?, ?, ?, CAST(round((julianday('now') - 2440587.5) * 86400000) AS INTEGER))
                            """,
                        arguments: [migration.version, migration.name, migration.checksum])
                    return .commit
                }
                return migration
            }
        } catch {
            throw InventoryError(engine: error)
        }
    }

    private func plan(_ database: Database) throws -> MigrationPlan {
        let connection = connections.connection(of: database)
        let table = SQLStatement("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'schema_migration'")
        if try connection.run(table, database).rows.isEmpty {
            return try MigrationPlan(known: Migration.sqlite, applied: [])
        }
        let rows = try connection.run(
            SQLStatement("SELECT version, checksum FROM schema_migration ORDER BY version"), database
        ).rows
        let applied = rows.compactMap { row -> MigrationPlan.Applied? in
            guard case .integer(let version) = row[0], case .text(let checksum) = row[1] else { return nil }
            return MigrationPlan.Applied(version: Int(version), checksum: checksum)
        }
        return try MigrationPlan(known: Migration.sqlite, applied: applied)
    }

    private func run(_ step: VersionOrderStep, _ database: Database) throws {
        let connection = connections.connection(of: database)
        var step = step
        var result: StatementResult?
        while case .run(let statement) = try step.next(result) { result = try connection.run(statement, database) }
    }
}
