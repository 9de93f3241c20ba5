internal import Eventuals
internal import GraphQLExecution
internal import HTTPTypes
internal import Inventory
internal import InventoryAPI
internal import JSON

/// `POST` and `GET /ec2/{id}`: the REST interface of the 2019 sample, whose callers must notice nothing.
///
/// Each is a GraphQL document, compiled at start; its result is put into the sample's shape.
final class LegacyEC2Route: Route {
    /// What the paths of this route begin with.
    static let pathPrefix = "/ec2/"

    private static let queryDocument = """
        query LegacyInstance($id: ID!, $all: Int!) {
          instance(id: $id) {
            id region account createdAt
            packages(first: $all, orderBy: [{field: NAME}, {field: VERSION}]) { nodes { name version } }
          }
        }
        """
    private static let registrationDocument = """
        mutation LegacyRegistration($input: RegisterInstanceInput!) {
          registerInstance(input: $input) { instance { id } }
        }
        """

    private let api: InventoryAPI
    private let crossOrigin: CrossOriginPolicy
    private let faults: FaultLog
    private let query: PreparedOperation
    private let registration: PreparedOperation

    init(api: InventoryAPI, crossOrigin: CrossOriginPolicy, faults: FaultLog) throws {
        self.api = api
        self.crossOrigin = crossOrigin
        self.faults = faults
        query = try api.prepare(Self.queryDocument)
        registration = try api.prepare(Self.registrationDocument)
    }

    var methods: [HTTPRequest.Method] { [.get, .post] }
    var label: RouteLabel { .legacyEC2 }
    var isBounded: Bool { true }

    func pattern(_ path: Substring) -> String { Self.pathPrefix + "{id}" }

    func respond(to exchange: Exchange) -> Eventual<GatewayResponse> {
        let encoded = exchange.path.dropFirst(Self.pathPrefix.count)
        guard !encoded.isEmpty, !encoded.utf8.contains(UInt8(ascii: "/")) else { return .ready(notFound) }
        guard let id = PercentEncoding.decode(encoded) else {
            return .ready(error(.badRequest, "Invalid input - the id in the path is not percent-encoded UTF-8"))
        }
        // A slash was never part of an id, encoded or not.
        guard !id.utf8.contains(UInt8(ascii: "/")) else { return .ready(notFound) }
        return .pending {
            exchange.request.head.method == .post ? await self.register(id, exchange) : await self.find(id, exchange)
        }
    }

    func error(_ status: HTTPResponse.Status, _ message: String) -> GatewayResponse { Self.error(status, message) }

    /// `{"error_message": …}`, the sample's shape of every error.
    static func error(_ status: HTTPResponse.Status, _ message: String) -> GatewayResponse {
        .json(status, JSONValue.object(["error_message": .string(message)]).serializedBytes(), contentType)
    }

    private static let contentType = "application/json"

    private var notFound: GatewayResponse { error(.notFound, "There is nothing at this path") }

    // MARK: GET

    private func find(_ id: String, _ exchange: Exchange) async -> GatewayResponse {
        let response = await api.execute(
            query, variables: ["id": .string(id), "all": .int(Int(Int32.max))], exchange.context())
        let result = LegacyResult(response)
        if let error = result.error { return failure(error, id) }
        guard let instance = result.data?["instance"] else {
            return fault("The legacy query's result has no instance.")
        }
        if case .null = instance {
            return .json(.ok, Array(#"{"record":{},"record_found":false}"#.utf8), Self.contentType)
        }
        guard let record = LegacyRecord(instance) else { return fault("The legacy query's result is misshapen.") }
        let answer: JSONObject = ["record": record.json, "record_found": .bool(true)]
        return .json(.ok, JSONValue.object(answer).serializedBytes(), Self.contentType)
    }

    // MARK: POST

    private func register(_ id: String, _ exchange: Exchange) async -> GatewayResponse {
        // The sample's callers send any content type, so a browser's word has to do against requests from other sites.
        let fields = exchange.request.head.headerFields
        if fields.value(.secFetchSite) == "cross-site", !crossOrigin.allows(fields.value(.origin)) {
            return error(.forbidden, "Requests from pages of other sites are not allowed")
        }
        let body: LegacyEC2Body
        do {
            body = try LegacyEC2Body(exchange.request.body)
        } catch {
            return self.error(.badRequest, error.message)
        }
        var input = body.input
        input["id"] = .string(id)
        let response = await api.execute(registration, variables: ["input": .object(input)], exchange.context())
        if let error = LegacyResult(response).error { return failure(error, id) }
        return .json(.ok, Array(#"{"new_record":"#.utf8) + body.text + [UInt8(ascii: "}")], Self.contentType)
    }

    // MARK: Errors

    private func failure(_ error: LegacyResult.Failure, _ id: String) -> GatewayResponse {
        switch error.code {
        case "ALREADY_EXISTS":
            return self.error(
                .badRequest,
                "An error occurred (BadRequestException) when calling the ExecuteSql operation: "
                    + "Duplicate entry '\(id)' for key 'PRIMARY'")
        case "BAD_USER_INPUT": return self.error(.badRequest, "Invalid input - \(error.message)")
        case "STORE_UNAVAILABLE", "TIMEOUT":
            var response = self.error(.serviceUnavailable, error.message)
            if let seconds = error.retryAfterSeconds { response.headerFields[.retryAfter] = String(seconds) }
            return response
        default: return fault(error.message, id: error.id)
        }
    }

    private func fault(_ message: String, id: String? = nil) -> GatewayResponse {
        let id = id ?? faults.record(message)
        return error(
            .internalServerError,
            "(error_code: \(id)) - Unexpected error. Please contact the software vendor.")
    }
}
