public import Inventory

/// Gives the password of each new connection: a token that expires within minutes, for one, in place of a password that
/// is the same for ever.
public protocol PasswordProvider: Sendable {
    /// The password for a connection that is about to be made. Throws `unavailable` when there is none.
    func password() async throws(InventoryError) -> String
}
