internal import Eventuals
internal import GraphQLExecution
internal import GraphQLLanguage
internal import HTTPTypes
internal import InventoryAPI
internal import JSON

/// `POST /graphql` and `GET /graphql?query=…`: GraphQL over HTTP.
///
/// A `POST` must be `application/json`: a browser does not send that to another site without asking first. A `GET` never
/// changes anything, and has to be one that a browser asks about as well if it brings a document (``ForgeryProtection``).
/// So no page can act here on behalf of its visitor.
final class GraphQLRoute: Route {
    private let api: InventoryAPI
    private let documents: PersistedDocuments
    private let limits: LimitLog
    private let acceptsSimpleQueries: Bool
    private let maximumBatchSize: Int

    init(api: InventoryAPI, _ configuration: GatewayConfiguration, _ limits: LimitLog) {
        self.api = api
        self.limits = limits
        documents = PersistedDocuments(configuration)
        acceptsSimpleQueries = configuration.acceptsSimpleQueries
        maximumBatchSize = configuration.maximumBatchSize
    }

    var methods: [HTTPRequest.Method] { [.get, .post] }
    var label: RouteLabel { .graphQL }
    var isBounded: Bool { true }

    func respond(to exchange: Exchange) -> Eventual<GatewayResponse> {
        let fields = exchange.request.head.headerFields
        guard let mediaType = ResponseMediaType.negotiate(fields.value(.accept)) else {
            return .ready(
                error(
                    .notAcceptable, "Answers are application/graphql-response+json or application/json, in UTF-8."))
        }
        do {
            return exchange.request.head.method == .post
                ? try post(exchange, mediaType) : try get(exchange, mediaType)
        } catch {
            return .ready(Self.refusal(error, mediaType))
        }
    }

    // MARK: POST

    private func post(
        _ exchange: Exchange, _ mediaType: ResponseMediaType
    ) throws(BadRequest) -> Eventual<GatewayResponse> {
        let fields = exchange.request.head.headerFields
        if let encoding = fields.value(.contentEncoding), encoding.lowercased() != "identity" {
            // The front door has decoded what it can.
            var response = GatewayResponse.error(
                .unsupportedMediaType, .badUserInput, "Send the request without a content coding, or with gzip.",
                mediaType.contentType)
            response.headerFields[.acceptEncoding] = "gzip"
            return .ready(response)
        }
        if let problem = Self.contentProblem(fields) {
            throw BadRequest(problem, .badUserInput, .unsupportedMediaType)
        }
        switch try GraphQLBody(exchange.request.body, maximumBatchSize: maximumBatchSize) {
        case .request(let parameters):
            let request = GraphQLRequest(parameters, document: try documents.find(parameters).text)
            return execute(request, exchange) { Self.answer($0, to: request, exchange, mediaType) }
        case .batch(let requests):
            return .pending { await self.answer(requests, exchange) }
        }
    }

    /// The responses to a batch in one array. Later requests may need what earlier ones wrote, so they run in order.
    private func answer(
        _ requests: [Result<GraphQLParameters, BadRequest>], _ exchange: Exchange
    ) async -> GatewayResponse {
        var body: [UInt8] = [UInt8(ascii: "[")]
        for (index, request) in requests.enumerated() {
            if index > 0 { body.append(UInt8(ascii: ",")) }
            do throws(BadRequest) {
                let parameters = try request.get()
                let request = GraphQLRequest(parameters, document: try documents.find(parameters).text)
                body += await execute(request, exchange) { $0.body }.value
            } catch {
                body += Self.refusal(error, .json).body
            }
        }
        body.append(UInt8(ascii: "]"))
        return .json(.ok, body, ResponseMediaType.json.contentType)
    }

