import DataAPIStorage
import Inventory

/// Where the inventory is kept, as `--store` says it.
enum StoreURL: Equatable {
    /// A SQLite database in a file, at this path.
    case sqliteFile(String)
    /// A SQLite database in memory, gone with the process.
    case sqliteMemory
    /// A PostgreSQL database, by libpq's URI.
    case postgresql(String)

    /// A database in a cluster of Aurora, behind the RDS Data API.
    case dataAPI(String)

    /// Reads `sqlite:PATH`, `sqlite::memory:`, `postgresql://…` or `rds-data:?…`.
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
            do throws(InventoryError) {
                _ = try DataAPIOptions(url: text) { Setting.environment($0) }
            } catch {
                throw .wrongUsage(error.message)
            }
            self = .dataAPI(text)
        default:
            throw .wrongUsage(
                "A store of the kind '\(scheme):' is unknown; use sqlite:PATH, sqlite::memory:, postgresql://… or "
                    + "rds-data:?….")
        }
    }

    /// The store that the command line or else the environment names; a SQLite file of the working directory without
    /// either. The 2019 sample's variables name a cluster behind the RDS Data API.
    static func resolve(_ option: String?) throws(CommandFailure) -> StoreURL {
        if let text = try Setting.value(option, "INVENTORY_STORE") { return try StoreURL(text) }
        if ["DB_CLUSTER_ARN", "DB_CRED_SECRETS_STORE_ARN"].contains(where: { Setting.environment($0) != nil }) {
            return try StoreURL("rds-data:")
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
        case .dataAPI: "RDS Data API"
        }
    }
}
