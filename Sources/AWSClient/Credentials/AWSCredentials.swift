/// What signs requests.
public struct AWSCredentials: Hashable, Sendable {
    /// The name of the key; no secret.
    public var accessKeyID: String
    /// The key.
    public var secretAccessKey: Secret
    /// What temporary credentials need beside the key.
    public var sessionToken: Secret?
    /// When they end; nil for those that don't.
    public var expiration: AWSTime?

    /// Credentials.
    public init(
        accessKeyID: String, secretAccessKey: Secret, sessionToken: Secret? = nil, expiration: AWSTime? = nil
    ) {
        self.accessKeyID = accessKeyID
        self.secretAccessKey = secretAccessKey
        self.sessionToken = sessionToken
        self.expiration = expiration
    }
}
