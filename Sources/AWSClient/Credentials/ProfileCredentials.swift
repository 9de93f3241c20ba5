/// The profile in use: keys, a role with another profile or source behind it, or a process that prints credentials.
struct ProfileCredentials: CredentialSource {
    let profiles: AWSProfiles
    let environment: AWSEnvironment
    let tokens: SecurityTokenService
    let transport: any HTTPTransport

    func credentials() async throws(AWSError) -> CredentialLookup {
        let place = "profile \(profiles.name) (\(profiles.paths.joined(separator: ", ")))"
        guard profiles[profiles.name] != nil else {
            guard !profiles.isNamed else {
                throw AWSError(
                    .configuration,
                    "The profile '\(profiles.name)', which AWS_PROFILE names, is in none of: "
                        + "\(profiles.paths.joined(separator: ", ")).")
            }
            return .notConfigured("\(place): no such profile")
        }
        guard let credentials = try await credentials(of: profiles.name, after: []) else {
            return .notConfigured("\(place): it has no credentials")
        }
        return .found(credentials)
    }

    /// - Parameter users: The profiles that lead here by `source_profile`.
    private func credentials(of name: String, after users: [String]) async throws(AWSError) -> AWSCredentials? {
        guard let profile = profiles[name] else {
            throw AWSError(
                .configuration,
                "The profile '\(name)', which '\(users.last ?? "")' has as source_profile, does not exist.")
        }
        func setting(_ key: String) -> String? { profile[key].flatMap { $0.isEmpty ? nil : $0 } }

        // A profile that names itself as its source means its own keys.
        if let role = setting("role_arn"), users.last != name {
            guard !users.contains(name) else {
                throw AWSError(
                    .configuration,
                    "The profiles \((users + [name]).joined(separator: " → ")) are each other's source_profile.")
            }
            let request = SecurityTokenService.Role(
                arn: role, sessionName: setting("role_session_name"), externalID: setting("external_id"),
                durationSeconds: setting("duration_seconds"))
            if let file = setting("web_identity_token_file") {
                return try await tokens.assume(request, tokenFile: file)
            }
            if setting("mfa_serial") != nil {
                throw AWSError(
                    .configuration,
                    "The profile '\(name)' asks for a one-time password, which a server can't be asked for.")
            }
            return try await tokens.assume(request, with: try await source(of: name, setting, after: users))
        }
        if let id = setting("aws_access_key_id") {
            guard let secret = setting("aws_secret_access_key") else {
                throw AWSError(
                    .configuration, "The profile '\(name)' has aws_access_key_id, and no aws_secret_access_key.")
            }
            return AWSCredentials(
                accessKeyID: id, secretAccessKey: Secret(secret),
                sessionToken: setting("aws_session_token").map(Secret.init))
        }
        if let command = setting("credential_process") { return try await CredentialProcess(command).credentials() }
        if setting("sso_session") != nil || setting("sso_start_url") != nil {
            throw AWSError(
                .configuration,
                "The profile '\(name)' signs in by SSO. Let the AWS command line do that: credential_process = "
                    + "aws configure export-credentials --profile \(name)")
        }
        return nil
    }

    /// The credentials that ask for a profile's role.
    private func source(
        of name: String, _ setting: (String) -> String?, after users: [String]
    ) async throws(AWSError) -> AWSCredentials {
        switch (setting("source_profile"), setting("credential_source")) {
        case (let source?, nil):
            if let credentials = try await credentials(of: source, after: users + [name]) { return credentials }
            throw AWSError(
                .configuration, "The profile '\(source)' has no credentials; '\(name)' has it as source_profile.")
        case (nil, "Environment"): return try await use(EnvironmentCredentials(environment: environment), name)
        case (nil, "EcsContainer"):
            return try await use(ContainerCredentials(environment: environment, transport: transport), name)
        case (nil, "Ec2InstanceMetadata"):
            return try await use(InstanceMetadataCredentials(environment: environment, transport: transport), name)
        case (nil, let other?):
            throw AWSError(
                .configuration,
                "The profile '\(name)' has the credential_source '\(other)'; it must be Environment, EcsContainer or "
                    + "Ec2InstanceMetadata.")
        case (_, nil):
            throw AWSError(
                .configuration, "The profile '\(name)' has a role_arn; source_profile or credential_source is missing.")
        case (_?, _?):
            throw AWSError(
                .configuration, "The profile '\(name)' has both source_profile and credential_source; it must be one.")
        }
    }

    private func use(_ source: some CredentialSource, _ name: String) async throws(AWSError) -> AWSCredentials {
        switch try await source.credentials() {
        case .found(let credentials): return credentials
        case .notConfigured(let reason):
            throw AWSError(.noCredentials, "The credential_source of the profile '\(name)' has none: \(reason).")
        }
    }
}
