/// SQLite, 3.38 or later.
public struct SQLiteDialect: SQLDialect {
    /// The dialect.
    public init() {}

    /// `sqlite`
    public var systemName: String { "sqlite" }

    /// `?`, whatever the position.
    public func placeholder(_ position: Int) -> String { "?" }

    /// A plan does not depend on it.
    public var bindsLimits: Bool { true }

    /// `json_array`
    public var jsonArrayFunction: String { "json_array" }
    /// `json_group_array`
    public var jsonAggregate: (opening: String, closing: String) { ("json_group_array(", ")") }
    /// `json_group_array`
    public var listOfIntegers: (opening: String, separator: String, closing: String) {
        ("(SELECT json_group_array(", ")", ")")
    }
    /// `hex`
    public var hexadecimal: (opening: String, closing: String) { ("hex(", ")") }
    /// `lower`, which knows ASCII only.
    public var asciiLowercased: (opening: String, closing: String) { ("lower(", ")") }

    /// `json_each`
    public var textsOfJSON: (opening: String, closing: String) { ("SELECT value FROM json_each(", ")") }
    /// `json_each`
    public var integersOfJSON: (opening: String, closing: String) { ("SELECT value FROM json_each(", ")") }

    /// `json_each`, with the elements taken apart.
    public func recordsOfJSON(columns: [String]) -> (opening: String, closing: String) {
        let values = columns.enumerated().map { "value ->> \($0.offset) AS \($0.element)" }.joined(separator: ", ")
        return ("(SELECT key AS position, \(values) FROM json_each(", "))")
    }

    /// `instr`
    public var contains: (opening: String, separator: String, closing: String) { ("instr(", ", ", ") > 0") }
    /// `instr`
    public var startsWith: (opening: String, separator: String, closing: String) { ("instr(", ", ", ") = 1") }
    /// `substr` from the end.
    public var ending: (opening: String, separator: String, closing: String) { ("substr(", ", -length(", "))") }

    /// `EXPLAIN QUERY PLAN`
    public var explain: (query: String, write: String) { ("EXPLAIN QUERY PLAN ", "EXPLAIN QUERY PLAN ") }

    /// Rows are `(id, parent, …, detail)`: a line for each loop, indented below its parent.
    public func planLines(_ rows: [[SQLValue]]) -> [String] {
        var levels: [Int64: Int] = [:]
        return rows.compactMap { row in
            guard row.count >= 3, case .integer(let id) = row[0], case .integer(let parent) = row[1],
                case .text(let detail)? = row.last
            else { return nil }
            let level = levels[parent].map { $0 + 1 } ?? 0
            levels[id] = level
            return String(repeating: "  ", count: level) + detail
        }
    }

    /// SQLite's storage classes.
    public func typeName(of value: SQLValue) -> String {
        switch value {
        case .null: "NULL"
        case .integer: "INTEGER"
        case .text: "TEXT"
        case .blob: "BLOB"
        }
    }

    /// The texts of writes.
    public var writes: WriteTexts { Self.writeTexts }
    /// Step by step: a statement costs little here.
    public var registrationForm: RegistrationForm { .steps(Self.registrationTexts) }

    // `WHERE true` tells the parser that ON CONFLICT is no join's condition.
    private static let writeTexts = WriteTexts(
        insertPackages: """
            INSERT INTO package (version_order, ecosystem, package_name, package_version) \
            SELECT substr(?, value ->> 3, value ->> 4), value ->> 0, value ->> 1, value ->> 2 \
            FROM json_each(?) WHERE true \
            ON CONFLICT (package_name, package_version, ecosystem) DO NOTHING
            """,
        findPackages: """
            SELECT j.key, p.package_id FROM json_each(?) AS j CROSS JOIN package AS p \
            WHERE p.ecosystem = j.value ->> 0 AND p.package_name = j.value ->> 1 AND p.package_version = j.value ->> 2
            """,
        installPackages: """
            INSERT INTO ec2_package (instance_key, package_id) \
            SELECT ?, value FROM json_each(?) WHERE true ON CONFLICT DO NOTHING
            """,
        removePackages: """
            DELETE FROM ec2_package WHERE instance_key = ? AND package_id IN (SELECT value FROM json_each(?))
            """,
        removeOtherPackages: """
            DELETE FROM ec2_package WHERE instance_key = ? AND package_id NOT IN (SELECT value FROM json_each(?))
            """,
        findInstance: "SELECT instance_key FROM ec2 WHERE aws_instance_id = ?",
        touchInstance: "UPDATE ec2 SET updated_at_utc = ? WHERE instance_key = ?",
        deleteInstance: "DELETE FROM ec2 WHERE aws_instance_id = ?")

    private static let registrationTexts = RegistrationTexts(
        insertInstances: """
            INSERT INTO ec2 (aws_instance_id, aws_region, aws_account, creation_date_utc, updated_at_utc) \
            SELECT value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4 FROM json_each(?) WHERE true \
            ON CONFLICT (aws_instance_id) DO NOTHING RETURNING aws_instance_id, instance_key
            """,
        insertLinks: """
            INSERT INTO ec2_package (instance_key, package_id) \
            SELECT value >> 32, value & 4294967295 FROM json_each(?)
            """)
}
