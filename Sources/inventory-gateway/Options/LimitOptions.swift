import ArgumentParser
import Gateway
import GatewayLambda
import GatewayServer
import GraphQLExecution
import InventoryAPI

/// The options that bound what callers may ask for.
struct LimitOptions: ParsableArguments {
    @Option(help: .setting("The most records of one page.", "INVENTORY_MAX_PAGE_SIZE", default: "1000", valueName: "n"))
    var maxPageSize: Positive?

    @Option(
        help: .setting(
            "The most selection sets inside each other in an operation.", "INVENTORY_MAX_DEPTH", default: "25",
            valueName: "n"))
    var maxDepth: Positive?

    @Option(
        help: .setting("The most fields of an operation.", "INVENTORY_MAX_FIELDS", default: "10000", valueName: "n"))
    var maxFields: Positive?

    @Option(
        help: .setting(
            "The most fields at an operation's root.", "INVENTORY_MAX_ROOT_FIELDS", default: "50", valueName: "n"))
    var maxRootFields: Positive?

    @Option(
        help: .setting("The most aliases of an operation.", "INVENTORY_MAX_ALIASES", default: "100", valueName: "n"))
    var maxAliases: Positive?

    @Option(
        help: .setting(
            "How often one field may be selected at one place.", "INVENTORY_MAX_REPETITIONS", default: "100",
            valueName: "n"))
    var maxRepetitions: Positive?

    @Option(
        help: .setting("The most directives of a document.", "INVENTORY_MAX_DIRECTIVES", default: "50", valueName: "n"))
    var maxDirectives: Positive?

    @Option(
        help: .setting(
            "The most directives on one field, fragment or variable.", "INVENTORY_MAX_DIRECTIVES_PER_PLACE",
            default: "5", valueName: "n"))
    var maxDirectivesPerPlace: Positive?

    @Option(
        help: .setting(
            "The most lists of an introspection type's parts inside each other.", "INVENTORY_MAX_INTROSPECTION_DEPTH",
            default: "2", valueName: "n"))
    var maxIntrospectionDepth: Positive?

    @Option(
        help: .setting(
            "The most rows an operation may be estimated to read.", "INVENTORY_MAX_COST", default: "100000",
            valueName: "n"))
    var maxCost: Positive?

    @Option(
        help: .setting("The most tokens of a document.", "INVENTORY_MAX_TOKENS", default: "15000", valueName: "n"))
    var maxTokens: Positive?

    @Option(
        help: .setting("The largest request body.", "INVENTORY_MAX_BODY_SIZE", default: "1MiB", valueName: "bytes"))
    var maxBodySize: ByteOption?

    @Option(
        help: .setting(
            "Limits that let pass what exceeds them, log it and count it: \(WarnOnly.allValueStrings.joined(separator: ", ")).",
            "INVENTORY_WARN_ONLY", valueName: "names"))
    var warnOnly: WarnOnly?

    @Option(
        help: .setting("The most connections at a time.", "INVENTORY_MAX_CONNECTIONS", default: "10000", valueName: "n")
    )
    var maxConnections: Positive?

    @Option(
        help: .setting(
            "The most GraphQL and /ec2 requests that are worked on at a time.", "INVENTORY_MAX_IN_FLIGHT",
            default: "1000", valueName: "n"))
    var maxInFlight: Positive?

    @Option(
        help: .setting(
            "The most requests that wait beyond those; more are answered with 503.", "INVENTORY_MAX_WAITING",
            default: "1000", valueName: "n"))
    var maxWaiting: Count?

    @Option(
        help: .setting(
            "The most requests of one client address in a second; 0 sets no limit.", "INVENTORY_MAX_RATE",
            default: "1000, and none for this machine's own addresses", valueName: "n"))
    var maxRate: Count?

    @Option(
        help: .setting(
            "How long a request may take, as 500ms or 30s.", "INVENTORY_REQUEST_TIMEOUT", default: "30s",
            valueName: "time"))
    var requestTimeout: TimeOption?

    @Option(
        help: .setting(
            "How long requests in progress may go on when the server is told to stop.", "INVENTORY_SHUTDOWN_GRACE",
            default: "30s", valueName: "time"))
    var shutdownGrace: TimeOption?

