public import Eventuals
public import HTTPTypes
internal import Inventory
public import InventoryAPI
public import Logging

/// The gateway's HTTP interface without a server: a response for every request.
public final class Gateway: Responder {
    // As what `route(_:)` gives: none is copied into a box for each request.
    private let graphQL: any Route
    private let schema: (any Route)?
    private let liveness: any Route = LivenessRoute()
    private let readiness: any Route
    private let metricsRoute: (any Route)?
    private let home: any Route
    private let explorer: (any Route)?
    private let legacyEC2: any Route
    private let crossOrigin: CrossOriginPolicy
    private let gate: RequestGate
    private let rate: ClientRate?
    private let metrics: Metrics?
    private let accessLog: AccessLog
    private let tracer: Tracer?
    private let warnedBodyBytes: Int?
    private let configuration: GatewayConfiguration
    /// Exceeded limits, logged and counted.
    public let limits: LimitLog

    /// The gateway over an API.
    ///
    /// - Throws: `SchemaErrors` if a document of the legacy routes does not fit the schema.
    public init(api: InventoryAPI, configuration: GatewayConfiguration = .init(), logger: Logger) throws {
        self.configuration = configuration
        crossOrigin = CrossOriginPolicy(configuration.allowedOrigins)
        gate = RequestGate(
            limit: configuration.maximumRequestsInFlight, queueLimit: configuration.maximumRequestsWaiting)
        rate =
            configuration.maximumRequestsPerSecond > 0
            ? ClientRate(
                requestsPerSecond: configuration.maximumRequestsPerSecond, coversLoopback: configuration.limitsLoopback)
            : nil
        limits = LimitLog(logger)
        graphQL = GraphQLRoute(api: api, configuration, limits)
        schema = configuration.showsSchema ? SchemaRoute() : nil
        warnedBodyBytes = configuration.warnedBodyBytes
        readiness = ReadinessRoute(
            api: api, gate: configuration.warnOnly.contains(.requestsInFlight) ? nil : gate,
            timeout: configuration.readinessTimeout)
        let metrics = configuration.keepsMetrics ? Metrics() : nil
        self.metrics = metrics
        metricsRoute = metrics.map { [limits, gate] metrics in
            MetricsRoute(
                metrics: metrics, limits: limits, gate: gate, api: api, spans: configuration.tracer?.queue)
        }
        legacyEC2 = try LegacyEC2Route(api: api, crossOrigin: crossOrigin, faults: FaultLog(logger))
        explorer = configuration.showsExplorer ? ExplorerRoute() : nil
        home = explorer ?? HomeRoute()
        accessLog = AccessLog(logger)
        tracer = configuration.tracer
    }

    /// The response to a request, with its `X-Request-ID`; one line in the log says what was answered.
    public func respond(to request: consuming GatewayRequest) -> Eventual<GatewayResponse> {
        if let proxies = configuration.trustedProxies {
            request.remoteAddress = proxies.client(request.head.headerFields, peer: request.remoteAddress)
        }
        let (exchange, route) = begin(request)
        let bodyBytes = exchange.request.body.count
        if let warnedBodyBytes, bodyBytes > warnedBodyBytes {
            limits.record("body-size", warnedBodyBytes, value: bodyBytes, isRefused: false, exchange)
        }
        return answer(exchange, route).map { response in
            var response = response
            if Task.isCancelled { self.metrics?.cancelledRequests.add() }
            self.finish(&response, exchange, route)
            return response
        }
    }

    /// The response to what a front door refuses by itself.
    public func refuse(
        _ status: HTTPResponse.Status, _ message: String, _ head: HTTPRequest?, limit: RefusedLimit?
    ) -> GatewayResponse {
        let known = head ?? HTTPRequest(method: .get, scheme: nil, authority: nil, path: nil)
        let (exchange, route) = begin(GatewayRequest(head: known), isTraced: head != nil)
        var response = refusal(route, status, message, limit)
        finish(&response, exchange, route)
        return response
    }

    /// Counts a connection.
    public func connectionOpened() {
        metrics?.openConnections.add()
        metrics?.acceptedConnections.add()
    }

    /// Counts a connection out.
    public func connectionClosed() { metrics?.openConnections.add(-1) }

    // MARK: Answering

