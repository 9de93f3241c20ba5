public import AWSClient
public import Inventory
public import InventorySQL
public import Logging

/// An inventory in a cluster of Aurora, reached through the RDS Data API: HTTPS, without a connection to the database.
///
/// - A read is one call, unless its answer is larger than 1 MiB. A write is one call or one transaction.
/// - A paused cluster that resumes is waited for; what was surely not carried out is sent again; what may have been is not.
/// - Several gateways can use one database.
public final class DataAPIStorage: SQLInventoryStore {
    /// Runs the statements.
    public let executor: DataAPIExecutor
    /// The engine's.
    public let dialect: any SQLDialect
    /// The packages that are known.
    public let dictionary: PackageDictionary

    /// The database's name.
    package let database: String

    private init(_ executor: DataAPIExecutor, _ options: DataAPIOptions) {
        self.executor = executor
        database = options.database
        dialect = options.engine.dialect
        dictionary = PackageDictionary(maximumBytes: options.dictionaryBytes)
    }

    /// Finds credentials and the endpoint; the cluster is not asked yet, which may be paused.
    ///
    /// Throws one clear line: `invalidInput` for the URL or a setting, `unavailable` when there are no credentials.
    /// - Parameters:
    ///   - url: `rds-data:?resourceArn=…&secretArn=…&database=…&engine=mysql|postgresql`; see ``DataAPIOptions``.
    ///   - environment: Where AWS's settings are looked for, and options that the URL does not have.
    public static func open(
        _ url: String, environment: AWSEnvironment = .process, logger: Logger
    ) async throws(InventoryError) -> DataAPIStorage {
        let options = try DataAPIOptions(url: url) { environment[$0] }
        let transport = AsyncHTTPTransport()
        do throws(AWSError) {
            let configuration = try AWSConfiguration(environment)
            let credentials = CredentialProvider(configuration, transport: transport, logger: logger)
            let endpoint = try configuration.endpoint(
                ofService: "rds_data", prefix: "rds-data", region: options.region)
            let client = AWSClient(
                endpoint: endpoint, signature: SignatureV4(region: options.region, service: "rds-data"),
                credentials: credentials, transport: transport, policy: try configuration.retryPolicy, logger: logger)
            _ = try await credentials.credentials(until: .now + .seconds(30))
            let executor = DataAPIExecutor(DataAPIClient(client, options, logger), options) {
                await transport.close()
            }
            return DataAPIStorage(executor, options)
        } catch {
            await transport.close()
            let kind: InventoryError.Kind = error.kind == .configuration ? .invalidInput : .unavailable
            throw InventoryError(kind, "rds-data: \(error.message)")
        }
    }

    /// What ``migrate(dryRun:progress:)`` would apply.
    public func pendingMigrations() async throws(InventoryError) -> [Migration] {
        try await executor.pendingMigrations()
    }

    /// Every statement that ``migrate(dryRun:report:progress:)`` would run, with the counts that it depends on. Runs queries
    /// alone.
    public func plan() async throws(InventoryError) -> [String] { try await executor.plan() }

    /// Applies what is pending, and gives what it applied. Others may do the same at the same time.
    /// - Parameters:
    ///   - dryRun: Whether only to say what would be applied.
    ///   - report: Told what an upgrade that takes long has done, line by line.
    ///   - progress: Called after each migration; in a dry run, for each.
    @discardableResult
    public func migrate(
        dryRun: Bool = false, report: @escaping @Sendable (String) -> Void = { _ in },
        progress: (Migration) -> Void = { _ in }
    ) async throws(InventoryError) -> [Migration] {
        guard dryRun else { return try await executor.migrate(report, progress) }
        let migrations = try await pendingMigrations()
        migrations.forEach(progress)
        return migrations
    }
}
