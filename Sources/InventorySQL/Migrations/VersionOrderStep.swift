public import Inventory
internal import JSON

/// Fills `package.version_order` of the packages that came from an old database, a thousand with each statement.
public struct VersionOrderStep: WriteOperation {
    private let dialect: any SQLDialect
    private var isSelected = false

    /// The step.
    public init(_ dialect: any SQLDialect) { self.dialect = dialect }

    /// The next statement: packages that lack a key, then their keys, until none lacks one.
    public mutating func next(_ result: StatementResult?) throws(InventoryError) -> WriteStep<Void> {
        guard isSelected else {
            isSelected = true
            return .run(Self.selection)
        }
        isSelected = false
        let packages = Self.keys(result?.rows ?? [])
        return packages.isEmpty ? .commit(()) : .run(SQLStatement(update, Self.parameters(packages)))
    }

    /// The keys of `(package_id, ecosystem, version)`.
    static func keys(_ rows: [[SQLValue]]) -> [(id: Int, key: [UInt8])] {
        rows.compactMap { row in
            guard row.count == 3, case .integer(let id) = row[0], case .text(let ecosystem) = row[1],
                case .text(let version) = row[2]
            else { return nil }
            return (Int(id), StoredVersion.key(of: version, in: .of(ecosystem: ecosystem)))
        }
    }

    private var update: String {
        let records = dialect.recordsOfJSON(columns: ["id", "first_byte", "byte_count"])
        return """
            UPDATE package SET version_order = substr(\(dialect.placeholder(1)), \
            CAST(version_key.first_byte AS integer), CAST(version_key.byte_count AS integer)) \
            FROM \(records.opening)\(dialect.placeholder(2))\(records.closing) AS version_key \
            WHERE package.package_id = CAST(version_key.id AS integer)
            """
    }

    /// All keys in one, and where each of them lies, counted from 1: an array of `[package_id, start, length]`.
    static func parameters(_ packages: [(id: Int, key: [UInt8])]) -> [SQLValue] {
        var start = 1
        let places = JSONParameter.array(packages) { writer, package in
            writer.append(UInt8(ascii: "["))
            writer.writeInt(package.id)
            writer.append(UInt8(ascii: ","))
            writer.writeInt(start)
            writer.append(UInt8(ascii: ","))
            writer.writeInt(package.key.count)
            writer.append(UInt8(ascii: "]"))
            start += package.key.count
        }
        return [.blob(packages.flatMap(\.key)), places]
    }

    private static let selection = SQLStatement(
        "SELECT package_id, ecosystem, package_version FROM package WHERE length(version_order) = 0 LIMIT 1000")
}
