public import Inventory

/// What the upgrade would do, without doing it.
extension MySQLUpgrade {
    /// Every statement that is still to be run, in the order of running, and how many rows and batches it concerns. Runs
    /// queries alone.
    public func plan() async throws(InventoryError) -> [String] {
        let pending = try await pending()
        if pending.isEmpty { return [] }
        let additions = Self.text(Self.additions(pending) + [Self.historyDefinition, Self.historyInsertion])
        let state = try await look()
        let aside = UpgradeStatements(from: .aside, to: .standard)
        switch try state.phase() {
        case .empty:
            let made = UpgradeStatements(from: .standard, to: .made)
            return Self.text(Migration.mysql[0].statements + Migration.mysql[1].statements) + copies(made, nil)
                + Self.text([Self.renames(sample)]) + comparisons(aside) + drops + additions
        case .sample, .made:
            let made = UpgradeStatements(from: sample, to: .made)
            return Self.text(Migration.mysql[1].statements) + copies(made, try await counts(sample))
                + Self.text([Self.renames(sample)]) + comparisons(aside) + drops + additions
        case .swapping: return Self.text([state.renames]) + comparisons(aside) + drops + additions
        case .swapped: return comparisons(aside) + drops + additions
        case .dropping: return drops + additions
        case .done: return additions
        }
    }

    private typealias Counts = (ec2: Int, package: Int, installed: Int)

    private func counts(_ tables: SampleTables) async throws(InventoryError) -> Counts {
        func count(_ table: String) async throws(InventoryError) -> Int {
            let rows = try await executor.run(SQLStatement("SELECT count(*) FROM \(table)"), isDefinition: false).rows
            if case .integer(let count)? = rows.first?.first { return Int(count) }
            return 0
        }
        return (try await count(tables.ec2), try await count(tables.package), try await count(tables.installed))
    }

    private func copies(_ statements: UpgradeStatements, _ counts: Counts?) -> [String] {
        let range = UpgradeStatements.Range(after: .text(""), through: .text(""))
        func lines(_ table: String, _ count: Int?, _ texts: [SQLStatement]) -> [String] {
            let rows = count ?? 0
            let batches = rows / batchSize + 1
            return [
                "-- \(table): \(rows) rows, in \(batches) \(batches == 1 ? "batch" : "batches") of keys behind :p1, up to :p2"
            ]
                + Self.text(texts.map(\.text))
        }
        return Self.text([UpgradeProgress.definition, UpgradeProgress.begin(at: 0).text])
            + lines(statements.from.ec2, counts?.ec2, [statements.copyInstances(range, moment: 0)])
            + lines(statements.from.package, counts?.package, [statements.copyPackages(range)])
            + lines(
                statements.from.installed, counts?.installed,
                [statements.copySpellings(range), statements.copyInstalled(range)])
            + ["-- keys of versions, for 1000 packages at a time; after each batch of all these, how far it has come"]
            + Self.text([statements.setKeys, UpgradeProgress.note(.instances, nil).text])
    }

    private func comparisons(_ statements: UpgradeStatements) -> [String] {
        let range = UpgradeStatements.Range(after: .text(""), through: .text(""))
        return ["-- compared, in batches too"]
            + Self.text(
                [
                    statements.oldInstances(range, moment: 0), statements.newInstances(range),
                    statements.oldPackages(range), statements.newPackages(range), statements.oldInstalled(range),
                    statements.newInstalled(range),
                ].map(\.text))
    }

    private var drops: [String] {
        Self.text(
            (SampleTables.aside.inOrderOfDropping + [UpgradeProgress.table]).map { "DROP TABLE IF EXISTS \($0)" })
    }

    private static func renames(_ sample: SampleTables) -> String {
        UpgradeState.renames(
            zip(sample.all + SampleTables.made.all, SampleTables.aside.all + SampleTables.standard.all))
    }

    private static func text(_ statements: [String]) -> [String] { statements.map { $0 + ";" } }
}
