internal import GraphQLExecution
internal import JSON

extension GraphQLRequest {
    /// The request of a `POST`'s content (GraphQL over HTTP, section "JSON Encoding"): null counts as absent, members that
    /// are not known are passed over.
    init(body: [UInt8]) throws(BadRequest) {
        if body.isEmpty { throw BadRequest("The request has no content; send a JSON object with \"query\".") }
        let value: JSONValue
        do {
            value = try JSONValue(parsing: body)
        } catch {
            throw BadRequest("The request's content is not JSON: \(error).")
        }
        guard case .object(let members) = value else {
            if case .array = value {
                throw BadRequest("The request must be one JSON object; batches are not supported.")
            }
            throw BadRequest("The request must be a JSON object with \"query\".")
        }
        try self.init(
            query: Self.text(members["query"], "query"),
            operationName: Self.text(members["operationName"], "operationName"),
            variables: Self.object(members["variables"], "variables"),
            extensions: Self.object(members["extensions"], "extensions"))
    }

    /// The request of a `GET`'s query string (GraphQL over HTTP, section "GET"): an empty value counts as absent.
    init(query: Substring) throws(BadRequest) {
        var values: [String: String] = [:]
        for (name, value) in try PercentEncoding.parameters(query) where Self.parameters.contains(name) {
            guard values.updateValue(value, forKey: name) == nil else {
                throw BadRequest("The parameter \"\(name)\" is there more than once.")
            }
        }
        let present = values.filter { !$0.value.isEmpty }
        try self.init(
            query: present["query"], operationName: present["operationName"],
            variables: Self.object(Self.parse(present["variables"], "variables"), "variables"),
            extensions: Self.object(Self.parse(present["extensions"], "extensions"), "extensions"))
    }

    private init(
        query: String?, operationName: String?, variables: JSONObject, extensions: JSONObject
    ) throws(BadRequest) {
        guard let query else { throw BadRequest("The parameter \"query\" is missing.") }
        self.init(
            document: Array(query.utf8), operationName: operationName, variables: variables, extensions: extensions)
    }

    private static let parameters: Set = ["query", "operationName", "variables", "extensions"]

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
