import GraphQLExecution
import JSON

extension OperationCost {
    /// The response's `extensions.cost`.
    ///
    /// ```json
    /// {"rows": 510, "maximumRows": 100000, "statements": 1, "parts": [
    ///   {"path": ["instances"], "rows": 10, "argument": "first", "value": 10},
    ///   {"path": ["instances", "nodes", "packages"], "rows": 500, "argument": "first", "value": 50}]}
    /// ```
    ///
    /// - Parameter statements: The statements that were sent; nil if nothing was executed.
    func json(statements: Int?) -> JSONValue {
        var object: JSONObject = ["rows": .int(rows), "maximumRows": .int(maximumRows)]
        if let statements { object["statements"] = .int(statements) }
        object["parts"] = .array(parts.map(\.json))
        return .object(object)
    }
}

extension OperationCost.Part {
    fileprivate var json: JSONValue {
        var object: JSONObject = ["path": .array(path.map { .string($0) }), "rows": .int(rows)]
        if let bound {
            object["argument"] = .string(bound.argument)
            object["value"] = .int(bound.value)
        }
        return .object(object)
    }
}
