/// `AWS_ACCESS_KEY_ID`, `AWS_SECRET_ACCESS_KEY`, `AWS_SESSION_TOKEN`.
struct EnvironmentCredentials: CredentialSource {
    let environment: AWSEnvironment

    func credentials() throws(AWSError) -> CredentialLookup {
        let secret = environment["AWS_SECRET_ACCESS_KEY"]
        guard let id = environment["AWS_ACCESS_KEY_ID"] else {
            guard secret == nil else {
                throw AWSError(.configuration, "AWS_SECRET_ACCESS_KEY is set, and AWS_ACCESS_KEY_ID is not.")
            }
            return .notConfigured("environment (AWS_ACCESS_KEY_ID is not set)")
        }
        guard let secret else {
            throw AWSError(.configuration, "AWS_ACCESS_KEY_ID is set, and AWS_SECRET_ACCESS_KEY is not.")
        }
        return .found(
            AWSCredentials(
                accessKeyID: id, secretAccessKey: Secret(secret),
                sessionToken: environment["AWS_SESSION_TOKEN"].map(Secret.init),
                expiration: environment["AWS_CREDENTIAL_EXPIRATION"].flatMap(AWSTime.init(iso8601:))))
    }
}
