import GraphQLExecution
import GraphQLLanguage
import Inventory
import JSON
import Synchronization

/// How an operation was carried out, for `extensions.explain`: what it was compiled to, the statements it sent, and the
/// database's plan of each.
///
/// A request asks for it with the request extension `{"explain": true}`; it gets it where the operator allows that
/// (``InventoryAPIOptions/allowsExplain``). The operation runs as ever, mutations included. Its JSON:
///
/// ```json
/// {
///   "operation": {
///     "type": "query", "name": "Openssl",
///     "fields": [{
///       "responseName": "instances", "name": "instances", "type": "InstanceConnection!",
///       "arguments": {"first": 20}, "call": 1,
///       "fields": [{"responseName": "totalCount", "name": "totalCount", "type": "Int!"}]
///     }]
///   },
///   "statements": [{
///     "fields": ["instances"],
///     "text": "SELECT json_build_array(…",
///     "parameters": [{"type": "text", "value": "openssl"}],
///     "milliseconds": 0.41, "bytes": 1834,
///     "plan": ["Result  (cost=…)", "  InitPlan 1", …]
///   }],
///   "text": "Query Openssl\n…"
/// }
/// ```
///
/// - `name` is missing for an anonymous operation. `arguments` are coerced, with their defaults, and missing for a field
///   that has none; so is `fields` for a leaf. `call` numbers the calls to the store: root fields of one number are
///   resolved together.
/// - A statement's `fields` are the response names of the root fields it was sent for. `value` is null for null, bytes are
///   hexadecimal, and more than 1,000 characters are cut. `milliseconds` run from the request for a connection to
///   the decoded answer. A read tells the `bytes` of its answer, a statement of a write the `rows` it changed.
/// - `plan` is the database's own, line by line; `planProblem` says why there is none.
/// - `text` is all of it for people to read.
struct Explanation: Sendable {
    var operation: OperationOutline
    var statements: [Statement]

    /// A statement, and the root fields it was sent for.
    struct Statement: Sendable {
        var fields: [String]
        var report: StatementReport
    }
}

/// Takes in the statements of an operation while it runs.
final class StatementCollector: Sendable {
    private let collected = Mutex<[Explanation.Statement]>([])

    var statements: [Explanation.Statement] { collected.withLock { $0 } }

    func add(_ report: StatementReport, for fields: [String]) {
        collected.withLock { $0.append(Explanation.Statement(fields: fields, report: report)) }
    }
}

extension Explanation {
    /// As the type's description shows it.
    var json: JSONValue {
        .object([
            "operation": operation.json, "statements": .array(statements.map(\.json)), "text": .string(text),
        ])
    }

    /// The longest value of a parameter that is shown whole, in characters.
    static let longestValue = 1000
}

extension OperationOutline {
    fileprivate var json: JSONValue {
        var object: JSONObject = ["type": .string(type.rawValue)]
        if let name { object.members.append(.init("name", .string(name))) }
        object.members.append(.init("fields", .array(fields.map(\.json))))
        return .object(object)
    }
}

extension OperationOutline.Field {
    fileprivate var json: JSONValue {
        var object: JSONObject = [
            "responseName": .string(responseName), "name": .string(name), "type": .string(type),
        ]
        if let typeCondition { object.members.append(.init("on", .string(typeCondition))) }
        if !arguments.isEmpty { object.members.append(.init("arguments", .object(arguments))) }
        if let call { object.members.append(.init("call", .int(call))) }
        if !fields.isEmpty { object.members.append(.init("fields", .array(fields.map(\.json)))) }
        return .object(object)
    }
}

extension Explanation.Statement {
    fileprivate var json: JSONValue {
        var object: JSONObject = [
            "fields": .array(fields.map { .string($0) }),
            "text": .string(report.text),
            "parameters": .array(
                report.parameters.map { parameter in
                    .object(["type": .string(parameter.type), "value": parameter.shown.map { .string($0) } ?? .null])
                }),
            "milliseconds": .double(report.duration.milliseconds),
        ]
        switch report.answer {
        case .bytes(let count): object.members.append(.init("bytes", .int(count)))
        case .rows(let count): object.members.append(.init("rows", .int(count)))
        }
        object.members.append(.init("plan", .array(report.plan.map { .string($0) })))
        if let problem = report.planProblem { object.members.append(.init("planProblem", .string(problem))) }
        return .object(object)
    }
}

extension StatementReport.Parameter {
    /// The value, cut where it is too long to be read.
    var shown: String? {
        guard let value, value.count > Explanation.longestValue else { return value }
        return value.prefix(Explanation.longestValue) + "…"
    }
}

extension Duration {
    /// Milliseconds, to the microsecond.
    var milliseconds: Double {
        let (seconds, attoseconds) = components
        return Double(seconds * 1_000_000 + attoseconds / 1_000_000_000_000) / 1000
    }
}
