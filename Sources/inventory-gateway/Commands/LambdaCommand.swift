import ArgumentParser
import Gateway
import GatewayLambda
import GatewayServer
import Inventory
import InventoryAPI
import Logging

/// `lambda`: the AWS Lambda custom runtime.
struct LambdaCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "lambda",
        abstract: "Answers HTTP requests as an AWS Lambda function.",
        discussion: """
            A custom runtime: it takes the events of API Gateway (REST and HTTP APIs), of function URLs and of Application \
            Load Balancers, and answers what "serve" answers. Lambda starts it as "bootstrap", without arguments; this \
            command is chosen then, since AWS_LAMBDA_RUNTIME_API is set. All options come from the function's \
            environment variables.

            The store is opened once, when the environment starts. Its tables have to be there: "migrate" makes them. A \
            request may take 28 s unless an option says otherwise, and never longer than the function. Options that bound \
            connections and threads have no effect here: those are Lambda's.
            """)

    @OptionGroup var store: StoreOption

    @Option(
        help: .setting(
            "What is taken off the front of every path, such as /inventory. Stages and base paths of API Gateway go by themselves.",
            "INVENTORY_BASE_PATH", default: "nothing", valueName: "path"))
    var basePath: String?

    @Option(
        help: .setting(
            "How much is logged: \(LogLevel.allCases.map(\.rawValue).joined(separator: ", ")).", "INVENTORY_LOG_LEVEL",
            default: "info", valueName: "level"))
    var logLevel: LogLevel?

    @OptionGroup var profile: ProfileOptions

    @OptionGroup(title: "Limits") var limits: LimitOptions

    @OptionGroup(title: "Traces") var tracing: TracingOptions

    /// The variable by which Lambda says where its Runtime API is.
    private static let addressVariable = "AWS_LAMBDA_RUNTIME_API"

    /// Whether Lambda has started this process.
    static var isMeant: Bool { Setting.environment(addressVariable) != nil }

    func run() async throws {
        guard let address = Setting.environment(Self.addressVariable) else {
            throw CommandFailure.wrongUsage(
                "\(Self.addressVariable) is not set: this command is for AWS Lambda; \"serve\" is for everywhere else.")
        }
        let api: RuntimeAPI
        do throws(LambdaError) { api = try RuntimeAPI(address: address) } catch {
            throw CommandFailure.wrongUsage("\(error).")
        }
        do {
            try await serve(api)
            await api.close()
        } catch {
            await api.close()
            throw error
        }
    }

    /// Opens the store and answers invocations. Until then, what goes wrong is Lambda's to know too.
    private func serve(_ api: RuntimeAPI) async throws {
        let start = ContinuousClock.now
        var isInitialized = false
        do {
            let options = try Options(self)
            try await options.store.withStore { store in
                let gateway = try Gateway(
                    api: InventoryAPI(store: store, options: options.api), configuration: options.gateway,
                    logger: options.logger)
                let runtime = LambdaRuntime(
                    api, configuration: options.runtime, responder: gateway, logger: options.logger,
                    answered: { await options.traces?.flush() })
                isInitialized = true
                options.logger.notice(
                    "ready", metadata: ["store": "\(options.store)", "duration": "\(ContinuousClock.now - start)"])
                try await run(runtime)
                await options.traces?.end()
                options.logger.notice("stopped")
            }
        } catch {
            if !isInitialized { try? await api.reportInitialization(InvocationFailure(initialization: error)) }
            throw error
        }
    }

    /// Runs until Lambda or a signal ends it.
    private func run(_ runtime: LambdaRuntime) async throws {
        let signals = TerminationSignals()
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { await signals.next() }
            group.addTask {
                do throws(LambdaError) { try await runtime.run() } catch { throw CommandFailure("\(error).") }
            }
            try await group.next()
            // A second signal ends the process at once.
            signals.restoreDefaults()
            group.cancelAll()
            try await group.next()
        }
    }

    /// What the options and the environment say.
    private struct Options {
        var store: StoreURL
        var logger: Logger
        var api = InventoryAPIOptions()
        var gateway: GatewayConfiguration
        var runtime = LambdaConfiguration()
        var traces: TraceExport?

        init(_ command: LambdaCommand) throws(CommandFailure) {
            store = try command.store.resolve()
            let level = try Setting.value(command.logLevel, "INVENTORY_LOG_LEVEL")?.level ?? .info
            let logger = Logger(label: "inventory-gateway") { _ in JSONLogHandler(logLevel: level) }
            self.logger = logger
            let profile = try command.profile.resolve(default: .production)
            gateway = try command.profile.configuration(profile)
            try command.profile.apply(profile, to: &api)
            try command.limits.apply(to: &api)
            try command.limits.apply(to: &gateway)
            traces = try command.tracing.export(scheme: "https", logger: logger)
            gateway.tracer = traces?.tracer
            let faults = FaultLog(logger)
            api.reportFault = { error in faults.record(error) }
            runtime.basePath = try Self.basePath(command)
            try command.limits.apply(to: &runtime)
        }

        private static func basePath(_ command: LambdaCommand) throws(CommandFailure) -> String {
            guard var path = try Setting.value(command.basePath, "INVENTORY_BASE_PATH") else { return "" }
            guard path.hasPrefix("/") else {
                throw .wrongUsage("The base path '\(path)' has to begin with a slash, as /inventory.")
            }
            while path.hasSuffix("/") { path.removeLast() }
            return path
        }
    }
}

extension InvocationFailure {
    /// What Lambda is told of a start that failed.
    fileprivate init(initialization error: any Error) {
        self.init(type: "Gateway.InitializationFailed", message: (error as? CommandFailure)?.message ?? "\(error)")
    }
}
