import Foundation
import Testing

@testable import AWSClient

@Suite("Credentials come from the first place that is set up")
struct CredentialChainTests {
    private static let temporary = """
        {"Code": "Success", "AccessKeyId": "ASIA1", "SecretAccessKey": "s", "Token": "t", "SessionToken": "t",
         "Expiration": "2099-01-01T00:00:00Z"}
        """
    private static let assumed = """
        <AssumeRoleResponse><AssumeRoleResult><Credentials><AccessKeyId>ASIAROLE</AccessKeyId>\
        <SecretAccessKey>a&amp;b</SecretAccessKey><SessionToken>token</SessionToken>\
        <Expiration>2099-01-01T00:00:00Z</Expiration></Credentials></AssumeRoleResult></AssumeRoleResponse>
        """
    private let directory: TemporaryDirectory
    private let nowhere: [String: String]

    init() throws {
        directory = try TemporaryDirectory()
        nowhere = ["HOME": directory.path, "AWS_EC2_METADATA_DISABLED": "true", "AWS_REGION": "eu-central-1"]
    }

    private func find(
        _ variables: [String: String],
        _ transport: ScriptedTransport = ScriptedTransport(inOrder: [.failure(.deadline)])
    ) async throws(AWSError) -> AWSCredentials {
        let environment = AWSEnvironment(nowhere.merging(variables) { $1 })
        let configuration = try AWSConfiguration(environment)
        return try await CredentialProvider(configuration, transport: transport, logger: silentLogger).credentials()
    }

