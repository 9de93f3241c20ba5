public import Inventory
public import InventorySQL

/// Migrations. PostgreSQL's are one transaction each, which holds an advisory lock: of two gateways that migrate at once, the
/// second waits, looks again at what is pending, and finds the first one's work done. MySQL commits each definition by
/// itself: ``MySQLUpgrade`` knows how to go on after any of them.
extension DataAPIExecutor: SingleStatementExecutor {
    private static let table = """
        CREATE TABLE IF NOT EXISTS schema_migration (version integer PRIMARY KEY, name text NOT NULL, \
        checksum text NOT NULL, applied_at_utc bigint NOT NULL)
        """
    /// The same number that ``PostgreSQLStorage`` locks.
    private static let lock = "SELECT CAST(pg_advisory_xact_lock(7597138055046197106) AS text)"
    private static let applied = """
        SELECT version, checksum FROM schema_migration ORDER BY version
        """

    /// Whether the cluster answers and its schema is the expected one.
    public func checkReadiness(_ context: StoreContext) async throws(InventoryError) {
        let pending = try await pendingMigrations(context)
        guard pending.isEmpty else {
            throw InventoryError(
                .unavailable, "The database lacks \(pending.count) migrations: run \"migrate\" first.")
        }
    }

    /// What the database still needs. Throws `unavailable` when it is newer than this gateway.
    func pendingMigrations(_ context: StoreContext = StoreContext()) async throws(InventoryError) -> [Migration] {
        switch engine {
        case .mysql: return try await MySQLUpgrade(self, sample: sampleTables).pending(context)
        case .postgresql:
            let table = SQLStatement("SELECT 1 WHERE to_regclass('schema_migration') IS NOT NULL")
            if try await rows(of: table, context).isEmpty {
                return try MigrationPlan(known: Migration.postgresql, applied: []).pending
            }
            let rows = try await rows(of: SQLStatement(Self.applied), context)
            return try MigrationPlan(known: Migration.postgresql, applied: Self.decode(rows)).pending
        }
    }

    /// Every statement that migrating would run, where that is known before.
    func plan() async throws(InventoryError) -> [String] {
        switch engine {
        case .mysql: try await MySQLUpgrade(self, sample: sampleTables).plan()
        case .postgresql: try await pendingMigrations().flatMap(\.statements).map { $0 + ";" }
        }
    }

    /// Applies all that is pending, and gives it.
    func migrate(
        _ report: @escaping @Sendable (String) -> Void, _ progress: (Migration) -> Void
    ) async throws(InventoryError) -> [Migration] {
        var migrations: [Migration] = []
        switch engine {
        case .mysql:
            migrations = try await MySQLUpgrade(self, sample: sampleTables, report: report).run()
            migrations.forEach(progress)
        case .postgresql:
            while let migration = try await write(NextMigration(), StoreContext()) {
                migrations.append(migration)
                progress(migration)
            }
        }
        return migrations
    }

    /// Runs a statement by itself. One that may have been carried out is run again: all that come here allow it.
    public func run(
        _ statement: SQLStatement, isDefinition: Bool
    ) async throws(InventoryError) -> StatementResult {
        do throws(DataAPIFailure) {
            return try await client.execute(
                statement, isRepeatable: true, StoreContext(), continueAfterTimeout: isDefinition)
        } catch {
            throw error.error
        }
    }

    fileprivate static func decode(_ rows: [[SQLValue]]) -> [MigrationPlan.Applied] {
        rows.compactMap { row in
            guard row.count == 2, case .integer(let version) = row[0], case .text(let checksum) = row[1] else {
                return nil
            }
            return MigrationPlan.Applied(version: Int(version), checksum: checksum)
        }
    }

    /// The first migration of PostgreSQL's that is pending: nil when none is.
    private struct NextMigration: WriteOperation {
        private var migration: Migration?
        private var statements: [SQLStatement] = []
        private var step: VersionOrderStep?
        private var phase = Phase.start

        private enum Phase { case start, locked, prepared, looking, applying, stepping, recording, done }

        mutating func next(_ result: StatementResult?) throws(InventoryError) -> WriteStep<Migration?> {
            switch phase {
            case .start:
                phase = .locked
                return .run(SQLStatement(DataAPIExecutor.lock))
            case .locked:
                phase = .prepared
                return .run(SQLStatement(DataAPIExecutor.table))
            case .prepared:
                phase = .looking
                return .run(SQLStatement(DataAPIExecutor.applied))
            case .looking:
                let applied = DataAPIExecutor.decode(result?.rows ?? [])
                migration = try MigrationPlan(known: Migration.postgresql, applied: applied).pending.first
                guard let migration else { return .commit(nil) }
                statements = migration.statements.reversed().map { SQLStatement($0) }
                if migration.step == .versionOrder { step = VersionOrderStep(DataAPIEngine.postgresql.dialect) }
                phase = .applying
                return try next(nil)
            case .applying:
                if let statement = statements.popLast() { return .run(statement) }
                phase = .stepping
                return try next(nil)
            case .stepping:
                if case .run(let statement)? = try step?.next(result) { return .run(statement) }
                phase = .recording
                return try next(nil)
            case .recording:
                guard let migration else { return .commit(nil) }
                phase = .done
                return .run(
                    SQLStatement(
                        """
                        INSERT INTO schema_migration (version, name, checksum, applied_at_utc) \
                        VALUES (:p1, :p2, :p3, (extract(epoch FROM clock_timestamp()) * 1000)::bigint)
                        """,
                        [.integer(Int64(migration.version)), .text(migration.name), .text(migration.checksum)]))
            case .done: return .commit(migration)
            }
        }
    }
}
