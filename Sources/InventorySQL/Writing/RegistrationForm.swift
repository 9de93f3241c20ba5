/// How an engine registers instances.
public enum RegistrationForm: Sendable {
    /// Step by step, by statements that return what they inserted: ``Registration``.
    case steps(RegistrationTexts)
    /// By one statement, where each costs a call: ``SingleStatementRegistration``. `isAtomic` says whether it is all or
    /// nothing outside of a transaction too.
    case statement(String, isAtomic: Bool)
}

/// The statements that only a ``Registration`` has.
public struct RegistrationTexts: Sendable {
    /// Inserts instances that are new, and returns `(aws_instance_id, instance_key)` of those.
    /// Parameters: JSON array of `[id, region, account, created, updated]`.
    public var insertInstances: String
    /// Inserts pairs. Parameters: JSON array of `instance_key << 32 | package_id`.
    public var insertLinks: String
}