    private func begin(_ request: consuming GatewayRequest, isTraced: Bool = true) -> (Exchange, (any Route)?) {
        let target = RequestTarget(request.head)
        let route = route(target.path)
        let isTraced = isTraced && route?.isTraced ?? true
        let trace = isTraced ? tracer?.begin(request) : nil
        return (Exchange(request, target, trace), route)
    }

    private func answer(_ exchange: Exchange, _ route: (any Route)?) -> Eventual<GatewayResponse> {
        let method = exchange.request.head.method
        guard let route else {
            if exchange.path == "*", method == .options {
                return .ready(GatewayResponse(status: .noContent, headerFields: [.allow: "GET, HEAD, POST, OPTIONS"]))
            }
            return .ready(.error(.notFound, .notFound, "There is nothing at this path."))
        }
        if route.methods.contains(method) || (method == .head && route.methods.contains(.get)) {
            return route.isBounded ? admit(exchange, route) : route.respond(to: exchange)
        }
        if method == .options {
            return .ready(GatewayResponse(status: .noContent, headerFields: [.allow: route.allow]))
        }
        var response = route.error(.methodNotAllowed, "The method is not allowed here; allowed are \(route.allow).")
        response.headerFields[.allow] = route.allow
        return .ready(response)
    }

    /// Has a request answered if its client has not sent too many, and when there is room for it.
    private func admit(_ exchange: Exchange, _ route: any Route) -> Eventual<GatewayResponse> {
        if let rate, let address = exchange.request.remoteAddress, !rate.admit(address, at: exchange.start),
            isEnforced(.clientRate, configuration.maximumRequestsPerSecond, exchange)
        {
            return .ready(
                refusal(
                    route, .tooManyRequests, "Too many requests come from this client; send fewer a second.",
                    .clientRate))
        }
        switch gate.arrive() {
        case .entered: return admitted(exchange, route)
        case .inLine(let number):
            return .pending {
                guard await self.gate.wait(number) else {
                    return route.error(.serviceUnavailable, "The request was given up while it waited for others.")
                }
                return await self.admitted(exchange, route).value
            }
        case .refused:
            guard isEnforced(.requestsInFlight, configuration.maximumRequestsInFlight, exchange) else {
                return route.respond(to: exchange)
            }
            return .ready(
                refusal(
                    route, .serviceUnavailable, "More requests come than can be answered; try again later.",
                    .requestsInFlight))
        }
    }

    /// Has a request answered that was let in.
    private func admitted(_ exchange: Exchange, _ route: any Route) -> Eventual<GatewayResponse> {
        route.respond(to: exchange).map { response in
            self.gate.leave()
            return response
        }
    }

    /// Whether a limit that a request exceeds refuses it; if it only warns, tells of that.
    private func isEnforced(_ limit: RefusedLimit, _ maximum: Int, _ exchange: Exchange) -> Bool {
        guard configuration.warnOnly.contains(limit) else { return true }
        limits.record(limit.rawValue, maximum, value: maximum + 1, isRefused: false, exchange)
        return false
    }

    private func refusal(
        _ route: (any Route)?, _ status: HTTPResponse.Status, _ message: String, _ limit: RefusedLimit?
    ) -> GatewayResponse {
        if let limit { metrics?.record(refusalFor: limit) }
        var response = route?.error(status, message) ?? .error(status, HTTPErrorCode(status), message)
        if status == .serviceUnavailable || status == .tooManyRequests { response.headerFields[.retryAfter] = "1" }
        return response
    }

    /// Adds what every response has, counts it and logs it.
    private func finish(_ response: inout GatewayResponse, _ exchange: Exchange, _ route: (any Route)?) {
        crossOrigin.decorate(&response, exchange.request.head)
        response.headerFields[.xRequestID] = exchange.id
        let duration = exchange.start.duration(to: .now)
        metrics?.record(route?.label ?? .unknown, response.status, duration, exchange.meter)
        if let tracer, let trace = exchange.trace {
            tracer.finish(trace, exchange, route?.pattern(exchange.path), response, duration)
        }
        accessLog.record(exchange, response, duration)
    }

    private func route(_ path: Substring) -> (any Route)? {
        switch path {
        case "/graphql": graphQL
        case "/": home
        case "/schema.graphql": schema
        case "/health/live": liveness
        case "/health/ready": readiness
        case "/metrics": metricsRoute
        case let path where path.hasPrefix(LegacyEC2Route.pathPrefix): legacyEC2
        case let path where path.hasPrefix(ExplorerRoute.pathPrefix): explorer
        default: nil
        }
    }
}
