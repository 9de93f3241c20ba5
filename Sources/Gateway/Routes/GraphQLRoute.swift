internal import GraphQLExecution
internal import HTTPTypes
internal import InventoryAPI
internal import JSON

/// `POST /graphql` and `GET /graphql?query=…`: GraphQL over HTTP.
///
/// A `POST` must be `application/json`: a browser does not send that to another site without asking first, and it is
/// not allowed. A `GET` never changes anything. So no page can act here on behalf of its visitor.
struct GraphQLRoute: Route {
    private let api: InventoryAPI

    private let limits: LimitLog

    init(api: InventoryAPI, limits: LimitLog) {
        self.api = api
        self.limits = limits
    }

    var methods: [HTTPRequest.Method] { [.get, .post] }

    func respond(to exchange: Exchange) async -> GatewayResponse {
        let fields = exchange.request.head.headerFields
        guard let mediaType = ResponseMediaType.negotiate(fields.value(.accept)) else {
            return error(
                .notAcceptable, "Answers are application/graphql-response+json or application/json, in UTF-8.")
        }
        let isPost = exchange.request.head.method == .post
        let request: GraphQLRequest
        do {
            if isPost {
                if let problem = Self.contentProblem(fields) {
                    return .error(.unsupportedMediaType, .badUserInput, problem, mediaType.contentType)
                }
                request = try GraphQLRequest(body: exchange.request.body)
            } else {
                request = try GraphQLRequest(query: exchange.query ?? "")
            }
        } catch {
            return .error(.badRequest, .badUserInput, error.message, mediaType.contentType)
        }
        let response = await execute(request, exchange, allowsMutations: isPost)
        var answer = GatewayResponse.json(
            Self.status(response.outcome, mediaType), response.body, mediaType.contentType)
        if Preferences(fields).contains(Preferences.costOnly) {
            answer.headerFields[.preferenceApplied] = Preferences.costOnly
        }
        if answer.status == .methodNotAllowed { answer.headerFields[.allow] = "POST" }
        return answer
    }

    /// Executes a request, or says only what it costs where the client prefers that; tells of the limits it exceeds.
    private func execute(_ request: GraphQLRequest, _ exchange: Exchange, allowsMutations: Bool) async
        -> GraphQLResponse
    {
        var request = request
        if Preferences(exchange.request.head.headerFields).contains(Preferences.costOnly) {
            request.extensions["cost"] = "only"
        }
        let response = await api.execute(request, exchange.context(allowsMutations: allowsMutations))
        for excess in response.exceededLimits { limits.record(excess, exchange) }
        return response
    }

    /// What is wrong with how the content is labelled; nil if nothing.
    private static func contentProblem(_ fields: HTTPFields) -> String? {
        if let encoding = fields.value(.contentEncoding), encoding.lowercased() != "identity" {
            return "Compressed requests are not supported."
        }
        guard let value = fields.value(.contentType) else {
            return "Send the request as Content-Type: application/json."
        }
        if value == "application/json" { return nil }
        guard let type = MediaType(value), type.essence == "application/json" else {
            return "Send the request as Content-Type: application/json."
        }
        if let charset = type["charset"], charset.lowercased() != "utf-8" { return "Send the request in UTF-8." }
        return nil
    }

    /// The status: errors of a well-formed request are 200 for clients that take `application/json` only, and 400 under
    /// the GraphQL response type.
    private static func status(
        _ outcome: GraphQLResponse.Outcome, _ mediaType: ResponseMediaType
    ) -> HTTPResponse.Status {
        switch outcome {
        case .executed: .ok
        case .requestError(.operationType): .methodNotAllowed
        case .requestError: mediaType == .json ? .ok : .badRequest
        }
    }
}
