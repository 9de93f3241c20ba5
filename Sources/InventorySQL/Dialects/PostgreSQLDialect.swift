/// PostgreSQL, 13 or later.
public struct PostgreSQLDialect: SQLDialect {
    private let copies: Bool
    private let placeholders: Placeholders

    /// How parameters are named.
    public enum Placeholders: Sendable {
        /// `$1`, `$2`, …: PostgreSQL's own.
        case numbered
        /// `:p1`, `:p2`, …: the RDS Data API's, where every call costs too, so that a write is one statement.
        case named
    }

    /// The dialect.
    /// - Parameters:
    ///   - copies: Whether the executor can run `COPY … FROM STDIN`.
    ///   - placeholders: How the executor names parameters.
    public init(copies: Bool = false, placeholders: Placeholders = .numbered) {
        self.copies = copies
        self.placeholders = placeholders
    }

    /// `postgresql`
    public var systemName: String { "postgresql" }

    /// `$1` or `:p1`
    public func placeholder(_ position: Int) -> String {
        switch placeholders {
        case .numbered: "$\(position)"
        case .named: ":p\(position)"
        }
    }

    /// The planner judges an order with a limit by its number; with a parameter it assumes a tenth of all rows, finds
    /// that bad, and plans every execution anew.
    public var bindsLimits: Bool { false }

    /// `json_build_array`.
    public var jsonArrayFunction: String { "json_build_array" }
    /// `json_agg`, which gives null for no rows.
    public var jsonAggregate: (opening: String, closing: String) { ("coalesce(json_agg(", "), '[]')") }
    /// An array of the engine's own, which is faster than `json_agg`.
    public var listOfIntegers: (opening: String, separator: String, closing: String) {
        ("array_to_string(ARRAY(SELECT ", "", "), ',')")
    }
    /// `encode`.
    public var hexadecimal: (opening: String, closing: String) { ("encode(", ", 'hex')") }
    /// `lower`: the columns' collation is "C", in which only ASCII has letters.
    public var asciiLowercased: (opening: String, closing: String) { ("lower(", ")") }

    /// `json_array_elements_text`.
    public var textsOfJSON: (opening: String, closing: String) { ("SELECT json_array_elements_text(", "::json)") }
    /// `ANY` of an array: one scan of the index, where `IN` joins.
    public var isAmongTextsOfJSON: (opening: String, closing: String) {
        ("= ANY(ARRAY(\(textsOfJSON.opening)", "\(textsOfJSON.closing)))")
    }
    /// `json_array_elements_text`, as numbers.
    public var integersOfJSON: (opening: String, closing: String) {
        ("SELECT json_array_elements_text(", "::json)::bigint")
    }

    /// `jsonb_array_elements`, numbered by the engine.
    public func recordsOfJSON(columns: [String]) -> (opening: String, closing: String) {
        let values = columns.enumerated().map { "value ->> \($0.offset) AS \($0.element)" }.joined(separator: ", ")
        return (
            "(SELECT ordinality - 1 AS position, \(values) FROM jsonb_array_elements(",
            "::jsonb) WITH ORDINALITY AS record (value, ordinality))"
        )
    }

    /// `strpos`.
    public var contains: (opening: String, separator: String, closing: String) { ("strpos(", ", ", ") > 0") }
    /// `starts_with`.
    public var startsWith: (opening: String, separator: String, closing: String) { ("starts_with(", ", ", ")") }
    /// `right`.
    public var ending: (opening: String, separator: String, closing: String) { ("right(", ", length(", "))") }

    /// Many links are copied: half the server's work of parsing them as JSON, and a third of the bytes.
    public func insertLinks(_ links: [Int], _ text: String) -> SQLStatement {
        guard copies, links.count >= Self.leastCopiedLinks else {
            return SQLStatement(text, [JSONParameter.integers(links)])
        }
        var rows = BinaryCopyRows(columns: 2, rows: links.count)
        for link in links {
            rows.beginRow()
            rows.append(Int32(truncatingIfNeeded: link >> 32))
            rows.append(Int32(truncatingIfNeeded: link & 0xFFFF_FFFF))
        }
        var statement = SQLStatement("COPY ec2_package (instance_key, package_id) FROM STDIN (FORMAT binary)")
        statement.copiedRows = rows.finish()
        return statement
    }

