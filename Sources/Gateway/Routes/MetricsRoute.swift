internal import Eventuals
internal import GraphQLExecution
internal import HTTPTypes
internal import InventoryAPI

/// `GET /metrics`: what the gateway counts about itself, for Prometheus.
final class MetricsRoute: Route {
    private let metrics: Metrics
    private let limits: LimitLog
    private let gate: RequestGate
    private let api: InventoryAPI
    private let spans: SpanQueue?

    init(metrics: Metrics, limits: LimitLog, gate: RequestGate, api: InventoryAPI, spans: SpanQueue?) {
        self.metrics = metrics
        self.limits = limits
        self.gate = gate
        self.api = api
        self.spans = spans
    }

    var methods: [HTTPRequest.Method] { [.get] }
    var label: RouteLabel { .metrics }

    func respond(to exchange: Exchange) -> Eventual<GatewayResponse> {
        var text = PrometheusText()
        metrics.write(to: &text, excesses: limits.counts)
        text.family("requests_in_flight", "gauge", "Requests being answered.")
        text.sample("requests_in_flight", [], gate.inside)
        text.family("requests_waiting", "gauge", "Requests that wait for others to end.")
        text.sample("requests_waiting", [], gate.waiting)
        let cache = api.operationCacheUse
        text.family("operation_cache_hits_total", "counter", "Operations found compiled.")
        text.sample("operation_cache_hits_total", [], cache.hits)
        text.family("operation_cache_misses_total", "counter", "Operations that had to be compiled.")
        text.sample("operation_cache_misses_total", [], cache.misses)
        if let spans {
            text.family("spans_exported_total", "counter", "Spans that the trace collector has taken.")
            text.sample("spans_exported_total", [], spans.exported.value)
            text.family("spans_dropped_total", "counter", "Spans left out: no room for more, or refused.")
            text.sample("spans_dropped_total", [], spans.dropped.value)
        }
        return .ready(
            GatewayResponse(
                status: .ok,
                headerFields: [
                    .contentType: PrometheusText.contentType, .cacheControl: "no-store",
                    .xContentTypeOptions: "nosniff",
                ],
                body: Array(text.text.utf8)))
    }
}