    /// Executes a request, or says only what it costs where the client prefers that; tells of the limits it exceeds.
    private func execute<Answer>(
        _ request: GraphQLRequest, _ exchange: Exchange, allowsMutations: Bool = true,
        _ answer: @escaping @Sendable (GraphQLResponse) -> Answer
    ) -> Eventual<Answer> {
        var request = request
        if Self.prefersCost(exchange) {
            request.extensions["cost"] = "only"
        }
        return api.begin(request, exchange.context(allowsMutations: allowsMutations)).map { [limits] response in
            for excess in response.exceededLimits { limits.record(excess, exchange) }
            return answer(response)
        }
    }

    private static func prefersCost(_ exchange: Exchange) -> Bool {
        let fields = exchange.request.head.headerFields
        return fields.contains(.prefer) && Preferences(fields).contains(Preferences.costOnly)
    }

    /// What is wrong with how the content is labelled; nil if nothing.
    private static func contentProblem(_ fields: HTTPFields) -> String? {
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

    // MARK: GET

    private func get(
        _ exchange: Exchange, _ mediaType: ResponseMediaType
    ) throws(BadRequest) -> Eventual<GatewayResponse> {
        let fields = exchange.request.head.headerFields
        let parameters = try GraphQLParameters(query: exchange.query ?? "")
        if parameters.query != nil, !acceptsSimpleQueries, !ForgeryProtection.isSafe(fields) {
            throw BadRequest(
                "A GET with a query must have the field GraphQL-Require-Preflight, with any value, so that no other site's "
                    + "page can send it; or send it by POST.", .forbidden, .forbidden)
        }
        let document = try documents.find(parameters)
        let request = GraphQLRequest(parameters, document: document.text)
        return execute(request, exchange, allowsMutations: false) { response in
            let answer = Self.answer(response, to: request, exchange, mediaType)
            guard document.isPersisted, !Self.prefersCost(exchange),
                case .executed(_, hasErrors: false, _) = response.outcome
            else { return answer }
            return Self.tagged(answer, fields)
        }
    }

    /// An answer that its client may keep, or that it has already.
    private static func tagged(_ answer: GatewayResponse, _ fields: HTTPFields) -> GatewayResponse {
        var answer = answer
        // The same address means the same document: the client may keep the answer, and ask whether it still holds.
        let tag = EntityTag(of: answer.body)
        answer.headerFields[.cacheControl] = "private, no-cache"
        answer.headerFields[.eTag] = tag.text
        answer.headerFields[.vary] = "Accept"
        if tag.isKnown(toSenderOf: fields.value(.ifNoneMatch)) {
            answer.status = .notModified
            answer.body = []
        }
        return answer
    }

    // MARK: Answers

    private static func answer(
        _ response: GraphQLResponse, to request: GraphQLRequest, _ exchange: Exchange, _ mediaType: ResponseMediaType
    ) -> GatewayResponse {
        exchange.trace?.describe(request, response)
        var answer = GatewayResponse.json(status(response.outcome, mediaType), response.body, mediaType.contentType)
        if prefersCost(exchange) { answer.headerFields[.preferenceApplied] = Preferences.costOnly }
        if answer.status == .methodNotAllowed { answer.headerFields[.allow] = "POST" }
        return answer
    }

    private static func refusal(_ error: BadRequest, _ mediaType: ResponseMediaType) -> GatewayResponse {
        let status = !error.isMalformed && mediaType == .json ? .ok : error.status
        return .error(status, error.code, error.message, mediaType.contentType)
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

extension RequestTrace {
    /// Adds what is known of an operation.
    fileprivate func describe(_ request: GraphQLRequest, _ response: GraphQLResponse) {
        add("graphql.document.hash", .string("sha256:\(DocumentDigest(of: request.document))"))
        if let name = request.operationName { add("graphql.operation.name", .string(name)) }
        guard case .executed(let type, _, _) = response.outcome else { return }
        add("graphql.operation.type", .string(type.rawValue))
    }
}

extension GraphQLRequest {
    fileprivate init(_ parameters: GraphQLParameters, document: [UInt8]) {
        self.init(
            document: document, operationName: parameters.operationName, variables: parameters.variables,
            extensions: parameters.extensions)
    }
}
