public import Inventory
internal import InventorySQL

/// Migrations, each in one transaction that holds an advisory lock: of two gateways that migrate at once, the second waits,
/// looks again at what is pending, and finds the first one's work done.
extension PostgreSQLExecutor {
    private static let table = """
        CREATE TABLE IF NOT EXISTS schema_migration (version integer PRIMARY KEY, name text NOT NULL, \
        checksum text NOT NULL, applied_at_utc bigint NOT NULL)
        """
    /// Any number that nobody else uses: "inventor" in ASCII.
    private static let lock = "SELECT pg_advisory_xact_lock(7597138055046197106)"

    /// Whether the server answers and its schema is the expected one.
    public func checkReadiness(_ context: StoreContext) async throws(InventoryError) {
        let pending = try await pendingMigrations(context)
        guard pending.isEmpty else {
            throw InventoryError(
                .unavailable, "The database lacks \(pending.count) migrations: run \"migrate\" first.")
        }
    }

    /// What the database still needs. Throws `unavailable` when it is newer than this gateway.
    func pendingMigrations(_ context: StoreContext = StoreContext()) async throws(InventoryError) -> [Migration] {
        let table = try await result(of: SQLStatement(AppliedMigrations.tableQuery), context.deadline)
        if table.statementResult.rows.isEmpty {
            return try MigrationPlan(known: Migration.postgresql, applied: []).pending
        }
        let rows = try await result(of: SQLStatement(AppliedMigrations.query), context.deadline).statementResult.rows
        return try MigrationPlan(known: Migration.postgresql, applied: AppliedMigrations.decode(rows)).pending
    }

    /// Applies the first migration that is pending, and gives it; nil when none is.
    func applyNextMigration() async throws(InventoryError) -> Migration? {
        let connection = try await lease(nil)
        do {
            try await connection.limitStatements(until: nil)
            let migration = try await migrate(on: connection)
            pool.release(connection)
            return migration
        } catch let failure as StatementFailure {
            await rollBack(connection, after: failure)
            throw failure.error
        } catch {
            await rollBack(connection)
            throw error as? InventoryError
                ?? InventoryError(.internal, "The inventory failed.", detail: "\(error)")
        }
    }

    private func migrate(on connection: Connection) async throws -> Migration? {
        func run(_ text: String, _ parameters: [SQLValue] = []) async throws -> [[SQLValue]] {
            try await connection.run(SQLStatement(text, parameters), isPrepared: false, deadline: nil)
                .statementResult.rows
        }
        _ = try await run("BEGIN")
        _ = try await run(Self.lock)
        _ = try await run(Self.table)
        let applied = AppliedMigrations.decode(try await run(AppliedMigrations.query))
        let migration = try MigrationPlan(known: Migration.postgresql, applied: applied).pending.first
        if let migration {
            _ = try await run(migration.script)
            switch migration.step {
            case .versionOrder: try await self.run(VersionOrderStep(PostgreSQLDialect()), on: connection)
            case nil: break
            }
            _ = try await run(
                """
                INSERT INTO schema_migration (version, name, checksum, applied_at_utc) \
                VALUES ($1, $2, $3, (extract(epoch FROM clock_timestamp()) * 1000)::bigint)
                """, [.integer(Int64(migration.version)), .text(migration.name), .text(migration.checksum)])
        }
        _ = try await run("COMMIT")
        return migration
    }

    private func run(_ step: VersionOrderStep, on connection: Connection) async throws {
        var step = step
        var result: StatementResult?
        while case .run(let statement) = try step.next(result) {
            result = try await connection.run(statement, isPrepared: false, deadline: nil).statementResult
        }
    }
}

/// What the database says was applied.
private enum AppliedMigrations {
    /// No row when there is no table yet.
    static let tableQuery = "SELECT 1 WHERE to_regclass('schema_migration') IS NOT NULL"
    static let query = "SELECT version, checksum FROM schema_migration ORDER BY version"

    static func decode(_ rows: [[SQLValue]]) -> [MigrationPlan.Applied] {
        rows.compactMap { row in
            guard row.count == 2, case .integer(let version) = row[0], case .text(let checksum) = row[1] else {
                return nil
            }
            return MigrationPlan.Applied(version: Int(version), checksum: checksum)
        }
    }
}
