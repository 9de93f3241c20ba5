import ArgumentParser
import Gateway
import GatewayServer
import Inventory
import InventoryAPI
import Logging

/// `serve`: the HTTP server.
struct ServeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve",
        abstract: "Serves the inventory over HTTP.",
        discussion: """
            GraphQL at /graphql, the explorer at /, the schema at /schema.graphql, the REST API of the 2019 sample at \
            /ec2/{id}, health at /health/live and /health/ready. A SQLite file's pending migrations are applied at the \
            start; a server's, which others use too, only with --migrate. SIGTERM or SIGINT stops the server after the requests in progress; a second one stops it at once.

              inventory-gateway serve --port 9000 --store sqlite:/var/lib/inventory/inventory.db
            """)

    @Option(help: .setting("The address or host name to listen on.", "INVENTORY_HOST", default: "127.0.0.1"))
    var host: String?

    @Option(help: .setting("The port; 0 takes any free one.", "INVENTORY_PORT", default: "8080"))
    var port: UInt16?

    @OptionGroup var store: StoreOption

    @Flag(help: .setting("Apply pending migrations to a PostgreSQL database too.", "INVENTORY_MIGRATE"))
    var migrate = false

    @OptionGroup var profile: ProfileOptions

    @Option(
        help: .setting(
            "How much is logged: \(LogLevel.allCases.map(\.rawValue).joined(separator: ", ")).", "INVENTORY_LOG_LEVEL",
            default: "info", valueName: "level"))
    var logLevel: LogLevel?

    @OptionGroup(title: "HTTP") var http: HTTPOptions

    @OptionGroup(title: "Limits") var limits: LimitOptions

    @OptionGroup(title: "Traces") var tracing: TracingOptions

    func run() async throws {
        let url = try store.resolve()
        var configuration = ServerConfiguration()
        configuration.host = try Setting.value(host, "INVENTORY_HOST") ?? configuration.host
        configuration.port = try Setting.value(port, "INVENTORY_PORT").map(Int.init) ?? configuration.port
        try limits.apply(to: &configuration)
        try http.apply(to: &configuration)

        let level = try Setting.value(logLevel, "INVENTORY_LOG_LEVEL")?.level ?? .info
        let logger = Logger(label: "inventory-gateway") { _ in JSONLogHandler(logLevel: level) }
        var options = InventoryAPIOptions()
        try limits.apply(to: &options)
        // At home, a try-out: nobody but this machine can come.
        let profile = try profile.resolve(default: configuration.isOnLoopback ? .development : .production)
        try self.profile.apply(profile, to: &options)
        var gatewayConfiguration = try self.profile.configuration(profile)
        try limits.apply(to: &gatewayConfiguration)
        try http.apply(to: &gatewayConfiguration)
        let traces = try tracing.export(scheme: configuration.scheme, logger: logger)
        gatewayConfiguration.tracer = traces?.tracer
        configuration.tlsReloaded = { error in
            if let error {
                logger.error("the certificate was not renewed", metadata: ["error": "\(error)"])
            } else {
                logger.notice("the certificate was renewed")
            }
        }
        let faults = FaultLog(logger)
        options.reportFault = { error in faults.record(error) }

        let migrates = try Setting.flag(migrate, "INVENTORY_MIGRATE")
        try await url.withStore(migrates: migrates) { [configuration, logger, options, gatewayConfiguration] store in
            let api = try InventoryAPI(store: store, options: options)
            let problems = gatewayConfiguration.trustedDocuments?.problems(against: api.schema, file: "manifest") ?? []
            if let problem = problems.first {
                let line = problem.split(separator: "\n").first ?? ""
                throw CommandFailure("A trusted document does not fit the schema: \(line)")
            }
            let gateway = try Gateway(api: api, configuration: gatewayConfiguration, logger: logger)
            let server = GatewayServer(configuration: configuration, responder: gateway)
            let serve = { () async throws(ServerError) in
                try await server.run { port in
                    let host = configuration.host.contains(":") ? "[\(configuration.host)]" : configuration.host
                    logger.notice(
                        "serving \(url) at \(configuration.scheme)://\(host):\(port)",
                        metadata: ["profile": "\(profile)"])
                }
            }
            do throws(ServerError) {
                if let traces { try await traces.during(serve) } else { try await serve() }
            } catch {
                throw CommandFailure("\(error).")
            }
            logger.notice("stopped")
        }
    }
}

extension ServerConfiguration {
    /// The scheme of the server's addresses.
    fileprivate var scheme: String { tls == nil ? "http" : "https" }

    /// Whether only this machine can reach the server.
    fileprivate var isOnLoopback: Bool { host == "localhost" || host == "::1" || host.hasPrefix("127.") }
}
