internal import Eventuals
internal import HTTPTypes
internal import Inventory
internal import InventoryAPI
internal import JSON

/// `GET /health/ready`: the store can be reached and has the tables this version expects, and no request was refused for
/// lack of room since the queue was last empty. 503 says what is wrong.
final class ReadinessRoute: Route {
    private let api: InventoryAPI
    private let gate: RequestGate?
    private let timeout: Duration

    /// - Parameter gate: What may refuse requests for lack of room; nil if nothing does.
    init(api: InventoryAPI, gate: RequestGate?, timeout: Duration) {
        self.api = api
        self.gate = gate
        self.timeout = timeout
    }

    var methods: [HTTPRequest.Method] { [.get] }
    var label: RouteLabel { .health }

    func respond(to exchange: Exchange) -> Eventual<GatewayResponse> {
        guard gate?.isShedding != true else {
            return .ready(Self.unavailable("More requests come than this instance can answer."))
        }
        return .pending { await self.askStore(exchange) }
    }

    private func askStore(_ exchange: Exchange) async -> GatewayResponse {
        do {
            try await api.checkReadiness(RequestContext(deadline: .now + timeout, meter: exchange.meter))
            return .json(.ok, Array(#"{"status":"ok"}"#.utf8))
        } catch {
            return Self.unavailable(error.message, retryAfter: error.retryAfter)
        }
    }

    private static func unavailable(_ reason: String, retryAfter: Duration? = nil) -> GatewayResponse {
        let body: JSONObject = ["status": .string("unavailable"), "reason": .string(reason)]
        var response = GatewayResponse.json(.serviceUnavailable, JSONValue.object(body).serializedBytes())
        if let retryAfter { response.headerFields[.retryAfter] = String(retryAfter.components.seconds) }
        return response
    }
}
