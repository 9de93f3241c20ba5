internal import Inventory

/// What tables a database has, and what is to be done next from there. The upgrade looks anew after each step, so it goes on
/// wherever it was interrupted.
struct UpgradeState {
    enum Phase: Equatable {
        /// No table is there, or some of the sample's: make those that are missing.
        case empty
        /// The sample's tables are there: make the new ones beside them.
        case sample
        /// Both are there: copy, then swap.
        case made
        /// Some tables were renamed, others not.
        case swapping
        /// The new tables are in their places, the old ones aside: compare, then drop these.
        case swapped
        /// Compared, and some of the old tables dropped.
        case dropping
        /// Only the new tables are there.
        case done
    }

    private let tables: [String: [String: Int?]]
    private let sample: SampleTables

    /// - Parameter rows: `(table, column, most characters)` of all columns.
    init(_ rows: [[SQLValue]], _ sample: SampleTables) {
        var tables: [String: [String: Int?]] = [:]
        for row in rows {
            guard row.count == 3, case .text(let table) = row[0], case .text(let column) = row[1] else { continue }
            let length: Int? = if case .integer(let length) = row[2] { Int(length) } else { nil }
            tables[table, default: [:]][column.asciiLowercasedName] = .some(length)
        }
        self.tables = tables
        self.sample = sample
    }

    static let query = SQLStatement(
        """
        SELECT table_name, column_name, CAST(character_maximum_length AS SIGNED) FROM information_schema.columns \
        WHERE table_schema = database()
        """)

    var hasHistory: Bool { tables["schema_migration"] != nil }

    /// Throws `invalidInput` when the tables are nobody's that is known here.
    func phase() throws(InventoryError) -> Phase {
        let aside = SampleTables.aside.all.filter { tables[$0] != nil }
        let made = SampleTables.made.all.filter { tables[$0] != nil }
        let finished = zip(SampleTables.standard.all, Self.newKeys).filter { has($0.0, $0.1) }
        if finished.count == 3 { return aside.isEmpty ? .done : aside.count == 3 ? .swapped : .dropping }
        if !aside.isEmpty { return .swapping }
        var found = 0
        for name in sample.all where try isSample(name) { found += 1 }
        if found < 3 {
            if sample == .standard { return .empty }
            let missing = sample.all.filter { tables[$0] == nil }
            throw InventoryError(.invalidInput, "The database has no table \(missing.joined(separator: ", ")).")
        }
        return made.count == 3 ? .made : .sample
    }

    /// What is still to be renamed. All at once, which is atomic in MySQL; MariaDB may stop in between when it crashes.
    var renames: String {
        let aside = zip(sample.all, SampleTables.aside.all).filter { tables[$0.1] == nil && tables[$0.0] != nil }
        let made = zip(SampleTables.made.all, SampleTables.standard.all).filter { tables[$0.0] != nil }
        return Self.renames(aside + made)
    }

    static func renames(_ names: some Sequence<(String, String)>) -> String {
        "RENAME TABLE " + names.map { "\($0.0) TO \($0.1)" }.joined(separator: ", ")
    }

    /// What is to be dropped in the end. New tables beside those in place were made by a second gateway that came late.
    var drops: [String] {
        (SampleTables.aside.inOrderOfDropping + SampleTables.made.inOrderOfDropping + [UpgradeProgress.table])
            .filter { tables[$0] != nil }.map { "DROP TABLE IF EXISTS \($0)" }
    }

    /// By which column a new table is known.
    private static let newKeys = ["instance_key", "package_id", "package_id"]

    private func has(_ table: String, _ column: String) -> Bool { tables[table]?[column] != nil }

    /// Whether a table is there, and the sample's.
    private func isSample(_ name: String) throws(InventoryError) -> Bool {
        guard let columns = tables[name] else { return false }
        let expected: [(String, Int?)] =
            switch name {
            case sample.ec2:
                [("aws_instance_id", 255), ("aws_region", 30), ("aws_account", 13), ("creation_date_utc", nil)]
            case sample.package: [("package_name", 100), ("package_version", 50)]
            default: [("aws_instance_id", 255), ("package_name", 100), ("package_version", 50)]
            }
        for (column, most) in expected {
            guard let length = columns[column] else {
                throw InventoryError(
                    .invalidInput, "The table \(name) is not the sample's: it lacks the column \(column).")
            }
            if let most, let length, length > most {
                throw InventoryError(
                    .invalidInput,
                    "The column \(column) of \(name) has up to \(length) characters; the sample's, and ours, \(most).")
            }
        }
        return true
    }
}

extension String {
    fileprivate var asciiLowercasedName: String {
        String(decoding: utf8.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }, as: UTF8.self)
    }
}
