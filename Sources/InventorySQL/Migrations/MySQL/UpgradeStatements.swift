/// The statements that copy the tables of 2019, and compare both sides. Each is bounded to a range of keys, and may run
/// again: what is there already is left alone.
///
/// The old tables' text is in any character set, and compares without case; the new tables keep its UTF-8 bytes.
struct UpgradeStatements {
    let from: SampleTables
    let to: SampleTables

    /// A range of keys: behind the first, up to the last; without a last one, to the end.
    struct Range {
        var after: SQLValue
        var through: SQLValue

        static let start = Range(after: .null, through: .null)
    }

    // MARK: - Bounds of batches

    /// The last key of the next batch; no row when the rest is one batch.
    func lastInstance(after key: SQLValue, count: Int) -> SQLStatement {
        bound("CONVERT(aws_instance_id USING utf8mb4)", "aws_instance_id", in: from.ec2, after: key, count)
    }

    func lastPackage(after key: SQLValue, count: Int) -> SQLStatement {
        bound("CONVERT(package_name USING utf8mb4)", "package_name", in: from.package, after: key, count)
    }

    func lastInstalled(after key: SQLValue, count: Int) -> SQLStatement {
        bound("CONVERT(aws_instance_id USING utf8mb4)", "aws_instance_id", in: from.installed, after: key, count)
    }

    func lastMadeInstance(after key: SQLValue, count: Int) -> SQLStatement {
        bound("instance_key", "instance_key", in: to.ec2, after: key, count)
    }

    func lastMadeLink(after key: SQLValue, count: Int) -> SQLStatement {
        bound("instance_key", "instance_key", in: to.installed, after: key, count)
    }

    private func bound(
        _ value: String, _ column: String, in table: String, after key: SQLValue, _ count: Int
    ) -> SQLStatement {
        let range = Self.condition(Range(after: key, through: .null), on: column)
        return SQLStatement(
            "SELECT \(value) FROM \(table) WHERE \(range.text) ORDER BY \(column) LIMIT 1 OFFSET \(count - 1)",
            range.parameters)
    }

    // MARK: - Copies

    /// A moment that is missing or none becomes the moment of the upgrade.
    func copyInstances(_ range: Range, moment: Int64) -> SQLStatement {
        let range = Self.condition(range, on: "o.aws_instance_id")
        let created = Self.milliseconds(":p\(range.parameters.count + 1)")
        return SQLStatement(
            """
            INSERT IGNORE INTO \(to.ec2) (aws_instance_id, aws_region, aws_account, creation_date_utc, updated_at_utc) \
            SELECT \(Self.bytes("o.aws_instance_id")), \(Self.bytes("o.aws_region")), \(Self.bytes("o.aws_account")), \
            \(created), \(created) \
            FROM \(from.ec2) AS o WHERE \(range.text) ORDER BY o.aws_instance_id
            """, range.parameters + [.integer(moment)])
    }

    func copyPackages(_ range: Range) -> SQLStatement { insertPackages(from.package, range, "o.package_name") }

    /// Packages as they are spelled where they are installed: the old tables took `OpenSSL` and `openssl` for the same.
    func copySpellings(_ range: Range) -> SQLStatement { insertPackages(from.installed, range, "o.aws_instance_id") }

    private func insertPackages(_ table: String, _ range: Range, _ key: String) -> SQLStatement {
        let range = Self.condition(range, on: key)
        return SQLStatement(
            """
            INSERT IGNORE INTO \(to.package) (ecosystem, package_name, package_version, version_order) \
            SELECT DISTINCT 'generic', \(Self.bytes("o.package_name")), \(Self.bytes("o.package_version")), '' \
            FROM \(table) AS o LEFT JOIN \(to.package) AS p ON p.package_name = \(Self.bytes("o.package_name")) \
            AND p.package_version = \(Self.bytes("o.package_version")) AND p.ecosystem = 'generic' \
            WHERE p.package_id IS NULL AND \(range.text)
            """, range.parameters)
    }

    /// The same pair could stand twice.
    func copyInstalled(_ range: Range) -> SQLStatement {
        let range = Self.condition(range, on: "o.aws_instance_id")
        return SQLStatement(
            """
            INSERT IGNORE INTO \(to.installed) (instance_key, package_id) \
            SELECT DISTINCT i.instance_key, p.package_id \
            FROM \(from.installed) AS o STRAIGHT_JOIN \(from.ec2) AS e ON e.aws_instance_id = o.aws_instance_id \
            STRAIGHT_JOIN \(to.ec2) AS i ON i.aws_instance_id = \(Self.bytes("e.aws_instance_id")) \
            STRAIGHT_JOIN \(to.package) AS p ON p.package_name = \(Self.bytes("o.package_name")) \
            AND p.package_version = \(Self.bytes("o.package_version")) AND p.ecosystem = 'generic' \
            WHERE \(range.text)
            """, range.parameters)
    }

    /// `(package_id, ecosystem, version)` of packages without a key.
    func packagesWithoutKey(after id: SQLValue, count: Int) -> SQLStatement {
        SQLStatement(
            """
            SELECT package_id, CONVERT(ecosystem USING utf8mb4), CONVERT(package_version USING utf8mb4) \
            FROM \(to.package) WHERE package_id > :p1 AND version_order = '' ORDER BY package_id LIMIT \(count)
            """, [id == .null ? .integer(0) : id])
    }

