public import Inventory

/// Gives the password of each new connection: a token that expires within minutes, for one, in place of a password that
/// is the same for ever.
public protocol PasswordProvider: Sendable {
    /// The password for a connection that is about to be made. Throws `unavailable` when there is none.
    func password(for login: DatabaseLogin) async throws(InventoryError) -> String
}

/// Whom a password lets in, and where.
public struct DatabaseLogin: Sendable, Equatable {
    /// The server's name, as the store's URL has it; empty when it has none.
    public var host: String
    /// Its port.
    public var port: Int
    /// The user; empty when the URL has none.
    public var user: String

    /// A login.
    public init(host: String, port: Int, user: String) {
        self.host = host
        self.port = port
        self.user = user
    }
}
