/// MySQL, 8.0 or later (Aurora MySQL 3), over the RDS Data API; and MariaDB, 10.6 or later, which stands in for it. Only
/// what both accept.
///
/// Text is kept as bytes (`VARBINARY`): the one type that both compare byte for byte, spaces at the end too. What a statement
/// hands out is converted to text.
public struct MySQLDialect: SQLDialect {
    /// The dialect.
    public init() {}

    /// `mysql`
    public var systemName: String { "mysql" }

    /// `:p1`, `:p2`, …: the Data API's parameters have names.
    public func placeholder(_ position: Int) -> String { ":p\(position)" }

    /// A placeholder after `LIMIT` has to be declared as an integer, which not every driver does.
    public var bindsLimits: Bool { false }

    /// Comparisons of rows are right, but not served by an index.
    public var ordersByRows: Bool { false }

    /// MariaDB has no lateral derived tables, MySQL's `JSON_ARRAYAGG` no order.
    public var answerForm: AnswerForm { .flat }

    /// `JSON_ARRAY`
    public var jsonArrayFunction: String { "JSON_ARRAY" }
    /// `JSON_ARRAYAGG`, which gives null for no rows.
    public var jsonAggregate: (opening: String, closing: String) { ("coalesce(JSON_ARRAYAGG(", "), JSON_ARRAY())") }
    /// `JSON_ARRAYAGG`
    public var listOfIntegers: (opening: String, separator: String, closing: String) {
        ("(SELECT coalesce(JSON_ARRAYAGG(", "), JSON_ARRAY())", ")")
    }
    /// `hex`
    public var hexadecimal: (opening: String, closing: String) { ("hex(", ")") }
    /// `lower` changes bytes only as characters of a set. TIS-620 has ASCII, and Thai, which has no case.
    public var asciiLowercased: (opening: String, closing: String) {
        ("CAST(lower(CONVERT(", " USING tis620)) AS BINARY)")
    }

    /// `JSON_TABLE`. A text that is longer than any that is stored comes out as null.
    public var textsOfJSON: (opening: String, closing: String) {
        (
            "SELECT CAST(j.value AS BINARY) FROM JSON_TABLE(",
            ", '$[*]' COLUMNS (value \(Self.text) PATH '$')) AS j WHERE j.value IS NOT NULL"
        )
    }
    /// `JSON_TABLE`
    public var integersOfJSON: (opening: String, closing: String) {
        ("SELECT j.value FROM JSON_TABLE(", ", '$[*]' COLUMNS (value bigint PATH '$')) AS j")
    }

    /// `JSON_TABLE`, numbered by the engine.
    public func recordsOfJSON(columns: [String]) -> (opening: String, closing: String) {
        let values = columns.map { "CAST(j.\($0) AS BINARY) AS \($0)" }.joined(separator: ", ")
        let paths = columns.enumerated().map { "\($0.element) \(Self.text) PATH '$[\($0.offset)]'" }
        return (
            "(SELECT j.position - 1 AS position, \(values) FROM JSON_TABLE(",
            ", '$[*]' COLUMNS (position FOR ORDINALITY, \(paths.joined(separator: ", ")))) AS j)"
        )
    }

    /// `instr`, on bytes.
    public var contains: (opening: String, separator: String, closing: String) { ("instr(", ", ", ") > 0") }
    /// `instr`, on bytes.
    public var startsWith: (opening: String, separator: String, closing: String) { ("instr(", ", ", ") = 1") }
    /// `right`, on bytes.
    public var ending: (opening: String, separator: String, closing: String) { ("right(", ", length(", "))") }

    /// Longer than any value may be.
    private static let text = "varchar(1000) CHARACTER SET utf8mb4"

    /// One value, in the same form from both.
    public var explain: (query: String, write: String) { ("EXPLAIN FORMAT=JSON ", "EXPLAIN FORMAT=JSON ") }

    /// The texts of writes.
    public var writes: WriteTexts { Self.writeTexts }
    /// A procedure of the database's: no statement writes several tables, and each is a call.
    public var registrationForm: RegistrationForm {
        .statement("CALL register_instances(:p1, :p2, :p3, :p4)", isAtomic: false)
    }

    // Packages that exist are left out before they are inserted: those that only IGNORE keeps out would use up a number each.
    // They are found with locks, and so with what others have committed since the transaction began, as the insertion did.
    private static let writeTexts = WriteTexts(
        insertPackages: """
            INSERT IGNORE INTO package (version_order, ecosystem, package_name, package_version) \
            SELECT substring(:p1, j.key_start, j.key_length), CAST(j.ecosystem AS BINARY), CAST(j.name AS BINARY), \
            CAST(j.version AS BINARY) \
            FROM JSON_TABLE(:p2, '$[*]' COLUMNS (ecosystem \(text) PATH '$[0]', name \(text) PATH '$[1]', \
            version \(text) PATH '$[2]', key_start int PATH '$[3]', key_length int PATH '$[4]')) AS j \
            LEFT JOIN package AS p ON p.package_name = CAST(j.name AS BINARY) \
            AND p.package_version = CAST(j.version AS BINARY) AND p.ecosystem = CAST(j.ecosystem AS BINARY) \
            WHERE p.package_id IS NULL ORDER BY 3, 4, 2
            """,
        findPackages: """
            SELECT j.position - 1, p.package_id \
            FROM JSON_TABLE(:p1, '$[*]' COLUMNS (position FOR ORDINALITY, ecosystem \(text) PATH '$[0]', \
            name \(text) PATH '$[1]', version \(text) PATH '$[2]')) AS j \
            STRAIGHT_JOIN package AS p ON p.package_name = CAST(j.name AS BINARY) \
            AND p.package_version = CAST(j.version AS BINARY) AND p.ecosystem = CAST(j.ecosystem AS BINARY) \
            LOCK IN SHARE MODE
            """,
        installPackages: """
            INSERT IGNORE INTO ec2_package (instance_key, package_id) \
            SELECT :p1, j.value FROM JSON_TABLE(:p2, '$[*]' COLUMNS (value bigint PATH '$')) AS j
            """,
        removePackages: """
            DELETE FROM ec2_package WHERE instance_key = :p1 AND package_id IN \
            (SELECT j.value FROM JSON_TABLE(:p2, '$[*]' COLUMNS (value bigint PATH '$')) AS j)
            """,
        removeOtherPackages: """
            DELETE FROM ec2_package WHERE instance_key = :p1 AND package_id NOT IN \
            (SELECT j.value FROM JSON_TABLE(:p2, '$[*]' COLUMNS (value bigint PATH '$')) AS j)
            """,
        findInstance: "SELECT instance_key FROM ec2 WHERE aws_instance_id = :p1 FOR UPDATE",
        touchInstance: "UPDATE ec2 SET updated_at_utc = :p1 WHERE instance_key = :p2",
        deleteInstance: "DELETE FROM ec2 WHERE aws_instance_id = :p1")
}
