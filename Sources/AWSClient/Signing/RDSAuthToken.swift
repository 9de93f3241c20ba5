/// A password for a database of RDS or Aurora that lasts 15 minutes ("IAM database authentication"): a presigned URL
/// without its scheme. A connection that was made with it stays when it expires.
public enum RDSAuthToken {
    /// How long a token can be used, in seconds.
    public static let lifetime = 900

    /// A token.
    /// - Parameters:
    ///   - host: The name that the client connects to.
    ///   - port: The port, which is signed even if it is the usual one.
    ///   - user: The database's user.
    ///   - region: The region of the database.
    public static func make(
        host: String, port: Int, user: String, region: String, with credentials: AWSCredentials,
        at time: AWSTime = .now
    ) -> Secret {
        let request = AWSRequest(
            "GET", AWSEndpoint(host: host, port: port),
            query: formEncoded([(name: "Action", value: "connect"), (name: "DBUser", value: user)]))
        let signature = SignatureV4(region: region, service: "rds-db")
        let query = signature.query(presigning: request, with: credentials, expiresInSeconds: lifetime, at: time)
        return Secret("\(host):\(port)/?\(query)")
    }
}
