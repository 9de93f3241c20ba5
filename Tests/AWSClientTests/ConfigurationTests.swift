import Testing

@testable import AWSClient

@Suite("Where a service is")
struct ConfigurationTests {
    private let directory: TemporaryDirectory

    init() throws { directory = try TemporaryDirectory() }

    private func endpoint(_ variables: [String: String], region: String = "eu-central-1") throws -> String {
        let environment = AWSEnvironment(["HOME": directory.path].merging(variables) { $1 })
        return try AWSConfiguration(environment).endpoint(ofService: "rds_data", prefix: "rds-data", region: region)
            .description
    }

    @Test(
        "AWS's own name, for the region's part of AWS",
        arguments: [
            ("eu-central-1", "https://rds-data.eu-central-1.amazonaws.com"),
            ("us-gov-west-1", "https://rds-data.us-gov-west-1.amazonaws.com"),
            ("cn-north-1", "https://rds-data.cn-north-1.amazonaws.com.cn"),
            ("us-iso-east-1", "https://rds-data.us-iso-east-1.c2s.ic.gov"),
            ("us-isob-east-1", "https://rds-data.us-isob-east-1.sc2s.sgov.gov"),
        ])
    func names(_ region: String, _ expected: String) throws { #expect(try endpoint([:], region: region) == expected) }

    @Test("or what variables and files say, the service's own before the general")
    func configured() throws {
        let file = try directory.write(
            "config",
            """
            [default]
            services = local
            endpoint_url = http://profile:1
            [services local]
            s3 =
              endpoint_url = http://s3:1
            rds_data =
              endpoint_url = http://service:1/
            [profile plain]
            endpoint_url = http://plain:1
            """)
        let files = ["AWS_CONFIG_FILE": file]
        #expect(try endpoint(files) == "http://service:1")
        #expect(try endpoint(files.merging(["AWS_PROFILE": "plain"]) { $1 }) == "http://plain:1")
        let general = files.merging(["AWS_ENDPOINT_URL": "http://general:80/base"]) { $1 }
        #expect(try endpoint(general) == "http://general/base")
        let own = general.merging(["AWS_ENDPOINT_URL_RDS_DATA": "https://[::1]:8443"]) { $1 }
        #expect(try endpoint(own) == "https://[::1]:8443")
        let ignored = own.merging(["AWS_IGNORE_CONFIGURED_ENDPOINT_URLS": "true"]) { $1 }
        #expect(try endpoint(ignored) == "https://rds-data.eu-central-1.amazonaws.com")
        #expect(try endpoint(["AWS_USE_FIPS_ENDPOINT": "true"]) == "https://rds-data-fips.eu-central-1.amazonaws.com")
    }

    @Test("or an error that says which setting is wrong")
    func errors() throws {
        let cases: [([String: String], String, String)] = [
            (["AWS_ENDPOINT_URL": "localhost:4566"], "eu-central-1", "AWS_ENDPOINT_URL is 'localhost:4566'"),
            (["AWS_ENDPOINT_URL_RDS_DATA": "http://a:0"], "eu-central-1", "AWS_ENDPOINT_URL_RDS_DATA is 'http://a:0'"),
            (["AWS_USE_FIPS_ENDPOINT": "maybe"], "eu-central-1", "it must be true or false"),
            ([:], "evil.example/", "is no region's name"),
            ([:], "", "is no region's name"),
        ]
        for (variables, region, words) in cases {
            let error = #expect(throws: AWSError.self) { _ = try endpoint(variables, region: region) }
            #expect(error?.message.contains(words) == true, "\(error?.message ?? "")")
        }
    }

    @Test("and the region is the environment's, else the profile's")
    func region() throws {
        let file = try directory.write("config", "[default]\nregion = us-west-2\n[profile other]\n region=x\n")
        func region(_ variables: [String: String]) throws -> String? {
            try AWSConfiguration(AWSEnvironment(["AWS_CONFIG_FILE": file].merging(variables) { $1 })).region
        }
        #expect(try region([:]) == "us-west-2")
        #expect(try region(["AWS_DEFAULT_REGION": "b"]) == "b")
        #expect(try region(["AWS_DEFAULT_REGION": "b", "AWS_REGION": "a"]) == "a")
        #expect(try region(["AWS_PROFILE": "none"]) == nil)
    }

    @Test("and the number of attempts is AWS_MAX_ATTEMPTS")
    func attempts() throws {
        func policy(_ variables: [String: String]) throws -> RetryPolicy {
            try AWSConfiguration(AWSEnvironment(variables)).retryPolicy
        }
        #expect(try policy([:]).maximumAttempts == 3)
        #expect(try policy(["AWS_MAX_ATTEMPTS": "7", "AWS_RETRY_MODE": "standard"]).maximumAttempts == 7)
        #expect(throws: AWSError.self) { try policy(["AWS_MAX_ATTEMPTS": "0"]) }
        #expect(throws: AWSError.self) { try policy(["AWS_RETRY_MODE": "often"]) }
    }
}
