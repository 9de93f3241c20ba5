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
        help: .setting("The most tokens of a document.", "INVENTORY_MAX_TOKENS", default: "15000", valueName: "n"))
    var maxTokens: Positive?

    @Option(
        help: .setting("The largest request body.", "INVENTORY_MAX_BODY_SIZE", default: "1MiB", valueName: "bytes"))
    var maxBodySize: ByteOption?

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
        if let size = try Setting.value(maxPageSize, "INVENTORY_MAX_PAGE_SIZE") { options.maximumPageSize = size.value }
        if let depth = try Setting.value(maxDepth, "INVENTORY_MAX_DEPTH") {
            options.executor.limits.depth = depth.value
        }
        if let fields = try Setting.value(maxFields, "INVENTORY_MAX_FIELDS") {
            options.executor.limits.fields = fields.value
        }
        if let tokens = try Setting.value(maxTokens, "INVENTORY_MAX_TOKENS") {
            options.executor.limits.tokens = tokens.value
        }
    }

    /// Sets what bounds the requests of all, and of each client.
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
    }

    /// Sets what bounds connections and requests.
    func apply(to configuration: inout ServerConfiguration) throws(CommandFailure) {
        if let size = try Setting.value(maxBodySize, "INVENTORY_MAX_BODY_SIZE") {
            configuration.maximumBodyBytes = size.bytes
        }
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
        if let size = try Setting.value(maxBodySize, "INVENTORY_MAX_BODY_SIZE") {
            configuration.maximumBodyBytes = size.bytes
        }
        if let time = try Setting.value(requestTimeout, "INVENTORY_REQUEST_TIMEOUT") {
            configuration.requestTimeout = time.duration
        }
    }
}
