internal import JSON

extension AWSCredentials {
    /// The credentials of a JSON object as endpoints and processes give them.
    /// - Parameters:
    ///   - token: The name of the session token's member: `Token` or `SessionToken`.
    ///   - source: Who gave it, for the error.
    init(json bytes: [UInt8], token: String, from source: String) throws(AWSError) {
        // What the text was is not told: it may hold a key.
        guard case .object(let object)? = try? JSONValue(parsing: bytes) else {
            throw AWSError(.unreadableAnswer, "\(source) gave no JSON object.")
        }
        if let code = object.text("Code"), code != "Success" {
            throw AWSError(.noCredentials, "\(source) answered \(code).")
        }
        guard let id = object.text("AccessKeyId"), let secret = object.text("SecretAccessKey"), !id.isEmpty,
            !secret.isEmpty
        else { throw AWSError(.unreadableAnswer, "\(source) gave no AccessKeyId and SecretAccessKey.") }
        var expiration: AWSTime?
        if let text = object.text("Expiration") {
            guard let time = AWSTime(iso8601: text) else {
                throw AWSError(.unreadableAnswer, "\(source) gave an Expiration that is no time of ISO 8601.")
            }
            expiration = time
        }
        self.init(
            accessKeyID: id, secretAccessKey: Secret(secret), sessionToken: object.text(token).map(Secret.init),
            expiration: expiration)
    }
}
