public import Inventory

/// Fills `package.version_order` of the packages that came from an old database, a thousand at a time.
public struct VersionOrderStep: WriteOperation {
    private var packages: [(id: SQLValue, key: [UInt8])] = []
    private var phase = Phase.start

    private enum Phase { case start, selected, updating }

    /// The step.
    public init() {}

    /// The next statement: packages that lack a key, then one update for each of them.
    public mutating func next(_ result: StatementResult?) throws(InventoryError) -> WriteStep<Void> {
        switch phase {
        case .start:
            phase = .selected
            return .run(Self.selection)
        case .selected:
            packages = (result?.rows ?? []).compactMap { row in
                guard row.count == 3, case .text(let ecosystem) = row[1], case .text(let version) = row[2] else {
                    return nil
                }
                return (row[0], StoredVersion.key(of: version, in: .of(ecosystem: ecosystem)))
            }
            if packages.isEmpty { return .commit(()) }
            phase = .updating
            return try next(nil)
        case .updating:
            guard let package = packages.popLast() else {
                phase = .start
                return try next(nil)
            }
            return .run(SQLStatement(Self.update, [.blob(package.key), package.id]))
        }
    }

    private static let selection = SQLStatement(
        "SELECT package_id, ecosystem, package_version FROM package WHERE version_order = x'' LIMIT 1000")
    private static let update = "UPDATE package SET version_order = ? WHERE package_id = ?"
}
