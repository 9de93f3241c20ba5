public import Inventory

/// Brings a MySQL database to the shape that this version expects: a database of 2019 in place, an empty one from nothing.
///
/// MySQL commits every definition at once, and the Data API bounds a statement's time. So the upgrade is a row of small
/// statements that may each run twice. It looks at the database, does the next thing, and looks again: killed anywhere, it
/// goes on when it is called again. Two at once only do some work twice.
///
/// The old tables are kept aside until all that they held was found in the new ones.
public struct MySQLUpgrade<Executor: SingleStatementExecutor>: Sendable {
    let executor: Executor
    let sample: SampleTables
    let batchSize: Int
    private let report: @Sendable (String) -> Void

    private static var mostFailures: Int { 8 }

    /// - Parameters:
    ///   - sample: What the tables of 2019 are called.
    ///   - batchSize: About how many rows a statement copies or compares.
    ///   - report: Is told what was done, line by line.
    public init(
        _ executor: Executor, sample: SampleTables = .standard, batchSize: Int = 20_000,
        report: @escaping @Sendable (String) -> Void = { _ in }
    ) {
        self.executor = executor
        self.sample = sample
        self.batchSize = batchSize
        self.report = report
    }

    /// What the database still needs. Throws `unavailable` when it is newer than this version.
    public func pending(_ context: StoreContext = StoreContext()) async throws(InventoryError) -> [Migration] {
        let state = try await look(context)
        guard state.hasHistory else { return Migration.mysql }
        return try MigrationPlan(known: Migration.mysql, applied: try await applied(context)).pending
    }

    /// Applies what is pending, and gives it.
    public func run() async throws(InventoryError) -> [Migration] {
        let pending = try await pending()
        if pending.isEmpty { return [] }
        try await upgrade()
        try await define(Self.additions(pending))
        try await define(Self.historyDefinition)
        for migration in pending {
            _ = try await executor.run(
                SQLStatement(
                    Self.historyInsertion,
                    [
                        .integer(Int64(migration.version)), .text(migration.name), .text(migration.checksum),
                        .integer(Timestamp.now.milliseconds),
                    ]), isDefinition: false)
        }
        return pending
    }

    /// What pending migrations add to the tables once these are as they are to be.
    static func additions(_ pending: [Migration]) -> [String] {
        pending.filter { $0.version > 2 }.flatMap(\.statements)
    }

    static var historyDefinition: String {
        """
        CREATE TABLE IF NOT EXISTS schema_migration (version int NOT NULL PRIMARY KEY, \
        name varchar(100) CHARACTER SET utf8mb4 NOT NULL, checksum varchar(16) CHARACTER SET utf8mb4 NOT NULL, \
        applied_at_utc bigint NOT NULL) ENGINE = InnoDB
        """
    }

    static var historyInsertion: String {
        """
        INSERT IGNORE INTO schema_migration (version, name, checksum, applied_at_utc) VALUES (:p1, :p2, :p3, :p4)
        """
    }

    /// Does the next thing until nothing is left. When a thing fails because another gateway does it too, a later look shows
    /// that; when it goes on failing, it is an error.
    private func upgrade() async throws(InventoryError) {
        var failures = 0
        var failedPhase: UpgradeState.Phase?
        while true {
            let state = try await look()
            let phase = try state.phase()
            do throws(InventoryError) {
                switch phase {
                case .done: return try await define(state.drops)
                case .empty: try await define(Migration.mysql[0].statements)
                case .sample: try await define(Migration.mysql[1].statements)
                case .made:
                    let statements = UpgradeStatements(from: sample, to: .made)
                    try await copy(statements, moment: try await begin())
                    try await define([state.renames])
                    report(
                        "put the new tables in place, the old ones aside as \(SampleTables.aside.all.joined(separator: ", "))"
                    )
                case .swapping: try await define([state.renames])
                case .swapped:
                    try await compare()
                    try await define(state.drops)
                case .dropping: try await define(state.drops)
                }
                failures = 0
            } catch {
                failures = failedPhase == phase ? failures + 1 : 1
                failedPhase = phase
                if failures == Self.mostFailures || !error.mayBeAnothersDoing { throw error }
                // A cancelled task fails at its next statement.
                try? await Task.sleep(for: .milliseconds(100 * failures))
            }
        }
    }

    func look(_ context: StoreContext = StoreContext()) async throws(InventoryError) -> UpgradeState {
        UpgradeState(try await executor.rows(of: UpgradeState.query, context), sample)
    }

    private func applied(_ context: StoreContext) async throws(InventoryError) -> [MigrationPlan.Applied] {
        let query = SQLStatement("SELECT version, checksum FROM schema_migration ORDER BY version")
        return try await executor.rows(of: query, context).compactMap { row in
            guard row.count == 2, case .integer(let version) = row[0], case .text(let checksum) = row[1] else {
                return nil
            }
            return MigrationPlan.Applied(version: Int(version), checksum: checksum)
        }
    }

    private func define(_ statements: String...) async throws(InventoryError) { try await define(statements) }

    private func define(_ statements: [String]) async throws(InventoryError) {
        for statement in statements { _ = try await executor.run(SQLStatement(statement), isDefinition: true) }
    }

    // MARK: - Copying

