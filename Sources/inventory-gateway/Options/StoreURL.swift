/// Where the inventory is kept, as `--store` says it.
enum StoreURL: Equatable {
    /// A SQLite database in a file, at this path.
    case sqliteFile(String)
    /// A SQLite database in memory, gone with the process.
    case sqliteMemory
    /// A PostgreSQL database, by libpq's URI.
    case postgresql(String)

    /// Reads `sqlite:PATH`, `sqlite::memory:` or `postgresql://…`.
    init(_ text: String) throws(CommandFailure) {
        let scheme = text.prefix { $0 != ":" }.lowercased()
        let rest = String(text.dropFirst(scheme.count + 1))
        switch scheme {
        case _ where scheme.utf8.count == text.utf8.count:
            throw .wrongUsage("The store '\(text)' is no store URL; did you mean sqlite:\(text)?")
        case "sqlite" where rest == ":memory:":
            self = .sqliteMemory
        case "sqlite" where rest.isEmpty:
            throw .wrongUsage("The store '\(text)' names no file: sqlite:PATH or sqlite::memory: is expected.")
        case "sqlite":
            // sqlite:///var/lib/… is how other tools write an absolute path.
            self = .sqliteFile(rest.hasPrefix("///") ? String(rest.dropFirst(2)) : rest)
        case "postgresql", "postgres":
            self = .postgresql(text)
        case "rds-data":
            throw .wrongUsage("This build has no RDS Data API store; use sqlite:PATH.")
        default:
            throw .wrongUsage(
                "A store of the kind '\(scheme):' is unknown; use sqlite:PATH, sqlite::memory: or postgresql://….")
        }
    }

    /// The store that the command line or else the environment names; a SQLite file of the working directory without
    /// either. The 2019 sample's variables name a cluster behind the RDS Data API.
    static func resolve(_ option: String?) throws(CommandFailure) -> StoreURL {
        if let text = try Setting.value(option, "INVENTORY_STORE") { return try StoreURL(text) }
        if let variable = ["DB_CLUSTER_ARN", "DB_CRED_SECRETS_STORE_ARN"].first(where: { variable in
            Setting.environment(variable) != nil
        }) {
            throw .wrongUsage(
                "\(variable) asks for a cluster behind the RDS Data API, which this build has no store for; "
                    + "unset it, or say --store sqlite:PATH.")
        }
        return .sqliteFile("inventory.db")
    }
}

extension StoreURL: CustomStringConvertible {
    var description: String {
        switch self {
        case .sqliteFile(let path): "sqlite:\(path)"
        case .sqliteMemory: "sqlite::memory:"
        // The URI may hold a password.
        case .postgresql: "PostgreSQL"
        }
    }
}
