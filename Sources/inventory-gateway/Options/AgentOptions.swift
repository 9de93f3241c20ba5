import ArgumentParser

/// The options of `collect` that matter when it runs on a timer, on many hosts.
struct AgentOptions: ParsableArguments {
    @Option(
        help: .setting(
            "A file to remember in what was sent; nothing is sent while nothing has changed.", "INVENTORY_STATE",
            valueName: "file"),
        completion: .file())
    var state: String?

    @Option(
        help: .setting(
            "After this time it is sent again all the same, as 24h or 7d.", "INVENTORY_REFRESH", default: "24h",
            valueName: "time"))
    var refresh: TimeOption?

    @Option(
        help: .setting(
            "Wait a random time before anything else, at the most this.", "INVENTORY_JITTER", default: "0s",
            valueName: "time"))
    var jitter: TimeOption?

    @Option(
        help: .setting(
            "How often to try when the inventory can't take it now.", "INVENTORY_ATTEMPTS", default: "4",
            valueName: "n"))
    var attempts: Positive?

    @Option(
        help: .setting(
            "The longest first pause between two tries; each next one may be twice as long, up to 5m.",
            "INVENTORY_RETRY_DELAY", default: "2s", valueName: "time"))
    var retryDelay: TimeOption?

    @Option(
        help: .setting(
            "How requests are authorized: aws signs them with AWS credentials, none does not.",
            "INVENTORY_AUTHORIZATION", default: "aws for API Gateway, else none", valueName: "way"))
    var authorization: RequestAuthorization?

    /// The options with their other sources and defaults.
    func resolve() throws(CommandFailure) -> AgentSettings {
        AgentSettings(
            stateFile: try Setting.value(state, "INVENTORY_STATE"),
            refresh: try Setting.value(refresh, "INVENTORY_REFRESH")?.duration ?? .seconds(86_400),
            jitter: try Setting.value(jitter, "INVENTORY_JITTER")?.duration ?? .zero,
            persistence: Persistence(
                attempts: try Setting.value(attempts, "INVENTORY_ATTEMPTS")?.value ?? 4,
                delay: try Setting.value(retryDelay, "INVENTORY_RETRY_DELAY")?.duration ?? .seconds(2)),
            authorization: try Setting.value(authorization, "INVENTORY_AUTHORIZATION"))
    }
}

/// How `collect` behaves as an agent.
struct AgentSettings {
    /// Where it remembers what was sent; nil where it does not.
    var stateFile: String?
    /// After this time, what has not changed is sent again.
    var refresh: Duration
    /// The longest wait at the start.
    var jitter: Duration
    /// How it goes on trying.
    var persistence: Persistence
    /// How requests to a gateway are authorized; nil for what its address asks for.
    var authorization: RequestAuthorization?
}
