internal import AWSClient
public import Inventory
public import InventorySQL

/// Which cluster is meant, and how patient its callers are:
/// `rds-data:?resourceArn=…&secretArn=…&database=…&engine=mysql|postgresql`.
///
/// | URL | environment | |
/// | --- | --- | --- |
/// | `resourceArn` | `DB_CLUSTER_ARN` | the cluster |
/// | `secretArn` | `DB_CRED_SECRETS_STORE_ARN` | the secret with the database's user and password |
/// | `database` | `DB_NAME` | the database |
/// | `engine` | `DB_ENGINE` | `mysql` (unless said) or `postgresql` |
/// | `resume_timeout` | `INVENTORY_DATA_API_RESUME_TIMEOUT` | seconds to wait for a paused cluster: 60 |
/// | `dictionary_bytes` | `INVENTORY_DATA_API_DICTIONARY_BYTES` | memory for packages' names: 16777216 |
public struct DataAPIOptions: Sendable, Equatable {
    /// The cluster's ARN, which also says the region.
    public var resourceARN: String
    /// The secret's ARN.
    public var secretARN: String
    /// The database's name.
    public var database: String
    /// The engine.
    public var engine: DataAPIEngine
    /// How long a request waits for a paused cluster that resumes, if its own deadline allows that.
    public var resumeTimeout = Duration.seconds(60)
    /// How many bytes of packages' names are kept in memory.
    public var dictionaryBytes = 16 << 20
    /// What the tables of a 2019 database are called, from the variables that its code had.
    public var sampleTables: SampleTables

    /// Reads a store's URL. What it does not say, the environment does. Throws `invalidInput` with one clear line.
    public init(url: String, environment: (String) -> String?) throws(InventoryError) {
        var items: [String: String] = [:]
        if let mark = url.firstIndex(of: "?") {
            for item in url[url.index(after: mark)...].split(separator: "&") {
                let parts = item.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
                let name = String(parts[0])
                guard Self.variables[name] != nil else {
                    throw Self.invalid(
                        "A Data API store has no option '\(name)'; it has \(Self.variables.keys.sorted().joined(separator: ", "))."
                    )
                }
                guard parts.count == 2, let value = Self.decoded(parts[1]) else {
                    throw Self.invalid("The option \(name) of the Data API store has no value, or a misplaced '%'.")
                }
                items[name] = value
            }
        }
        func value(_ name: String) -> String? { items[name] ?? environment(Self.variables[name] ?? name) }
        func required(_ name: String, _ what: String) throws(InventoryError) -> String {
            guard let text = value(name), !text.isEmpty else {
                throw Self.invalid("The Data API store lacks \(name), \(what) (or \(Self.variables[name] ?? name)).")
            }
            return text
        }
        resourceARN = try required("resourceArn", "the cluster's ARN")
        secretARN = try required("secretArn", "the ARN of the secret with the database's password")
        database = try required("database", "the database's name")
        let engineName = value("engine") ?? DataAPIEngine.mysql.rawValue
        guard let engine = DataAPIEngine(rawValue: engineName) else {
            throw Self.invalid(
                "The engine '\(engineName)' of the Data API store is unknown; it is mysql or postgresql.")
        }
        self.engine = engine
        guard let region = Self.arnPart(resourceARN, 3, service: "rds"), !region.isEmpty else {
            throw Self.invalid(
                "'\(resourceARN)' is no cluster's ARN; arn:aws:rds:REGION:ACCOUNT:cluster:NAME is expected.")
        }
        guard Self.arnPart(secretARN, 3, service: "secretsmanager") != nil else {
            throw Self.invalid(
                "'\(secretARN)' is no secret's ARN; arn:aws:secretsmanager:REGION:ACCOUNT:secret:NAME is expected.")
        }
        sampleTables = try SampleTables(environment: environment)
        if let text = value("resume_timeout") {
            guard let seconds = Double(text), seconds >= 0, seconds <= 3600 else {
                throw Self.invalid("resume_timeout must be a number of seconds up to 3600, not \"\(text)\".")
            }
            resumeTimeout = .seconds(seconds)
        }
        if let text = value("dictionary_bytes") {
            guard let bytes = Int(text), bytes >= 0 else {
                throw Self.invalid("dictionary_bytes must be a whole number of at least 0, not \"\(text)\".")
            }
            dictionaryBytes = bytes
        }
    }

    /// The region of the cluster.
    public var region: String { Self.arnPart(resourceARN, 3, service: "rds") ?? "" }

    private static let variables = [
        "resourceArn": "DB_CLUSTER_ARN", "secretArn": "DB_CRED_SECRETS_STORE_ARN", "database": "DB_NAME",
        "engine": "DB_ENGINE", "resume_timeout": "INVENTORY_DATA_API_RESUME_TIMEOUT",
        "dictionary_bytes": "INVENTORY_DATA_API_DICTIONARY_BYTES",
    ]

    private static func invalid(_ message: String) -> InventoryError { InventoryError(.invalidInput, message) }

    /// A part of `arn:partition:service:region:account:…`; nil when it is no ARN of the service.
    private static func arnPart(_ arn: String, _ position: Int, service: String) -> String? {
        let parts = arn.split(separator: ":", maxSplits: 5, omittingEmptySubsequences: false)
        guard parts.count == 6, parts[0] == "arn", parts[2] == service, !parts[5].isEmpty else { return nil }
        return String(parts[position])
    }

    /// Percent-decoded text; nil when a `%` is not followed by two hexadecimal digits, or the bytes are not UTF-8.
    private static func decoded(_ text: Substring) -> String? {
        guard text.utf8.contains(UInt8(ascii: "%")) else { return String(text) }
        var bytes: [UInt8] = []
        var rest = text.utf8[...]
        while let byte = rest.popFirst() {
            guard byte == UInt8(ascii: "%") else {
                bytes.append(byte)
                continue
            }
            let digits = rest.prefix(2)
            guard digits.count == 2, let value = UInt8(String(Substring(digits)), radix: 16) else { return nil }
            bytes.append(value)
            rest = rest.dropFirst(2)
        }
        return String(validating: bytes, as: UTF8.self)
    }
}
