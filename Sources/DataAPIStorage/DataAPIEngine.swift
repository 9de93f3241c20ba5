public import InventorySQL

/// The engine behind a cluster's Data API.
public enum DataAPIEngine: String, Sendable, CaseIterable {
    /// Aurora MySQL.
    case mysql
    /// Aurora PostgreSQL.
    case postgresql

    /// What the engine writes differently, with the Data API's named placeholders.
    public var dialect: any SQLDialect {
        switch self {
        case .mysql: MySQLDialect()
        case .postgresql: PostgreSQLDialect(placeholders: .named)
        }
    }

    /// The migrations of the engine's databases.
    var migrations: [Migration] {
        switch self {
        case .mysql: Migration.mysql
        case .postgresql: Migration.postgresql
        }
    }
}
