internal import Eventuals
internal import HTTPTypes

/// `GET /health/live`: the process is up. It asks nothing else, so that a failing store does not have it restarted.
final class LivenessRoute: Route {
    var methods: [HTTPRequest.Method] { [.get] }
    var label: RouteLabel { .health }

    func respond(to exchange: Exchange) -> Eventual<GatewayResponse> {
        .ready(.json(.ok, Array(#"{"status":"ok"}"#.utf8)))
    }
}