    @Option(
        help: .setting("Threads that serve connections.", "INVENTORY_THREADS", default: "one a core", valueName: "n"))
    var threads: Positive?

    /// Sets what bounds operations.
    func apply(to options: inout InventoryAPIOptions) throws(CommandFailure) {
        for (limit, value, variable) in [
            (OperationLimit.pageSize, maxPageSize, "INVENTORY_MAX_PAGE_SIZE"),
            (.depth, maxDepth, "INVENTORY_MAX_DEPTH"), (.fields, maxFields, "INVENTORY_MAX_FIELDS"),
            (.rootFields, maxRootFields, "INVENTORY_MAX_ROOT_FIELDS"),
            (.aliases, maxAliases, "INVENTORY_MAX_ALIASES"),
            (.repetitions, maxRepetitions, "INVENTORY_MAX_REPETITIONS"),
            (.directives, maxDirectives, "INVENTORY_MAX_DIRECTIVES"),
            (.directivesPerPlace, maxDirectivesPerPlace, "INVENTORY_MAX_DIRECTIVES_PER_PLACE"),
            (.introspectionDepth, maxIntrospectionDepth, "INVENTORY_MAX_INTROSPECTION_DEPTH"),
            (.cost, maxCost, "INVENTORY_MAX_COST"), (.tokens, maxTokens, "INVENTORY_MAX_TOKENS"),
        ] {
            if let value = try Setting.value(value, variable) { options.executor.limits[limit] = value.value }
        }
        options.executor.limits.warnOnly = try warned().operations
    }

    private func warned() throws(CommandFailure) -> WarnOnly {
        try Setting.value(warnOnly, "INVENTORY_WARN_ONLY") ?? WarnOnly()
    }

    /// Sets what bounds the requests of all, and of each client; and what only warns.
    func apply(to configuration: inout GatewayConfiguration) throws(CommandFailure) {
        if let count = try Setting.value(maxInFlight, "INVENTORY_MAX_IN_FLIGHT") {
            configuration.maximumRequestsInFlight = count.value
        }
        if let count = try Setting.value(maxWaiting, "INVENTORY_MAX_WAITING") {
            configuration.maximumRequestsWaiting = count.value
        }
        if let rate = try Setting.value(maxRate, "INVENTORY_MAX_RATE") {
            configuration.maximumRequestsPerSecond = rate.value
            configuration.limitsLoopback = true
        }
        configuration.warnOnly = try warned().frontDoor
        if try warned().bodySize {
            configuration.warnedBodyBytes = try bodyBytes()
        }
    }

    private func bodyBytes() throws(CommandFailure) -> Int {
        try Setting.value(maxBodySize, "INVENTORY_MAX_BODY_SIZE")?.bytes ?? ServerConfiguration().maximumBodyBytes
    }

    /// Sets what bounds connections and requests.
    func apply(to configuration: inout ServerConfiguration) throws(CommandFailure) {
        configuration.maximumBodyBytes = try warned().bodySize ? ByteOption.greatest : bodyBytes()
        if let count = try Setting.value(maxConnections, "INVENTORY_MAX_CONNECTIONS") {
            configuration.maximumConnections = count.value
        }
        if let time = try Setting.value(requestTimeout, "INVENTORY_REQUEST_TIMEOUT") {
            configuration.requestTimeout = time.duration
        }
        if let time = try Setting.value(shutdownGrace, "INVENTORY_SHUTDOWN_GRACE") {
            configuration.shutdownGrace = time.duration
        }
        configuration.eventLoops = try Setting.value(threads, "INVENTORY_THREADS")?.value
    }

    /// Sets what bounds invocations; connections are Lambda's.
    func apply(to configuration: inout LambdaConfiguration) throws(CommandFailure) {
        configuration.maximumBodyBytes = try warned().bodySize ? ByteOption.greatest : bodyBytes()
        if let time = try Setting.value(requestTimeout, "INVENTORY_REQUEST_TIMEOUT") {
            configuration.requestTimeout = time.duration
        }
    }
}
