import Foundation
import Logging
import Testing

@testable import AWSClient

/// Whatever goes wrong, what is told of it is searched for the secrets that were used.
@Suite("No log and no error holds a secret")
struct SecretTests {
    private static let key = "wJalrXUtnFEMISECRETKEYbPxRfiCY"
    private static let token = "AQoDYXdzSECRETTOKEN"
    private let credentials = AWSCredentials(
        accessKeyID: "AKIDEXAMPLE", secretAccessKey: Secret(key), sessionToken: Secret(token))

    private func holdsSecret(_ text: String) -> Bool { text.contains(Self.key) || text.contains(Self.token) }

    @Test("when credentials are printed, described, dumped or reflected")
    func printing() {
        var dumped = ""
        dump(credentials, to: &dumped)
        for text in ["\(credentials)", String(reflecting: credentials), String(describing: credentials), dumped] {
            #expect(!holdsSecret(text), "\(text)")
            #expect(text.contains("AKIDEXAMPLE"))
        }
        #expect(!holdsSecret("\(Mirror(reflecting: credentials.secretAccessKey).children.map { $0 })"))
    }

    @Test("when the service repeats what should have been signed, or anything else that was sent")
    func refusals() {
        let texts = [
            "The request signature we calculated does not match. The Canonical String for this request should have been\\n'POST\\nx-amz-security-token:\(Self.token)\\n'",
            "The token \(Self.token) is no good", "The key \(Self.key) is no good",
        ]
        for text in texts {
            for code in ["InvalidSignatureException", "AccessDeniedException"] {
                let error = AWSError(
                    .failure(403, code, text), AWSEndpoint(host: "rds-data.us-east-1.amazonaws.com"),
                    hiding: credentials)
                #expect(!holdsSecret(error.message), "\(error.message)")
                #expect(error.code == code)
            }
        }
    }

    @Test("when requests fail, are repeated and run out of attempts")
    func repeating() async throws {
        let lines = LockedLines()
        let logger = Logger(label: "test") { _ in LineHandler { line in lines.append(line) } }
        let answers: [Result<AWSResponse, AWSError>] = [
            .success(.failure(403, "ExpiredTokenException", "The token \(Self.token) expired")),
            .success(.failure(500, "InternalServerErrorException", "\(Self.key)")),
        ]
        let environment = AWSEnvironment([
            "AWS_ACCESS_KEY_ID": "AKIDEXAMPLE", "AWS_SECRET_ACCESS_KEY": Self.key, "AWS_SESSION_TOKEN": Self.token,
        ])
        var policy = RetryPolicy()
        policy.baseDelay = .milliseconds(1)
        let client = AWSClient(
            endpoint: AWSEndpoint(host: "example.com"),
            signature: SignatureV4(region: "us-east-1", service: "rds-data"),
            credentials: CredentialProvider(EnvironmentCredentials(environment: environment), logger: logger),
            transport: ScriptedTransport(inOrder: answers), policy: policy, logger: logger)
        let call = AWSClient.Call(path: "/", headers: [], body: Array(Self.key.utf8), isIdempotent: true)
        let error = await #expect(throws: AWSError.self) { _ = try await client.send(call) }
        #expect(!holdsSecret("\(String(describing: error)) \(String(reflecting: error))"))
        let logged = lines.lines
        #expect(logged.count >= 2)
        #expect(!logged.contains { holdsSecret($0) }, "\(logged)")
    }

    @Test("when files, endpoints and processes give credentials that are not whole")
    func brokenSources() async throws {
        let half = #"{"Version": 1, "SecretAccessKey": "\#(Self.key)", "Token": "\#(Self.token)"}"#
        let texts = [half, "{\"SecretAccessKey\": \"\(Self.key)\"", "\(Self.key)", "[\"\(Self.token)\"]"]
        for text in texts {
            let error = #expect(throws: AWSError.self) {
                try AWSCredentials(json: Array(text.utf8), token: "Token", from: "The endpoint")
            }
            #expect(!holdsSecret("\(String(describing: error))"), "\(text)")
        }
        let directory = try TemporaryDirectory()
        let file = try directory.write(
            "credentials", "[default]\naws_secret_access_key = \(Self.key)\naws_access_key_id\n[x")
        let configuration = try AWSConfiguration(
            AWSEnvironment([
                "AWS_SHARED_CREDENTIALS_FILE": file, "AWS_EC2_METADATA_DISABLED": "true",
            ]))
        let provider = CredentialProvider(
            configuration, transport: ScriptedTransport(inOrder: [.failure(.deadline)]), logger: silentLogger)
        let error = await #expect(throws: AWSError.self) { _ = try await provider.credentials() }
        #expect(!holdsSecret("\(String(describing: error))"))
    }
}

let silentLogger = Logger(label: "silent") { _ in SwiftLogNoOpLogHandler() }

/// Hands each line on, with everything that a handler gets.
struct LineHandler: LogHandler {
    let take: @Sendable (String) -> Void
    var metadata: Logger.Metadata = [:]
    var logLevel = Logger.Level.trace

    init(_ take: @escaping @Sendable (String) -> Void) { self.take = take }

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
        take("\(event.level) \(event.message) \(String(describing: event.metadata))")
    }
}
