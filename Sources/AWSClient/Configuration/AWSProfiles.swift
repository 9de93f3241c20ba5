/// The profiles of the two files that AWS's tools share: `~/.aws/credentials` and `~/.aws/config`, or what
/// `AWS_SHARED_CREDENTIALS_FILE` and `AWS_CONFIG_FILE` name.
struct AWSProfiles: Sendable {
    /// The profile in use: `AWS_PROFILE`, else `default`.
    let name: String
    /// Whether `AWS_PROFILE` names it: it has to exist then.
    let isNamed: Bool
    /// Where the files are; nil without a home directory.
    let paths: [String]
    private let credentials: [String: [String: String]]
    private let configuration: [String: [String: String]]

    init(_ environment: AWSEnvironment) throws(AWSError) {
        name = environment["AWS_PROFILE"] ?? environment["AWS_DEFAULT_PROFILE"] ?? "default"
        isNamed = environment["AWS_PROFILE"] != nil || environment["AWS_DEFAULT_PROFILE"] != nil
        let credentialsPath = environment.path("AWS_SHARED_CREDENTIALS_FILE", orHome: ".aws/credentials")
        let configurationPath = environment.path("AWS_CONFIG_FILE", orHome: ".aws/config")
        paths = [credentialsPath, configurationPath].compactMap { $0 }
        credentials = try Self.sections(credentialsPath)
        configuration = try Self.sections(configurationPath)
    }

    private static func sections(_ path: String?) throws(AWSError) -> [String: [String: String]] {
        guard let path, let bytes = try contents(ofFile: path) else { return [:] }
        return ConfigurationFile(String(decoding: bytes, as: UTF8.self)).sections
    }

    /// A profile's settings; where both files have one, the credentials file's counts. Nil when neither has the profile.
    subscript(_ profile: String) -> [String: String]? {
        let configured = configuration["profile \(profile)"] ?? (profile == "default" ? configuration[profile] : nil)
        guard let secret = credentials[profile] else { return configured }
        return (configured ?? [:]).merging(secret) { $1 }
    }

    /// A setting of the profile in use.
    func setting(_ key: String) -> String? {
        guard let value = self[name]?[key], !value.isEmpty else { return nil }
        return value
    }

    /// The endpoint that the profile's `services` section has for a service (`rds_data`).
    func endpoint(ofService service: String) -> String? {
        setting("services").flatMap { configuration["services \($0)"]?["\(service).endpoint_url"] }
    }
}
