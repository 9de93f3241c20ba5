import GraphQLExecution
import Inventory
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
    /// Over HTTP, as from the RDS Data API, `"bytes"` says how large the store's answers were.
    ///
    /// - Parameter meter: What was sent to the store; nil if nothing was executed.
    func json(_ meter: StatementMeter?) -> JSONValue {
        var object: JSONObject = ["rows": .int(rows), "maximumRows": .int(maximumRows)]
        if let meter {
            object["statements"] = .int(meter.statements)
            if meter.bytes > 0 { object["bytes"] = .int(meter.bytes) }
        }
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