    /// Parameters: all keys in one, JSON array of `[package_id, key's start from 1, key's length]`.
    var setKeys: String {
        """
        UPDATE \(to.package) AS p JOIN JSON_TABLE(:p2, '$[*]' COLUMNS (id bigint PATH '$[0]', \
        key_start int PATH '$[1]', key_length int PATH '$[2]')) AS j ON j.id = p.package_id \
        SET p.version_order = substring(:p1, j.key_start, j.key_length)
        """
    }

    // MARK: - Comparison

    /// `(rows, different ones, their digest's two halves)`: the digest is a sum, so it does not depend on the order.
    func oldInstances(_ range: Range, moment: Int64) -> SQLStatement {
        let range = Self.condition(range, on: "o.aws_instance_id")
        let created = Self.milliseconds(":p\(range.parameters.count + 1)")
        return digest(
            """
            SELECT \(Self.hash(["o.aws_instance_id", "o.aws_region", "o.aws_account"].map(Self.bytes), created)) \
            AS h, count(*) AS n FROM \(from.ec2) AS o WHERE \(range.text) GROUP BY h
            """, range.parameters + [.integer(moment)])
    }

    func newInstances(_ range: Range) -> SQLStatement {
        let range = Self.condition(range, on: "o.instance_key")
        return digest(
            """
            SELECT \(Self.hash(["o.aws_instance_id", "o.aws_region", "o.aws_account"], "o.creation_date_utc")) AS h, \
            count(*) AS n FROM \(to.ec2) AS o WHERE \(range.text) GROUP BY h
            """, range.parameters)
    }

    /// A pair counts under the instance as it is spelled in the table of instances.
    func oldInstalled(_ range: Range) -> SQLStatement {
        let range = Self.condition(range, on: "o.aws_instance_id")
        let id = Self.bytes("coalesce(e.aws_instance_id, o.aws_instance_id)")
        return digest(
            """
            SELECT \(Self.hash([id, Self.bytes("o.package_name")], Self.bytes("o.package_version"))) \
            AS h, count(*) AS n FROM \(from.installed) AS o \
            LEFT JOIN \(from.ec2) AS e ON e.aws_instance_id = o.aws_instance_id \
            WHERE \(range.text) GROUP BY h
            """, range.parameters)
    }

    func newInstalled(_ range: Range) -> SQLStatement {
        let range = Self.condition(range, on: "o.instance_key")
        return digest(
            """
            SELECT \(Self.hash(["i.aws_instance_id", "p.package_name"], "p.package_version")) AS h, count(*) AS n \
            FROM \(to.installed) AS o STRAIGHT_JOIN \(to.ec2) AS i ON i.instance_key = o.instance_key \
            STRAIGHT_JOIN \(to.package) AS p ON p.package_id = o.package_id \
            WHERE \(range.text) GROUP BY h
            """, range.parameters)
    }

    /// `(rows, different ones, their digest's two halves)` of the old packages.
    func oldPackages(_ range: Range) -> SQLStatement {
        let range = Self.condition(range, on: "o.package_name")
        return digest(
            """
            SELECT \(Self.hash([Self.bytes("o.package_name")], Self.bytes("o.package_version"))) AS h, count(*) AS n \
            FROM \(from.package) AS o WHERE \(range.text) GROUP BY h
            """, range.parameters)
    }

    /// The same of those among the new ones that the old list of packages has.
    func newPackages(_ range: Range) -> SQLStatement {
        let range = Self.condition(range, on: "o.package_name")
        return digest(
            """
            SELECT \(Self.hash(["p.package_name"], "p.package_version")) AS h, count(*) AS n \
            FROM \(from.package) AS o STRAIGHT_JOIN \(to.package) AS p ON p.package_name = \(Self.bytes("o.package_name")) \
            AND p.package_version = \(Self.bytes("o.package_version")) AND p.ecosystem = 'generic' \
            WHERE p.version_order <> '' AND \(range.text) GROUP BY h
            """, range.parameters)
    }

    private func digest(_ hashes: String, _ parameters: [SQLValue]) -> SQLStatement {
        SQLStatement(
            """
            SELECT CAST(coalesce(sum(d.n), 0) AS SIGNED), count(*), \
            CAST(coalesce(sum(CAST(conv(left(d.h, 8), 16, 10) AS UNSIGNED)), 0) AS SIGNED), \
            CAST(coalesce(sum(CAST(conv(substring(d.h, 9, 8), 16, 10) AS UNSIGNED)), 0) AS SIGNED) FROM (\(hashes)) AS d
            """, parameters)
    }

    // MARK: - Parts

    private static func condition(_ range: Range, on key: String) -> (text: String, parameters: [SQLValue]) {
        var conditions: [String] = []
        var parameters: [SQLValue] = []
        for (relation, bound) in [(">", range.after), ("<=", range.through)] where bound != .null {
            parameters.append(bound)
            conditions.append("\(key) \(relation) :p\(parameters.count)")
        }
        return (conditions.isEmpty ? "1 = 1" : conditions.joined(separator: " AND "), parameters)
    }

    private static func bytes(_ column: String) -> String { "CAST(CONVERT(\(column) USING utf8mb4) AS BINARY)" }

    /// The column is a moment in UTC whatever the session's time zone is.
    private static func milliseconds(_ moment: String) -> String {
        "coalesce(timestampdiff(MICROSECOND, '1970-01-01', o.creation_date_utc) DIV 1000, \(moment))"
    }

    /// Each part with its length in front, so that no two rows have the same text.
    private static func hash(_ texts: [String], _ last: String) -> String {
        "md5(concat(\(texts.map { "length(\($0)), ':', \($0)" }.joined(separator: ", ")), \(last)))"
    }
}
