internal import Synchronization

/// AWS Signature Version 4 for one service in one region. Pure: a request, credentials and a moment in, header fields out.
///
/// The bytes that are sent are the bytes to sign, anew at each attempt: the service refuses a signature that is five
/// minutes old.
public final class SignatureV4: Sendable {
    /// The region of the credential scope.
    public let region: String
    /// The service's signing name, such as `rds-data` or `execute-api`.
    public let service: String
    /// The last signing key: one serves all requests of a day with the same credentials.
    private let lastKey = Mutex<SigningKey?>(nil)

    private struct SigningKey {
        let date: String
        let secret: Secret
        let bytes: [UInt8]
    }

    /// A signer.
    public init(region: String, service: String) {
        self.region = region
        self.service = service
    }

    /// The fields that the request needs beside its own: `X-Amz-Date`, `X-Amz-Security-Token` with temporary credentials,
    /// and `Authorization`.
    public func headers(
        signing request: AWSRequest, with credentials: AWSCredentials, at time: AWSTime = .now
    ) -> [AWSHeaderField] {
        let moment = Moment(time, region, service)
        var fields = [AWSHeaderField("X-Amz-Date", moment.time)]
        if let token = credentials.sessionToken {
            fields.append(AWSHeaderField("X-Amz-Security-Token", token.reveal()))
        }
        let canonical = CanonicalRequest(request, adding: fields, query: request.query)
        let signature = signature(of: canonical, credentials, moment)
        let signedHeaders = String(decoding: canonical.signedHeaders, as: UTF8.self)
        fields.append(
            AWSHeaderField(
                "Authorization",
                "AWS4-HMAC-SHA256 Credential=\(credentials.accessKeyID)/\(moment.scope), "
                    + "SignedHeaders=\(signedHeaders), Signature=\(signature)"))
        return fields
    }

    /// The request's query with a signature in it: whoever has it may send the request until it expires.
    public func query(
        presigning request: AWSRequest, with credentials: AWSCredentials, expiresInSeconds lifetime: Int,
        at time: AWSTime = .now
    ) -> String {
        let moment = Moment(time, region, service)
        var pairs = [
            (name: "X-Amz-Algorithm", value: "AWS4-HMAC-SHA256"),
            (name: "X-Amz-Credential", value: "\(credentials.accessKeyID)/\(moment.scope)"),
            (name: "X-Amz-Date", value: moment.time), (name: "X-Amz-Expires", value: String(lifetime)),
            (name: "X-Amz-SignedHeaders", value: "host"),
        ]
        if let token = credentials.sessionToken {
            pairs.append((name: "X-Amz-Security-Token", value: token.reveal()))
        }
        let query = (request.query.isEmpty ? "" : request.query + "&") + formEncoded(pairs)
        let canonical = CanonicalRequest(request, adding: [], query: query)
        return "\(query)&X-Amz-Signature=\(signature(of: canonical, credentials, moment))"
    }

    /// When, and for what, a signature holds.
    private struct Moment {
        let time: String
        let date: String
        let scope: String

        init(_ time: AWSTime, _ region: String, _ service: String) {
            self.time = time.basic
            date = time.date
            scope = "\(date)/\(region)/\(service)/aws4_request"
        }
    }

    /// Signs the hash of the canonical request under its scope.
    private func signature(
        of canonical: CanonicalRequest, _ credentials: AWSCredentials, _ moment: Moment
    ) -> String {
        var stringToSign = Array("AWS4-HMAC-SHA256\n\(moment.time)\n\(moment.scope)\n".utf8)
        stringToSign.append(hexadecimal: SHA256.hash(canonical.bytes))
        let code = SHA256.authenticationCode(
            of: stringToSign, key: signingKey(for: credentials.secretAccessKey, moment.date))
        var digits: [UInt8] = []
        digits.append(hexadecimal: code)
        return String(decoding: digits, as: UTF8.self)
    }

    func signingKey(for secret: Secret, _ date: String) -> [UInt8] {
        lastKey.withLock { last in
            if let last, last.date == date, last.secret == secret { return last.bytes }
            var key = Array("AWS4\(secret.reveal())".utf8)
            for part in [date, region, service, "aws4_request"] {
                key = SHA256.authenticationCode(of: part.utf8, key: key)
            }
            last = SigningKey(date: date, secret: secret, bytes: key)
            return key
        }
    }
}
