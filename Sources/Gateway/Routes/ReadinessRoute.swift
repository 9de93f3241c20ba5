internal import HTTPTypes
internal import Inventory
internal import InventoryAPI
internal import JSON

/// `GET /health/ready`: the store can be reached and has the tables this version expects. 503 says what is wrong.
struct ReadinessRoute: Route {
    private let api: InventoryAPI
    private let timeout: Duration

    init(api: InventoryAPI, timeout: Duration) {
        self.api = api
        self.timeout = timeout
    }

    var methods: [HTTPRequest.Method] { [.get] }

    func respond(to exchange: Exchange) async -> GatewayResponse {
        do {
            try await api.checkReadiness(RequestContext(deadline: .now + timeout, meter: exchange.meter))
            return .json(.ok, Array(#"{"status":"ok"}"#.utf8))
        } catch {
            let body: JSONObject = ["status": .string("unavailable"), "reason": .string(error.message)]
            var response = GatewayResponse.json(.serviceUnavailable, JSONValue.object(body).serializedBytes())
            if let time = error.retryAfter { response.headerFields[.retryAfter] = String(time.components.seconds) }
            return response
        }
    }
}
