import ArgumentParser
import Gateway
import GraphQLExecution
import InventoryAPI

/// The options that say what strangers are shown.
struct ProfileOptions: ParsableArguments {
    @Option(
        help: .setting(
            "What strangers are shown: production answers no introspection, explains nothing and has no explorer.",
            "INVENTORY_PROFILE", default: "development for serve on a loopback address, else production",
            valueName: "profile"))
    var profile: Profile?

    @Flag(
        help: .setting(
            "Answer introspection, and show the schema, in the profile production too.", "INVENTORY_INTROSPECTION"))
    var introspection = false

    @Flag(
        help: .setting(
            "Explain operations to requests with the extension {\"explain\": true}: statements, parameters, plans; in the profile production too.",
            "INVENTORY_EXPLAIN"))
    var explain = false

    /// The profile that is asked for.
    func resolve(default fallback: Profile) throws(CommandFailure) -> Profile {
        try Setting.value(profile, "INVENTORY_PROFILE") ?? fallback
    }

    /// Sets how documents are answered.
    func apply(_ profile: Profile, to options: inout InventoryAPIOptions) throws(CommandFailure) {
        profile.apply(to: &options)
        if try showsSchema { options.executor.introspection = true }
        if try Setting.flag(explain, "INVENTORY_EXPLAIN") { options.allowsExplain = true }
    }

    /// What the gateway shows.
    func configuration(_ profile: Profile) throws(CommandFailure) -> GatewayConfiguration {
        var configuration = GatewayConfiguration(profile: profile)
        if try showsSchema { configuration.showsSchema = true }
        return configuration
    }

    private var showsSchema: Bool {
        get throws(CommandFailure) { try Setting.flag(introspection, "INVENTORY_INTROSPECTION") }
    }
}
