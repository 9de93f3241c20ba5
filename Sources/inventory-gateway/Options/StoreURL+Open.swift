import Inventory
import InventorySQL
import SQLiteStorage

extension StoreURL {
    /// Opens the store, brings its tables up to date, has the work done, and closes it again.
    func withStore<Result>(_ work: (any InventoryStore) async throws -> Result) async throws -> Result {
        try await withDatabase { database in
            try await database.migrate()
            return try await work(database)
        }
    }

    /// Names of the migrations that are pending, in their order.
    func pendingMigrations() async throws -> [String] {
        try await withDatabase { database in try await database.pendingMigrations().map(\.label) }
    }

    /// Applies pending migrations; the names of those that were.
    func migrate() async throws -> [String] {
        try await withDatabase { database in try await database.migrate().map(\.label) }
    }

    private func withDatabase<Result>(_ work: (SQLiteStorage) async throws -> Result) async throws -> Result {
        do {
            let database = try await SQLiteStorage.open(path)
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

    private var path: String {
        switch self {
        case .sqliteFile(let path): path
        case .sqliteMemory: ":memory:"
        }
    }
}

extension Migration {
    /// Number and name, as the file has them.
    fileprivate var label: String {
        let digits = String(version)
        return String(repeating: "0", count: max(0, 4 - digits.count)) + digits + " " + name
    }
}