    /// With fewer, a prepared statement is as quick.
    private static let leastCopiedLinks = 200

    /// A query is run once more, for what it really does.
    public var explain: (query: String, write: String) { ("EXPLAIN (ANALYZE, BUFFERS) ", "EXPLAIN ") }

    /// As the parameters are declared.
    public func typeName(of value: SQLValue) -> String {
        switch value {
        case .null: "unknown"
        case .integer: "bigint"
        case .text: "text"
        case .blob: "bytea"
        }
    }

    /// Its planner knows how many instances have a package on the average, not how many have this one.
    public var weighsPackages: Bool { true }

    /// The texts of writes.
    public var writes: WriteTexts {
        switch placeholders {
        case .numbered: Self.writeTexts
        case .named: Self.namedWriteTexts
        }
    }

    /// One statement for all where each is a call.
    public var registrationForm: RegistrationForm {
        switch placeholders {
        case .numbered: .steps(Self.registrationTexts)
        case .named: .statement(Self.registrationText, isAtomic: true)
        }
    }

    private static let namedWriteTexts = writeTexts.replacing("$", with: ":p")

    // Rows that exist are left out before they are inserted: those that only ON CONFLICT keeps out would use up a number
    // each. Sorted, so that two gateways that insert the same wait for one another instead of for each other.
    private static let writeTexts = WriteTexts(
        insertPackages: """
            INSERT INTO package (version_order, ecosystem, package_name, package_version) \
            SELECT substr($1, (value ->> 3)::integer, (value ->> 4)::integer), \
            value ->> 0, value ->> 1, value ->> 2 \
            FROM jsonb_array_elements($2::jsonb) AS record (value) \
            WHERE NOT EXISTS (SELECT 1 FROM package AS p WHERE p.package_name = value ->> 1 \
            AND p.package_version = value ->> 2 AND p.ecosystem = value ->> 0) ORDER BY 3, 4, 2 \
            ON CONFLICT (package_name, package_version, ecosystem) DO NOTHING
            """,
        findPackages: """
            SELECT ordinality - 1, p.package_id \
            FROM jsonb_array_elements($1::jsonb) WITH ORDINALITY AS record (value, ordinality) \
            JOIN package AS p ON p.ecosystem = value ->> 0 AND p.package_name = value ->> 1 \
            AND p.package_version = value ->> 2
            """,
        installPackages: """
            INSERT INTO ec2_package (instance_key, package_id) \
            SELECT $1::integer, value::integer FROM json_array_elements_text($2::json) AS id (value) \
            ON CONFLICT DO NOTHING
            """,
        removePackages: """
            DELETE FROM ec2_package WHERE instance_key = $1 \
            AND package_id IN (SELECT json_array_elements_text($2::json)::integer)
            """,
        removeOtherPackages: """
            DELETE FROM ec2_package WHERE instance_key = $1 \
            AND package_id NOT IN (SELECT json_array_elements_text($2::json)::integer)
            """,
        findInstance: "SELECT instance_key FROM ec2 WHERE aws_instance_id = $1 FOR NO KEY UPDATE",
        touchInstance: "UPDATE ec2 SET updated_at_utc = $1 WHERE instance_key = $2",
        deleteInstance: "DELETE FROM ec2 WHERE aws_instance_id = $1")

    private static let registrationTexts = RegistrationTexts(
        insertInstances: """
            INSERT INTO ec2 (aws_instance_id, aws_region, aws_account, creation_date_utc, updated_at_utc) \
            SELECT value ->> 0, value ->> 1, value ->> 2, (value ->> 3)::bigint, (value ->> 4)::bigint \
            FROM jsonb_array_elements($1::jsonb) AS record (value) \
            WHERE NOT EXISTS (SELECT 1 FROM ec2 WHERE ec2.aws_instance_id = value ->> 0) ORDER BY 1 \
            ON CONFLICT (aws_instance_id) DO NOTHING RETURNING aws_instance_id, instance_key
            """,
        insertLinks: """
            INSERT INTO ec2_package (instance_key, package_id) \
            SELECT (value::bigint >> 32)::integer, (value::bigint & 4294967295)::integer \
            FROM json_array_elements_text($1::json) AS pair (value)
            """)
}
