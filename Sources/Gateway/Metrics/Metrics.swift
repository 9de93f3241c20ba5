internal import HTTPTypes
internal import Inventory

/// What the gateway counts about itself.
final class Metrics: Sendable {
    /// Connections that are open.
    let openConnections = Counter()
    /// Connections that were accepted so far.
    let acceptedConnections = Counter()
    /// Statements sent to the store.
    let statements = Counter()
    /// Bytes of the store's answers, where they come over HTTP.
    let statementBytes = Counter()
    /// Requests whose work was cancelled: the client had gone, or the time was up.
    let cancelledRequests = Counter()
    private let routes = RouteLabel.allCases.map { _ in RouteMetrics() }
    private let refusals = RefusedLimit.allCases.map { _ in Counter() }

    /// Counts an answered request.
    func record(_ route: RouteLabel, _ status: HTTPResponse.Status, _ duration: Duration, _ meter: StatementMeter) {
        self[route].record(status, duration)
        if meter.statements > 0 { statements.add(meter.statements) }
        if meter.bytes > 0 { statementBytes.add(meter.bytes) }
    }

    /// Counts a request that was refused for a limit.
    func record(refusalFor limit: RefusedLimit) {
        for (index, known) in RefusedLimit.allCases.enumerated() where known == limit { refusals[index].add() }
    }

    private subscript(route: RouteLabel) -> RouteMetrics {
        switch route {
        case .graphQL: routes[0]
        case .legacyEC2: routes[1]
        case .page: routes[2]
        case .health: routes[3]
        case .metrics: routes[4]
        case .unknown: routes[5]
        }
    }

    /// Writes all of it.
    /// - Parameter excesses: Requests beyond the limits on operations, and beyond limits that only warn.
    func write(to text: inout PrometheusText, excesses: [LimitLog.Count]) {
        let byRoute = Array(zip(RouteLabel.allCases.map(\.rawValue), routes))
        text.family("http_requests_total", "counter", "Requests answered, by route and status.")
        for (route, metrics) in byRoute {
            for (code, count) in metrics.requests {
                text.sample("http_requests_total", [("route", route), ("status", String(code))], count)
            }
        }
        let durations = "http_request_duration_seconds"
        text.family(durations, "histogram", "Time from a complete request to its answer.")
        for (route, metrics) in byRoute where !metrics.requests.isEmpty {
            let counts = metrics.durations.cumulated
            for (bound, count) in zip(DurationHistogram.bounds.map(\.text.description) + ["+Inf"], counts) {
                text.sample(durations + "_bucket", [("route", route), ("le", bound)], count)
            }
            text.sample(durations + "_sum", [("route", route)], metrics.durations.seconds)
            text.sample(durations + "_count", [("route", route)], counts.last ?? 0)
        }
        text.family("refusals_total", "counter", "Requests refused, by the limit they exceeded.")
        for (limit, counter) in zip(RefusedLimit.allCases, refusals) {
            text.sample("refusals_total", [("limit", limit.rawValue)], counter.value)
        }
        for count in excesses where count.isRefused {
            text.sample("refusals_total", [("limit", count.limit)], count.count)
        }
        text.family("limit_warnings_total", "counter", "Requests beyond limits that only warn, by the limit.")
        for count in excesses where !count.isRefused {
            text.sample("limit_warnings_total", [("limit", count.limit)], count.count)
        }
        text.family("cancelled_requests_total", "counter", "Requests given up: client gone, or time up.")
        text.sample("cancelled_requests_total", [], cancelledRequests.value)
        text.family("statements_total", "counter", "Statements sent to the store.")
        text.sample("statements_total", [], statements.value)
        text.family("statement_answer_bytes_total", "counter", "Bytes of the store's answers over HTTP (RDS Data API).")
        text.sample("statement_answer_bytes_total", [], statementBytes.value)
        text.family("connections_total", "counter", "Connections accepted.")
        text.sample("connections_total", [], acceptedConnections.value)
        text.family("connections", "gauge", "Connections open.")
        text.sample("connections", [], openConnections.value)
    }
}