    /// The moment of the upgrade, which is the same after an interruption.
    private func begin() async throws(InventoryError) -> Int64 {
        try await define(UpgradeProgress.definition)
        _ = try await executor.run(UpgradeProgress.begin(at: Timestamp.now.milliseconds), isDefinition: false)
        return try await progress().moment ?? 0
    }

    private func progress() async throws(InventoryError) -> UpgradeProgress {
        UpgradeProgress(try await executor.run(UpgradeProgress.query, isDefinition: false).rows)
    }

    private func copy(_ statements: UpgradeStatements, moment: Int64) async throws(InventoryError) {
        try await copy(.instances, statements.lastInstance) { [statements.copyInstances($0, moment: moment)] }
        try await copy(.packages, statements.lastPackage) { [statements.copyPackages($0)] }
        try await copy(.installed, statements.lastInstalled) {
            [statements.copySpellings($0), statements.copyInstalled($0)]
        }
        try await setKeys(statements)
    }

    private func copy(
        _ step: UpgradeProgress.Step, _ lastKey: (SQLValue, Int) -> SQLStatement,
        _ batch: (UpgradeStatements.Range) -> [SQLStatement]
    ) async throws(InventoryError) {
        guard let start = try await progress().position(of: step) else { return }
        var copied = 0
        try await batches(from: start, lastKey) { range throws(InventoryError) in
            for statement in batch(range) { copied += try await executor.run(statement, isDefinition: false).changes }
            let position: SQLValue? = range.through == .null ? nil : range.through
            _ = try await executor.run(UpgradeProgress.note(step, position), isDefinition: false)
        }
        report("copied \(step.rawValue): \(copied) rows")
    }

    private func setKeys(_ statements: UpgradeStatements) async throws(InventoryError) {
        guard var position = try await progress().position(of: .keys) else { return }
        while true {
            let rows = try await executor.run(
                statements.packagesWithoutKey(after: position, count: 1000), isDefinition: false
            ).rows
            let packages = VersionOrderStep.keys(rows)
            if packages.isEmpty { break }
            _ = try await executor.run(
                SQLStatement(statements.setKeys, VersionOrderStep.parameters(packages)), isDefinition: false)
            if let last = packages.last { position = .integer(Int64(last.id)) }
            _ = try await executor.run(UpgradeProgress.note(.keys, position), isDefinition: false)
        }
        _ = try await executor.run(UpgradeProgress.note(.keys, nil), isDefinition: false)
    }

    private func batches(
        from start: SQLValue, _ lastKey: (SQLValue, Int) -> SQLStatement,
        _ run: (UpgradeStatements.Range) async throws(InventoryError) -> Void
    ) async throws(InventoryError) {
        var range = UpgradeStatements.Range(after: start, through: .null)
        repeat {
            let row = try await executor.run(lastKey(range.after, batchSize), isDefinition: false).rows.first
            range.through = row?.first ?? .null
            try await run(range)
            range.after = range.through
        } while range.after != .null
    }

    // MARK: - Comparing

    /// Compares what was kept aside, which nobody changes any more, with what was made of it. What an older gateway has
    /// written while the copying went on is copied now.
    private func compare() async throws(InventoryError) {
        let statements = UpgradeStatements(from: .aside, to: .standard)
        let moment = try await begin()
        var comparison = try await compared(statements, moment)
        if !comparison.isComplete {
            _ = try await executor.run(UpgradeProgress.forget, isDefinition: false)
            try await copy(statements, moment: moment)
            comparison = try await compared(statements, moment)
        }
        comparison.lines.forEach(report)
        guard comparison.isComplete else {
            throw InventoryError(
                .invalidInput,
                "The upgraded tables do not hold what the old ones held: these stay as "
                    + SampleTables.aside.all.joined(separator: ", ")
                    + ". Are there rows in \(SampleTables.aside.installed) "
                    + "whose instance is not in \(SampleTables.aside.ec2)?")
        }
    }

    private func compared(
        _ statements: UpgradeStatements, _ moment: Int64
    ) async throws(InventoryError) -> UpgradeComparison {
        var comparison = UpgradeComparison()
        comparison.instances.old = try await digest(statements.lastInstance) {
            statements.oldInstances($0, moment: moment)
        }
        comparison.instances.new = try await digest(statements.lastMadeInstance, statements.newInstances)
        comparison.packages.old = try await digest(statements.lastPackage, statements.oldPackages)
        comparison.packages.new = try await digest(statements.lastPackage, statements.newPackages)
        comparison.installed.old = try await digest(statements.lastInstalled, statements.oldInstalled)
        comparison.installed.new = try await digest(statements.lastMadeLink, statements.newInstalled)
        return comparison
    }

    private func digest(
        _ lastKey: (SQLValue, Int) -> SQLStatement, _ batch: (UpgradeStatements.Range) -> SQLStatement
    ) async throws(InventoryError) -> TableDigest {
        var digest = TableDigest()
        try await batches(from: .null, lastKey) { range throws(InventoryError) in
            digest.add(try await executor.run(batch(range), isDefinition: false))
        }
        return digest
    }
}

extension InventoryError {
    /// Whether another look may show that all is well: a table was renamed or dropped meanwhile, or a definition goes on.
    fileprivate var mayBeAnothersDoing: Bool {
        switch kind {
        case .timeout, .internal, .unavailable: true
        default: false
        }
    }
}
