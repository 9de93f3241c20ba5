/// A role for whoever holds the token of a file, as pods of Kubernetes do: `AWS_WEB_IDENTITY_TOKEN_FILE`,
/// `AWS_ROLE_ARN`, `AWS_ROLE_SESSION_NAME`.
struct WebIdentityCredentials: CredentialSource {
    let environment: AWSEnvironment
    let tokens: SecurityTokenService

    func credentials() async throws(AWSError) -> CredentialLookup {
        guard let path = environment["AWS_WEB_IDENTITY_TOKEN_FILE"] else {
            return .notConfigured("web identity (AWS_WEB_IDENTITY_TOKEN_FILE is not set)")
        }
        guard let role = environment["AWS_ROLE_ARN"] else {
            throw AWSError(.configuration, "AWS_WEB_IDENTITY_TOKEN_FILE is set, and AWS_ROLE_ARN is not.")
        }
        let session = environment["AWS_ROLE_SESSION_NAME"]
        return .found(try await tokens.assume(.init(arn: role, sessionName: session), tokenFile: path))
    }
}

extension SecurityTokenService {
    /// `AssumeRoleWithWebIdentity` with a file's token, which is read at each call: others replace it in time.
    func assume(_ role: Role, tokenFile path: String) async throws(AWSError) -> AWSCredentials {
        guard let bytes = try contents(ofFile: path) else {
            throw AWSError(.configuration, "The file \(path) with the web identity's token does not exist.")
        }
        let token = String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isWhitespace).joined()
        guard !token.isEmpty else {
            throw AWSError(.configuration, "The file \(path) with the web identity's token is empty.")
        }
        return try await assume(role, webIdentity: Secret(token))
    }
}
