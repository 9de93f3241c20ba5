import AWSClient
import DataAPIStorage
import Inventory
import Testing

@Suite("The URL of a store behind the Data API")
struct OptionsTests {
    private static let cluster = "arn:aws:rds:eu-central-1:123456789012:cluster:inventory"
    private static let secret = "arn:aws:secretsmanager:eu-central-1:123456789012:secret:rds!cluster-7f3d0c7e-AbCdEf"

    private func options(_ url: String, _ environment: [String: String] = [:]) throws -> DataAPIOptions {
        try DataAPIOptions(url: url) { environment[$0] }
    }

    @Test("says everything, percent-encoded or not")
    func url() throws {
        let options = try options(
            "rds-data:?resourceArn=\(Self.cluster)&secretArn=arn%3Aaws%3Asecretsmanager%3Aeu-central-1%3A123456789012%3Asecret%3Ax&database=inv&engine=postgresql&resume_timeout=2.5&dictionary_bytes=0"
        )
        #expect(options.resourceARN == Self.cluster)
        #expect(options.secretARN == "arn:aws:secretsmanager:eu-central-1:123456789012:secret:x")
        #expect(options.database == "inv")
        #expect(options.engine == .postgresql)
        #expect(options.region == "eu-central-1")
        #expect(options.resumeTimeout == .seconds(2.5))
        #expect(options.dictionaryBytes == 0)
    }

    @Test("leaves to the 2019 sample's variables what it does not say")
    func environment() throws {
        let options = try options(
            "rds-data:?database=other",
            ["DB_CLUSTER_ARN": Self.cluster, "DB_CRED_SECRETS_STORE_ARN": Self.secret, "DB_NAME": "inventory"])
        #expect(options.database == "other")
        #expect(options.secretARN == Self.secret)
        #expect(options.engine == .mysql)
    }

    @Test(
        "is refused with one clear line when something is wrong",
        arguments: [
            ("rds-data:", "lacks resourceArn, the cluster's ARN (or DB_CLUSTER_ARN)"),
            ("rds-data:?resourceArn=\(cluster)", "lacks secretArn"),
            ("rds-data:?resourceArn=\(cluster)&secretArn=\(secret)", "lacks database"),
            ("rds-data:?resourceArn=\(cluster)&secretArn=\(secret)&database=", "lacks database"),
            ("rds-data:?resourceArn=x&secretArn=\(secret)&database=d", "'x' is no cluster's ARN"),
            ("rds-data:?resourceArn=\(cluster)&secretArn=\(cluster)&database=d", "is no secret's ARN"),
            ("rds-data:?resourceArn=\(cluster)&secretArn=\(secret)&database=d&engine=oracle", "engine 'oracle'"),
            ("rds-data:?resourceArn=\(cluster)&secretArn=\(secret)&database=d&resume_timeout=soon", "resume_timeout"),
            ("rds-data:?arn=\(cluster)", "has no option 'arn'; it has database,"),
            ("rds-data:?database=%G1", "misplaced '%'"),
        ])
    func refusals(_ url: String, _ words: String) {
        let error = #expect(throws: InventoryError.self) { try options(url) }
        #expect(error?.kind == .invalidInput)
        #expect(error?.message.contains(words) == true, "\(error?.message ?? "")")
    }

    @Test("opens nothing without credentials, and says in one line where it looked")
    func credentials() async throws {
        let error = await #expect(throws: InventoryError.self) {
            _ = try await DataAPIStorage.open(
                "rds-data:?resourceArn=\(Self.cluster)&secretArn=\(Self.secret)&database=d&engine=postgresql",
                environment: AWSEnvironment(["AWS_EC2_METADATA_DISABLED": "true", "HOME": "/nonexistent"]),
                logger: silentLogger)
        }
        #expect(error?.kind == .unavailable)
        let message = error?.message ?? ""
        #expect(message.hasPrefix("rds-data: There are no AWS credentials. Looked at: environment"), "\(message)")
        #expect(message.contains("/nonexistent/.aws/credentials") && !message.contains("\n"))
    }
}
