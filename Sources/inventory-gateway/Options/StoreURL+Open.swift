import DataAPIStorage
import Gateway
import Inventory
import InventorySQL
import Logging

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
    /// Every statement that migrating would run, with the counts that it depends on, where the store can tell.
    func plan() async throws(InventoryError) -> [String]
    /// Applies what is pending, and gives it. `report` is told what an upgrade that takes long has done.
    @discardableResult
    func migrate(report: @escaping @Sendable (String) -> Void) async throws(InventoryError) -> [Migration]
}

extension DataAPIStorage: MigratableStore {
    func migrate(report: @escaping @Sendable (String) -> Void) async throws(InventoryError) -> [Migration] {
        try await migrate(dryRun: false, report: report)
    }
}
#if PostgreSQL
    extension PostgreSQLStorage: MigratableStore {
        func plan() async throws(InventoryError) -> [String] { [] }
        func migrate(report: @escaping @Sendable (String) -> Void) async throws(InventoryError) -> [Migration] {
            try await migrate()
        }
    }
#endif
#if SQLite
    extension SQLiteStorage: MigratableStore {
        func plan() async throws(InventoryError) -> [String] { [] }
        func migrate(report: @escaping @Sendable (String) -> Void) async throws(InventoryError) -> [Migration] {
            try await migrate()
        }
    }
#endif

extension StoreURL {
    /// Opens the store, has the work done, and closes it again. The tables of an embedded store are brought up to date
    /// first; those of a server, which others use too, only when `migrates` says so, and stale ones are refused.
    func withStore<Result>(
        migrates: Bool = false, _ work: (any InventoryStore) async throws -> Result
    ) async throws -> Result {
        try await withDatabase { database in
            if isEmbedded || migrates {
                try await database.migrate { _ in }
            } else if !isPausable || !LambdaCommand.isMeant {
                // Lambda starts a function within seconds, and a cluster may take longer to wake up.
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
        switch self {
        case .sqliteFile, .sqliteMemory: true
        case .postgresql, .dataAPI: false
        }
    }

    private var isPausable: Bool { if case .dataAPI = self { true } else { false } }

    /// Names of the migrations that are pending, in their order, and the statements of those that can tell.
    func pendingMigrations() async throws -> (names: [String], statements: [String]) {
        try await withDatabase { database in
            (try await database.pendingMigrations().map(\.label), try await database.plan())
        }
    }

    /// Applies pending migrations; the names of those that were. `report` is told what those that take long have done.
    func migrate(report: @escaping @Sendable (String) -> Void) async throws -> [String] {
        try await withDatabase { database in try await database.migrate(report: report).map(\.label) }
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
        case .dataAPI(let url):
            try await DataAPIStorage.open(
                url, logger: Logger(label: "inventory-gateway") { _ in JSONLogHandler(logLevel: .notice) })
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
