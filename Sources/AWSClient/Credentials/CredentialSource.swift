/// One place where credentials can be found.
protocol CredentialSource: Sendable {
    /// Looks there. Throws when the place is set up and does not work: another place would be a surprise then.
    func credentials() async throws(AWSError) -> CredentialLookup
}

/// What looking gave.
enum CredentialLookup: Sendable {
    case found(AWSCredentials)
    /// Nothing is set up there: where, and what is missing.
    case notConfigured(String)
}
