public import Inventory
public import InventorySQL

/// An inventory in a PostgreSQL database, reached through libpq.
///
/// - Reads are one statement on one of the pool's connections, without a transaction around it; no thread waits for it.
/// - A statement whose caller has gone, or whose deadline has passed, is cancelled in the server.
/// - After a fail-over, connections are made anew. A read is repeated once; a write that may have been applied is not.
/// - Several gateways can use one database.
public final class PostgreSQLStorage: SQLInventoryStore {
    /// Runs the statements.
    public let executor: PostgreSQLExecutor
    /// PostgreSQL's.
    public let dialect: any SQLDialect = PostgreSQLDialect(copies: true)
    /// The packages that are known.
    public let dictionary: PackageDictionary
    /// The thread that takes in the answers.
    public var taskExecutor: (any TaskExecutor)? { executor.pool.poller }

    private init(_ executor: PostgreSQLExecutor, _ dictionary: PackageDictionary) {
        self.executor = executor
        self.dictionary = dictionary
    }

    /// Connects to a database; ``migrate(dryRun:progress:)`` makes its tables.
    ///
    /// Throws one clear line: `invalidInput` for the URL or an option, `unavailable` when there is no way to the server, it
    /// refuses, or the schema is newer than this version's.
    /// - Parameters:
    ///   - url: libpq's URI (`postgresql://…`), with options of ours among its query items: ``PostgreSQLOptions``.
    ///   - environment: Where options are looked for that the URL does not have.
    ///   - passwords: Where passwords come from; without, libpq looks in its usual places.
    ///   - iamTokens: Where they come from when the URL says `iam_auth=true`.
    public static func open(
        _ url: String, environment: [String: String] = [:], passwords: (any PasswordProvider)? = nil,
        iamTokens: ((DatabaseLogin) throws(InventoryError) -> any PasswordProvider)? = nil
    ) async throws(InventoryError) -> PostgreSQLStorage {
        let (options, uri) = try PostgreSQLOptions.parse(url, environment: environment)
        var settings = try ConnectionSettings(uri)
        var passwords = passwords
        if options.usesIAMTokens {
            guard let iamTokens else {
                throw InventoryError(.invalidInput, "postgresql: this program can't do iam_auth.")
            }
            passwords = try iamTokens(settings.login)
            settings.requireTLS()
        }
        let dialer = Dialer(
            settings: settings, timeout: options.connectTimeout, preparedStatements: options.preparedStatements)
        let executor = PostgreSQLExecutor(try ConnectionPool(dialer, options, passwords))
        do throws(InventoryError) {
            _ = try await executor.pendingMigrations(
                StoreContext(deadline: .now + options.connectTimeout + .seconds(5)))
        } catch {
            await executor.close()
            throw InventoryError(
                error.kind, "postgresql: \(error.message)\(error.detail.map { " (\($0))" } ?? "")", detail: error.detail
            )
        }
        executor.pool.warmUp()
        return PostgreSQLStorage(executor, PackageDictionary(maximumBytes: options.dictionaryBytes))
    }

    /// What ``migrate(dryRun:progress:)`` would apply.
    public func pendingMigrations() async throws(InventoryError) -> [Migration] {
        try await executor.pendingMigrations()
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
        if dryRun {
            let migrations = try await pendingMigrations()
            migrations.forEach(progress)
            return migrations
        }
        var migrations: [Migration] = []
        while let migration = try await executor.applyNextMigration() {
            migrations.append(migration)
            progress(migration)
        }
        return migrations
    }
}
