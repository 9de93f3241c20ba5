public import HTTPTypes
public import InventoryAPI
public import Logging

/// The gateway's HTTP interface without a server: a response for every request.
public final class Gateway: Responder {
    private let graphQL: GraphQLRoute
    private let schema: SchemaRoute?
    private let liveness = LivenessRoute()
    private let readiness: ReadinessRoute
    private let home: any Route
    private let explorer: ExplorerRoute?
    private let legacyEC2: LegacyEC2Route
    private let accessLog: AccessLog
    private let warnedBodyBytes: Int?
    /// Exceeded limits, logged and counted.
    public let limits: LimitLog

    /// The gateway over an API.
    ///
    /// - Throws: `SchemaErrors` if a document of the legacy routes does not fit the schema.
    public init(api: InventoryAPI, configuration: GatewayConfiguration = .init(), logger: Logger) throws {
        limits = LimitLog(logger)
        graphQL = GraphQLRoute(api: api, limits: limits)
        schema = configuration.showsSchema ? SchemaRoute() : nil
        warnedBodyBytes = configuration.warnedBodyBytes
        readiness = ReadinessRoute(api: api, timeout: configuration.readinessTimeout)
        explorer = configuration.showsExplorer ? ExplorerRoute() : nil
        home = explorer ?? HomeRoute()
        legacyEC2 = try LegacyEC2Route(api: api, faults: FaultLog(logger))
        accessLog = AccessLog(logger)
    }

    /// The response to a request, with its `X-Request-ID`; one line in the log says what was answered.
    public func respond(to request: GatewayRequest) async -> GatewayResponse {
        let exchange = Exchange(request, isLogged: accessLog.isOn)
        if let warnedBodyBytes, request.body.count > warnedBodyBytes {
            limits.record("body-size", warnedBodyBytes, value: request.body.count, isRefused: false, exchange)
        }
        var response = await route(exchange)
        response.headerFields[.xRequestID] = exchange.id
        accessLog.record(exchange, response)
        return response
    }

    /// The response to what a front door refuses by itself.
    public func refuse(_ status: HTTPResponse.Status, _ message: String, _ head: HTTPRequest?) -> GatewayResponse {
        let exchange = Exchange(
            GatewayRequest(head: head ?? HTTPRequest(method: .get, scheme: nil, authority: nil, path: nil)),
            isLogged: accessLog.isOn)
        var response =
            exchange.path.hasPrefix(LegacyEC2Route.pathPrefix)
            ? LegacyEC2Route.error(status, message) : .error(status, .init(status), message)
        if status == .serviceUnavailable { response.headerFields[.retryAfter] = "1" }
        response.headerFields[.xRequestID] = exchange.id
        accessLog.record(exchange, response)
        return response
    }

    private func route(_ exchange: Exchange) async -> GatewayResponse {
        var found: (any Route)?
        switch exchange.path {
        case "/graphql": found = graphQL
        case "/": found = home
        case "/schema.graphql": found = schema
        case "/health/live": found = liveness
        case "/health/ready": found = readiness
        case "*" where exchange.request.head.method == .options:
            return GatewayResponse(status: .noContent, headerFields: [.allow: "GET, HEAD, POST, OPTIONS"])
        case let path where path.hasPrefix(LegacyEC2Route.pathPrefix): found = legacyEC2
        case let path where path.hasPrefix(ExplorerRoute.pathPrefix): found = explorer
        default: break
        }
        guard let route = found else { return .error(.notFound, .notFound, "There is nothing at this path.") }
        let method = exchange.request.head.method
        if route.methods.contains(method) || (method == .head && route.methods.contains(.get)) {
            return await route.respond(to: exchange)
        }
        if method == .options { return GatewayResponse(status: .noContent, headerFields: [.allow: route.allow]) }
        var response = route.error(.methodNotAllowed, "The method is not allowed here; allowed are \(route.allow).")
        response.headerFields[.allow] = route.allow
        return response
    }
}
