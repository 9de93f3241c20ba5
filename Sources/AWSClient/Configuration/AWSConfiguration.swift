/// What clients of AWS take from the environment and the shared files, read once.
public struct AWSConfiguration: Sendable {
    /// Where the settings come from.
    public let environment: AWSEnvironment
    let profiles: AWSProfiles

    /// Reads the files. Throws `configuration` when one is there and can't be read.
    public init(_ environment: AWSEnvironment = .process) throws(AWSError) {
        self.environment = environment
        profiles = try AWSProfiles(environment)
    }

    /// The region: `AWS_REGION`, `AWS_DEFAULT_REGION`, or the profile's; nil when none is set.
    public var region: String? {
        environment["AWS_REGION"] ?? environment["AWS_DEFAULT_REGION"] ?? profiles.setting("region")
    }

    /// Where a service listens in a region: what `AWS_ENDPOINT_URL_SERVICE`, `AWS_ENDPOINT_URL`, or the profile says, else
    /// AWS's own name for it.
    /// - Parameters:
    ///   - service: The service's id with `_` for spaces, in lower case: `rds_data`.
    ///   - prefix: How AWS's own name begins: `rds-data`.
    public func endpoint(
        ofService service: String, prefix: String, region: String
    ) throws(AWSError) -> AWSEndpoint {
        let ignores = try environment.flag("AWS_IGNORE_CONFIGURED_ENDPOINT_URLS")
        if !ignores, let (text, source) = configuredEndpoint(service) {
            guard let endpoint = AWSEndpoint(url: text) else {
                throw AWSError(.configuration, "\(source) is '\(text)'; http://HOST:PORT or https://HOST is expected.")
            }
            return endpoint
        }
        guard Partition.isRegion(region) else {
            throw AWSError(.configuration, "'\(region)' is no region's name; one like eu-central-1 is expected.")
        }
        let fips = try environment.flag("AWS_USE_FIPS_ENDPOINT") ? "-fips" : ""
        return AWSEndpoint(host: "\(prefix)\(fips).\(region).\(Partition.domain(ofRegion: region))")
    }

    private func configuredEndpoint(_ service: String) -> (url: String, source: String)? {
        for variable in ["AWS_ENDPOINT_URL_\(service.uppercased())", "AWS_ENDPOINT_URL"] {
            if let url = environment[variable] { return (url, variable) }
        }
        if let url = profiles.endpoint(ofService: service) { return (url, "The profile's endpoint_url of \(service)") }
        return profiles.setting("endpoint_url").map { ($0, "The profile's endpoint_url") }
    }

    /// How often a request is tried, from `AWS_MAX_ATTEMPTS` (or the profile's `max_attempts`).
    public var retryPolicy: RetryPolicy {
        get throws(AWSError) {
            var policy = RetryPolicy()
            if let mode = environment["AWS_RETRY_MODE"] ?? profiles.setting("retry_mode") {
                guard ["legacy", "standard", "adaptive"].contains(mode) else {
                    throw AWSError(.configuration, "AWS_RETRY_MODE is '\(mode)'; standard is what this client does.")
                }
            }
            if let text = environment["AWS_MAX_ATTEMPTS"] ?? profiles.setting("max_attempts") {
                guard let attempts = Int(text), 1...100 ~= attempts else {
                    throw AWSError(.configuration, "AWS_MAX_ATTEMPTS is '\(text)'; a number from 1 to 100 is expected.")
                }
                policy.maximumAttempts = attempts
            }
            return policy
        }
    }
}

/// The parts of AWS that share no accounts, told by the region's name.
enum Partition {
    private static let domains = [
        ("cn-", "amazonaws.com.cn"), ("us-iso-", "c2s.ic.gov"), ("us-isob-", "sc2s.sgov.gov"),
        ("us-isof-", "csp.hci.ic.gov"), ("eu-isoe-", "cloud.adc-e.uk"), ("eusc-", "amazonaws.eu"),
    ]

    /// What the names of a region's services end with.
    static func domain(ofRegion region: String) -> String {
        domains.first { region.hasPrefix($0.0) }?.1 ?? "amazonaws.com"
    }

    /// Whether a text can be a label of a host's name: nothing else may come between the service and the domain.
    static func isRegion(_ text: String) -> Bool {
        1...63 ~= text.utf8.count
            && text.utf8.allSatisfy { byte in
                (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
                    || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || byte == UInt8(ascii: "-")
            }
            && text.utf8.first != UInt8(ascii: "-") && text.utf8.last != UInt8(ascii: "-")
    }
}
