public import Inventory

/// How the connections to a PostgreSQL server are used.
///
/// Each stands in the store's URL as a query item, or else in the environment. Durations are in seconds, with decimals.
///
/// | URL | environment | default |
/// | --- | --- | --- |
/// | `pool_min` | `INVENTORY_POSTGRESQL_POOL_MIN` | 1 |
/// | `pool_max` | `INVENTORY_POSTGRESQL_POOL_MAX` | 8 |
/// | `pool_waiting` | `INVENTORY_POSTGRESQL_POOL_WAITING` | 1000 |
/// | `pool_wait_timeout` | `INVENTORY_POSTGRESQL_POOL_WAIT_TIMEOUT` | 5 |
/// | `pool_idle_timeout` | `INVENTORY_POSTGRESQL_POOL_IDLE_TIMEOUT` | 300 |
/// | `pool_lifetime` | `INVENTORY_POSTGRESQL_POOL_LIFETIME` | 1800 |
/// | `pool_check_after` | `INVENTORY_POSTGRESQL_POOL_CHECK_AFTER` | 30 |
/// | `cancel_patience` | `INVENTORY_POSTGRESQL_CANCEL_PATIENCE` | 5 |
/// | `prepared_statements` | `INVENTORY_POSTGRESQL_PREPARED_STATEMENTS` | 256 |
/// | `dictionary_bytes` | `INVENTORY_POSTGRESQL_DICTIONARY_BYTES` | 16777216 |
/// | `iam_auth` | `INVENTORY_POSTGRESQL_IAM_AUTH` | false |
///
/// All else in the URL is libpq's: `sslmode`, `sslrootcert`, `connect_timeout`, `target_session_attrs`, ….
public struct PostgreSQLOptions: Sendable, Equatable {
    /// So many connections are kept, so that the first requests need not wait for one.
    public var minimumConnections = 1
    /// Never more. A server works best with a few for each of its cores: statements that wait here go in their order, while
    /// those that wait there for a core may be passed over for long.
    public var maximumConnections = 8
    /// So many requests wait for a connection; more are refused at once, since they would wait too long to be of use.
    public var maximumWaiting = 1000
    /// How long a request waits for a connection; for the first of all, as long as connecting may take.
    public var waitTimeout = Duration.seconds(5)
    /// A connection that nobody used for so long is closed, down to the minimum: each costs the server some megabytes.
    public var idleLifetime = Duration.seconds(300)
    /// A connection this old is made anew, so that load spreads after a fail-over and no session grows for ever.
    public var lifetime = Duration.seconds(1800)
    /// A connection that was idle for so long is tried before it is used: a firewall may have forgotten it.
    public var checkAfterIdle = Duration.seconds(30)
    /// How long a cancelled statement may take to end before its connection is given up.
    public var cancelPatience = Duration.seconds(5)
    /// How long connecting may take. In the URL, it is libpq's `connect_timeout`.
    public var connectTimeout = Duration.seconds(5)
    /// How many statements each session keeps prepared: as many as a gateway with its set of operations has.
    public var preparedStatements = 256
    /// How many bytes of packages' names are kept in memory.
    public var dictionaryBytes = 16 << 20
    /// Whether each connection has a token of AWS's in place of a password. Who opens the store brings what makes them.
    public var usesIAMTokens = false

    /// Options with their defaults.
    public init() {}

    /// Takes what is ours out of a URL, and what it does not have out of the environment.
    /// - Returns: The options, and the URL for libpq.
    public static func parse(
        _ url: String, environment: [String: String] = [:]
    ) throws(InventoryError) -> (options: PostgreSQLOptions, url: String) {
        var options = PostgreSQLOptions()
        for name in names {
            let variable = "INVENTORY_POSTGRESQL_\(name.uppercased())"
            if let value = environment[variable] { try options.set(name, to: value, variable) }
        }
        guard let mark = url.firstIndex(of: "?") else { return (options, url) }
        var items: [Substring] = []
        for item in url[url.index(after: mark)...].split(separator: "&") {
            let parts = item.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
            if parts[0] == "connect_timeout", parts.count == 2 {
                options.connectTimeout = max(.seconds(1), try duration("connect_timeout", parts[1]))
            }
            if names.contains(parts[0]) {
                try options.set(parts[0], to: parts.count == 2 ? parts[1] : "", parts[0])
            } else {
                items.append(item)
            }
        }
        options.minimumConnections = min(options.minimumConnections, options.maximumConnections)
        return (options, url[..<mark] + (items.isEmpty ? "" : "?" + items.joined(separator: "&")))
    }

    private static let names = [
        "pool_min", "pool_max", "pool_waiting", "pool_wait_timeout", "pool_idle_timeout", "pool_lifetime",
        "pool_check_after", "cancel_patience", "prepared_statements", "dictionary_bytes", "iam_auth",
    ]

    /// - Parameter label: What the option is called where it stands, for errors.
    private mutating func set(_ name: String, to value: String, _ label: String) throws(InventoryError) {
        switch name {
        case "pool_min": minimumConnections = try Self.number(label, value, from: 0)
        case "pool_max": maximumConnections = try Self.number(label, value, from: 1)
        case "pool_waiting": maximumWaiting = try Self.number(label, value, from: 0)
        case "pool_wait_timeout": waitTimeout = try Self.duration(label, value)
        case "pool_idle_timeout": idleLifetime = try Self.duration(label, value)
        case "pool_lifetime": lifetime = try Self.duration(label, value)
        case "pool_check_after": checkAfterIdle = try Self.duration(label, value)
        case "cancel_patience": cancelPatience = try Self.duration(label, value)
        case "prepared_statements": preparedStatements = try Self.number(label, value, from: 1)
        case "dictionary_bytes": dictionaryBytes = try Self.number(label, value, from: 0)
        case "iam_auth":
            guard value == "true" || value == "false" else {
                throw InventoryError(.invalidInput, "\(label) must be true or false, not \"\(value)\".")
            }
            usesIAMTokens = value == "true"
        default: throw InventoryError(.invalidInput, "There is no option \(label).")
        }
    }

    private static func number(_ name: String, _ text: String, from least: Int) throws(InventoryError) -> Int {
        guard let number = Int(text), number >= least else {
            throw InventoryError(.invalidInput, "\(name) must be a whole number of at least \(least), not \"\(text)\".")
        }
        return number
    }

    private static func duration(_ name: String, _ text: String) throws(InventoryError) -> Duration {
        guard let seconds = Double(text), seconds >= 0, seconds < 1e9 else {
            throw InventoryError(.invalidInput, "\(name) must be a number of seconds, not \"\(text)\".")
        }
        return .seconds(seconds)
    }

    var limits: PoolStateMachine.Limits {
        PoolStateMachine.Limits(
            minimum: min(minimumConnections, maximumConnections), maximum: maximumConnections,
            maximumWaiting: maximumWaiting, idleLifetime: idleLifetime, lifetime: lifetime,
            checkAfterIdle: checkAfterIdle)
    }
}
