internal import JSON

/// The parameters of a GraphQL request over HTTP (GraphQL over HTTP, section "Request Parameters"), before it is known
/// which document they mean.
struct GraphQLParameters: Sendable {
    /// The document's text.
    var query: String?
    /// The id of a document that the gateway knows (GraphQL over HTTP, appendix "Persisted Documents").
    var documentID: String?
    var operationName: String?
    var variables: JSONObject
    var extensions: JSONObject

    /// The parameters in a request's JSON: null counts as absent, members that are not known are passed over.
    init(_ value: JSONValue) throws(BadRequest) {
        guard case .object(let members) = value else {
            throw BadRequest("The request must be a JSON object with \"query\".")
        }
        query = try Self.text(members["query"], "query")
        documentID = try Self.text(members["documentId"], "documentId")
        operationName = try Self.text(members["operationName"], "operationName")
        variables = try Self.object(members["variables"], "variables")
        extensions = try Self.object(members["extensions"], "extensions")
    }

    /// The parameters in a `GET`'s query string (GraphQL over HTTP, section "GET"): an empty value counts as absent.
    init(query: Substring) throws(BadRequest) {
        var values: [String: String] = [:]
        for (name, value) in try PercentEncoding.parameters(query) where Self.names.contains(name) {
            guard values.updateValue(value, forKey: name) == nil else {
                throw BadRequest("The parameter \"\(name)\" is there more than once.")
            }
        }
        let present = values.filter { !$0.value.isEmpty }
        self.query = present["query"]
        documentID = present["documentId"]
        operationName = present["operationName"]
        variables = try Self.object(Self.parse(present["variables"], "variables"), "variables")
        extensions = try Self.object(Self.parse(present["extensions"], "extensions"), "extensions")
    }

    private static let names: Set = ["query", "documentId", "operationName", "variables", "extensions"]

    private static func text(_ value: JSONValue?, _ name: String) throws(BadRequest) -> String? {
        switch value {
        case nil, .null: nil
        case .string(let text): text
        default: throw BadRequest("The parameter \"\(name)\" must be a string.")
        }
    }

    private static func object(_ value: JSONValue?, _ name: String) throws(BadRequest) -> JSONObject {
        switch value {
        case nil, .null: [:]
        case .object(let members): members
        default: throw BadRequest("The parameter \"\(name)\" must be a JSON object.")
        }
    }

    private static func parse(_ text: String?, _ name: String) throws(BadRequest) -> JSONValue? {
        guard let text else { return nil }
        do {
            return try JSONValue(parsing: text)
        } catch {
            throw BadRequest("The parameter \"\(name)\" is not JSON: \(error).")
        }
    }
}