    private func error(_ variables: [String: String], _ transport: ScriptedTransport? = nil) async -> AWSError? {
        await #expect(throws: AWSError.self) {
            _ = try await find(variables, transport ?? ScriptedTransport(inOrder: [.failure(.deadline)]))
        }
    }

    @Test("the environment first")
    func environment() async throws {
        _ = try directory.write("credentials", "[default]\naws_access_key_id = FILE\naws_secret_access_key = s\n")
        let variables = [
            "AWS_ACCESS_KEY_ID": "ENVIRONMENT", "AWS_SECRET_ACCESS_KEY": "s", "AWS_SESSION_TOKEN": "t",
            "AWS_SHARED_CREDENTIALS_FILE": directory.path + "/credentials",
        ]
        let found = try await find(variables)
        #expect(found.accessKeyID == "ENVIRONMENT")
        #expect(found.sessionToken == Secret("t"))
        #expect(try await find(variables.filter { $0.key.hasSuffix("FILE") }).accessKeyID == "FILE")
        #expect(
            await error(["AWS_ACCESS_KEY_ID": "A"])?.message
                == "AWS_ACCESS_KEY_ID is set, and AWS_SECRET_ACCESS_KEY is not.")
    }

    @Test("nowhere, which the error says in one line with every place")
    func none() async throws {
        let message = try #require(await error([:])?.message)
        #expect(!message.contains("\n"))
        for place in [
            "environment (AWS_ACCESS_KEY_ID is not set)", "web identity (AWS_WEB_IDENTITY_TOKEN_FILE is not set)",
            "profile default (\(directory.path)/.aws/credentials, \(directory.path)/.aws/config)",
            "container endpoint (AWS_CONTAINER_CREDENTIALS_FULL_URI is not set)",
            "instance metadata (AWS_EC2_METADATA_DISABLED is true)",
        ] { #expect(message.contains(place), "\(message)") }
    }

    @Test("a profile's keys; the credentials file wins over the configuration")
    func profiles() async throws {
        let credentials = try directory.write(
            "credentials",
            "# comment\n[default]\naws_access_key_id=DEFAULT\naws_secret_access_key=s\n[ other ]\naws_access_key_id = OTHER ; here\naws_secret_access_key = s#1\n"
        )
        let configuration = try directory.write(
            "config", "[profile other]\naws_access_key_id = CONFIG\nregion = us-west-2\n[profile empty]\nregion=x\n")
        let files = ["AWS_SHARED_CREDENTIALS_FILE": credentials, "AWS_CONFIG_FILE": configuration]
        #expect(try await find(files).accessKeyID == "DEFAULT")
        let other = try await find(files.merging(["AWS_PROFILE": "other"]) { $1 })
        #expect(other.accessKeyID == "OTHER")
        #expect(other.secretAccessKey == Secret("s#1"))
        #expect(
            await error(files.merging(["AWS_PROFILE": "none"]) { $1 })?.message.hasPrefix(
                "The profile 'none', which AWS_PROFILE names,") == true)
        #expect(
            await error(files.merging(["AWS_PROFILE": "empty"]) { $1 })?.message.contains("it has no credentials")
                == true)
    }

    @Test("a role with another profile behind it, asked for at the region's Security Token Service")
    func assumeRole() async throws {
        let configuration = try directory.write(
            "config",
            """
            [profile role]
            role_arn = arn:aws:iam::123456789012:role/reader
            source_profile = keys
            external_id = x y
            [profile keys]
            aws_access_key_id = KEYS
            aws_secret_access_key = s
            """)
        let transport = ScriptedTransport(inOrder: [.success(.ok(Self.assumed))])
        let found = try await find(["AWS_CONFIG_FILE": configuration, "AWS_PROFILE": "role"], transport)
        #expect(found.accessKeyID == "ASIAROLE")
        #expect(found.secretAccessKey == Secret("a&b"))
        #expect(found.expiration == AWSTime(iso8601: "2099-01-01T00:00:00Z"))
        let request = try #require(transport.requests.first)
        #expect(request.endpoint == AWSEndpoint(host: "sts.eu-central-1.amazonaws.com"))
        let form = String(decoding: request.body, as: UTF8.self)
        #expect(
            form.hasPrefix(
                "Action=AssumeRole&Version=2011-06-15&RoleArn=arn%3Aaws%3Aiam%3A%3A123456789012%3Arole%2Freader&RoleSessionName=inventory-gateway-"
            ))
        #expect(form.hasSuffix("&ExternalId=x%20y"))
        #expect(request.headers.last?.value.contains("Credential=KEYS/") == true)
    }

    @Test("a role for the holder of a web identity's token, unsigned, the file read at each call")
    func webIdentity() async throws {
        let file = try directory.write("token", "one\n")
        let transport = ScriptedTransport(inOrder: [.success(.failure(503, "x")), .success(.ok(Self.assumed))])
        let variables = [
            "AWS_WEB_IDENTITY_TOKEN_FILE": file, "AWS_ROLE_ARN": "arn:aws:iam::1:role/r", "AWS_ROLE_SESSION_NAME": "me",
        ]
        #expect(try await find(variables, transport).accessKeyID == "ASIAROLE")
        #expect(transport.requests.count == 2)
        _ = try directory.write("token", "two")
        #expect(try await find(variables, transport).accessKeyID == "ASIAROLE")
        let last = try #require(transport.requests.last)
        #expect(String(decoding: last.body, as: UTF8.self).hasSuffix("RoleSessionName=me&WebIdentityToken=two"))
        #expect(!last.headers.contains { $0.name == "Authorization" })
        #expect(
            await error(["AWS_WEB_IDENTITY_TOKEN_FILE": file + "x", "AWS_ROLE_ARN": "a"])?.message.contains(
                "does not exist") == true)
    }

    @Test(
        "not from a profile that makes no sense, which the error says",
        arguments: [
            (
                "role_arn = a\nsource_profile = b\n[profile b]\nrole_arn = b\nsource_profile = p",
                "p → b → p are each other's"
            ),
            ("role_arn = a\nsource_profile = gone", "'gone', which 'p' has as source_profile, does not exist"),
            ("role_arn = a", "source_profile or credential_source is missing"),
            ("role_arn = a\ncredential_source = Moon", "must be Environment, EcsContainer or Ec2InstanceMetadata"),
            ("role_arn = a\ncredential_source = Environment", "has none: environment (AWS_ACCESS_KEY_ID is not set)"),
            ("role_arn = a\nmfa_serial = m\nsource_profile = p", "one-time password"),
            ("aws_access_key_id = a", "no aws_secret_access_key"),
            ("sso_session = s", "aws configure export-credentials --profile p"),
            ("credential_process = exit 3", "The credential_process ended with exit code 3."),
            ("credential_process = echo hello", "The credential_process gave no JSON object."),
        ])
    func nonsense(_ settings: String, _ words: String) async throws {
        let file = try directory.write("config", "[profile p]\n\(settings)\n")
        let message = await error(["AWS_CONFIG_FILE": file, "AWS_PROFILE": "p"])?.message
        #expect(message?.contains(words) == true, "\(message ?? "")")
    }

    @Test("a process that prints them")
    func process() async throws {
        let output = try directory.write("output", Self.temporary)
        let file = try directory.write("config", "[default]\ncredential_process = cat '\(output)'\n")
        let found = try await find(["AWS_CONFIG_FILE": file])
        #expect(found.accessKeyID == "ASIA1")
        #expect(found.sessionToken == Secret("t"))
    }

    @Test("the container's endpoint, with its token")
    func container() async throws {
        let transport = ScriptedTransport(inOrder: [
            .failure(.deadline), .success(AWSResponse(status: 503)), .success(.ok(Self.temporary)),
        ])
        let token = try directory.write("authorization", "Bearer x")
        let found = try await find(
            [
                "AWS_CONTAINER_CREDENTIALS_FULL_URI": "http://169.254.170.23/v1/credentials?a=b",
                "AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE": token,
            ], transport)
        #expect(found.accessKeyID == "ASIA1")
        let request = try #require(transport.requests.last)
        #expect(request.path == "/v1/credentials" && request.query == "a=b")
        #expect(request.headers.contains(AWSHeaderField("Authorization", "Bearer x")))
        #expect(transport.requests.count == 3)
    }

    @Test("not the container's endpoint where it is no endpoint, or its token none")
    func containerNonsense() async throws {
        let broken = try directory.write("authorization", "a\r\nHost: b")
        let cases: [([String: String], String)] = [
            (["AWS_CONTAINER_CREDENTIALS_FULL_URI": "http://example.com/x"], "without https"),
            (["AWS_CONTAINER_CREDENTIALS_FULL_URI": "http://127.0.0.1.example.com/x"], "without https"),
            (["AWS_CONTAINER_CREDENTIALS_FULL_URI": "ftp:x"], "is no URL"),
            (["AWS_CONTAINER_CREDENTIALS_RELATIVE_URI": "x"], "must begin with '/'"),
            (
                ["AWS_CONTAINER_CREDENTIALS_RELATIVE_URI": "/x", "AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE": broken],
                "holds a line break"
            ),
        ]
        for (variables, words) in cases {
            let message = await error(variables)?.message
            #expect(message?.contains(words) == true, "\(message ?? "")")
        }
    }

    @Test("the instance metadata service, version 2")
    func instanceMetadata() async throws {
        let transport = ScriptedTransport { request throws(AWSError) in
            switch (request.method, request.path) {
            case ("PUT", "/latest/api/token"): return .ok("TOKEN")
            case ("GET", "/latest/meta-data/iam/security-credentials/"): return .ok("reader\n")
            case ("GET", "/latest/meta-data/iam/security-credentials/reader"): return .ok(Self.temporary)
            default: return AWSResponse(status: 404)
            }
        }
        let found = try await find(["AWS_EC2_METADATA_DISABLED": ""], transport)
        #expect(found.accessKeyID == "ASIA1")
        #expect(
            transport.requests.dropFirst().allSatisfy {
                $0.headers == [AWSHeaderField("x-aws-ec2-metadata-token", "TOKEN")]
            })
        let silent = ScriptedTransport(inOrder: [.failure(.deadline)])
        let message = await error(["AWS_EC2_METADATA_DISABLED": ""], silent)?.message
        #expect(message?.contains("instance metadata (no answer from 169.254.169.254)") == true)
    }
}
