internal import GRDB
internal import GRDBSQLite
public import Inventory
public import InventorySQL

/// An inventory in a SQLite file.
///
/// - One connection writes, several read at the same time (write-ahead log): neither waits for the other. More than one
///   process can use the file; they wait for each other's writes as long as ``SQLiteOptions/busyTimeout``.
/// - `synchronous = FULL`: what was acknowledged survives a power failure. With `NORMAL`, the last commits before it could
///   be gone, though the file would stay sound. Writes that come together share the disk's flush.
/// - The file is read into each connection's own small cache and not mapped: pages of a mapped file would count as memory
///   of the process.
/// - A path of `:memory:` is a database that lives as long as this object, on a single connection.
public final class SQLiteStorage: SQLInventoryStore {
    /// What runs the statements.
    public let executor: SQLiteExecutor
    /// What SQLite writes differently.
    public let dialect: any SQLDialect = SQLiteDialect()
    /// The packages that are known.
    public let dictionary: PackageDictionary

    private init(_ executor: SQLiteExecutor, _ dictionary: PackageDictionary) {
        self.executor = executor
        self.dictionary = dictionary
    }

    /// Opens a database, or creates an empty one; ``migrate(dryRun:progress:)`` makes its tables.
    ///
    /// Throws one clear line, as `unavailable`: the path is a directory or can't be opened or written, the file is no
    /// SQLite database or damaged, or its schema is newer than this version's.
    public static func open(
        _ path: String, _ options: SQLiteOptions = SQLiteOptions()
    ) async throws(InventoryError) -> SQLiteStorage {
        if isDirectory(path) {
            throw InventoryError(.unavailable, "sqlite:\(path): This is a directory, not a database file.")
        }
        do throws(InventoryError) {
            let executor = try await connect(path, options)
            _ = try await executor.migrationPlan()
            return SQLiteStorage(executor, PackageDictionary(maximumBytes: options.dictionaryBytes))
        } catch {
            throw error.opening(path)
        }
    }

    /// Two processes that open a new file at once get into each other's way when it becomes a WAL database, where SQLite
    /// does not wait by itself.
    private static func connect(
        _ path: String, _ options: SQLiteOptions
    ) async throws(InventoryError) -> SQLiteExecutor {
        let configuration = configuration(options)
        let end = ContinuousClock.now + options.busyTimeout
        while true {
            do {
                let isInMemory = path == ":memory:"
                let database: any DatabaseWriter =
                    isInMemory
                    ? try DatabaseQueue(named: nil, configuration: configuration)
                    : try DatabasePool(path: path, configuration: configuration)
                return SQLiteExecutor(
                    database, readers: isInMemory ? 1 : options.readers, inlineBudget: options.inlineBudget)
            } catch let error as DatabaseError where error.resultCode == .SQLITE_BUSY && ContinuousClock.now < end {
                do { try await Task.sleep(for: .milliseconds(20)) } catch { throw InventoryError(engine: error) }
            } catch {
                throw InventoryError(engine: error)
            }
        }
    }

    private static func configuration(_ options: SQLiteOptions) -> Configuration {
        var configuration = Configuration()
        configuration.label = "inventory"
        configuration.maximumReaderCount = options.readers
        configuration.persistentReadOnlyConnections = true
        let timeout = options.busyTimeout.components
        configuration.busyMode = .timeout(Double(timeout.seconds) + Double(timeout.attoseconds) / 1e18)
        configuration.prepareDatabase { database in
            try database.execute(sql: "PRAGMA cache_size = \(-max(64, options.cacheBytes >> 10))")
            try database.execute(sql: "PRAGMA mmap_size = 0")
            if !database.configuration.readonly {
                try database.execute(sql: "PRAGMA synchronous = FULL")
                try database.execute(sql: "PRAGMA wal_autocheckpoint = 4000")
                try database.execute(sql: "PRAGMA journal_size_limit = \(64 << 20)")
                if let bytes = options.maximumFileBytes {
                    let page = try Int.fetchOne(database, sql: "PRAGMA page_size") ?? 4096
                    try database.execute(sql: "PRAGMA max_page_count = \(max(1, bytes / page))")
                }
            }
        }
        return configuration
    }

    /// What ``migrate(dryRun:progress:)`` would apply.
    public func pendingMigrations() async throws(InventoryError) -> [Migration] {
        try await executor.migrationPlan().pending
    }

    /// Applies what is pending, each migration in one transaction, and gives what it applied. Others may do the same at
    /// the same time.
    /// - Parameters:
    ///   - dryRun: Whether only to say what would be applied.
    ///   - progress: Called after each migration; in a dry run, for each.
    @discardableResult
    public func migrate(
        dryRun: Bool = false, progress: (Migration) -> Void = { _ in }
    ) async throws(InventoryError) -> [Migration] {
        var migrations: [Migration] = []
        if dryRun {
            migrations = try await pendingMigrations()
            migrations.forEach(progress)
            return migrations
        }
        while let migration = try await executor.applyNextMigration() {
            migrations.append(migration)
            progress(migration)
        }
        return migrations
    }
}
