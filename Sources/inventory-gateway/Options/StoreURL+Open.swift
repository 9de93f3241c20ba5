import Inventory
import InventorySQL

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif
#if PostgreSQL
    import PostgreSQLStorage
#endif
#if SQLite
    import SQLiteStorage
#endif

/// A store whose tables this program can bring up to date.
protocol MigratableStore: InventoryStore {
    func pendingMigrations() async throws(InventoryError) -> [Migration]
    @discardableResult
    func migrate(dryRun: Bool, progress: (Migration) -> Void) async throws(InventoryError) -> [Migration]
}

#if PostgreSQL
    extension PostgreSQLStorage: MigratableStore {}
#endif
#if SQLite
    extension SQLiteStorage: MigratableStore {}
#endif

extension StoreURL {
    /// Opens the store, has the work done, and closes it again. The tables of an embedded store are brought up to date
    /// first; those of a server, which others use too, only when `migrates` says so, and stale ones are refused.
    func withStore<Result>(
        migrates: Bool = false, _ work: (any InventoryStore) async throws -> Result
    ) async throws -> Result {
        try await withDatabase { database in
            if isEmbedded || migrates {
                try await database.migrate(dryRun: false) { _ in }
            } else {
                let pending = try await database.pendingMigrations()
                guard pending.isEmpty else {
                    throw CommandFailure(
                        "The database lacks \(pending.count) migrations: run \"migrate\" first, or \"serve --migrate\"."
                    )
                }
            }
            return try await work(database)
        }
    }

    private var isEmbedded: Bool {
        if case .postgresql = self { false } else { true }
    }

    /// Names of the migrations that are pending, in their order.
    func pendingMigrations() async throws -> [String] {
        try await withDatabase { database in try await database.pendingMigrations().map(\.label) }
    }

    /// Applies pending migrations; the names of those that were.
    func migrate() async throws -> [String] {
        try await withDatabase { database in try await database.migrate(dryRun: false) { _ in }.map(\.label) }
    }

    private func withDatabase<Result>(_ work: (any MigratableStore) async throws -> Result) async throws -> Result {
        do {
            let database = try await open()
            do {
                let result = try await work(database)
                await database.close()
                return result
            } catch {
                await database.close()
                throw error
            }
        } catch let error as InventoryError {
            throw CommandFailure(error.message)
        }
    }

    private func open() async throws(InventoryError) -> any MigratableStore {
        switch self {
        case .sqliteFile(let path): try await Self.openSQLite(path)
        case .sqliteMemory: try await Self.openSQLite(":memory:")
        case .postgresql(let url): try await Self.openPostgreSQL(url)
        }
    }

    private static func openSQLite(_ path: String) async throws(InventoryError) -> any MigratableStore {
        #if SQLite
            try await SQLiteStorage.open(path)
        #else
            throw InventoryError(.invalidInput, "This build has no SQLite store: it was made without the trait SQLite.")
        #endif
    }

    private static func openPostgreSQL(_ url: String) async throws(InventoryError) -> any MigratableStore {
        #if PostgreSQL
            try await PostgreSQLStorage.open(url, environment: ProcessInfo.processInfo.environment)
        #else
            throw InventoryError(
                .invalidInput, "This build has no PostgreSQL store: it was made without the trait PostgreSQL.")
        #endif
    }
}

extension Migration {
    /// Number and name, as the file has them.
    fileprivate var label: String {
        let digits = String(version)
        return String(repeating: "0", count: max(0, 4 - digits.count)) + digits + " " + name
    }
}
