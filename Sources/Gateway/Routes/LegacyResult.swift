internal import GraphQLExecution
internal import Inventory
internal import JSON

/// What a legacy route's document gave: data, or the first error.
struct LegacyResult {
    /// An error by its code, its text, the id under which the log has it, and when to try again.
    struct Failure {
        var code: String
        var message: String
        var id: String?
        var retryAfterSeconds: Int?
    }

    var data: JSONObject?
    var error: Failure?

    init(_ response: GraphQLResponse) {
        guard case .object(let members) = try? JSONValue(parsing: response.body) else {
            error = Failure(code: "INTERNAL", message: "The executor's response is not JSON.")
            return
        }
        data = members["data"]?.object
        guard let first = members["errors"]?.array?.first?.object else { return }
        let extensions = first["extensions"]?.object
        error = Failure(
            code: extensions?["code"]?.string ?? "INTERNAL", message: first["message"]?.string ?? "",
            id: extensions?["id"]?.string, retryAfterSeconds: extensions?["retryAfter"]?.integer)
    }
}

/// An instance as the 2019 sample shows it.
struct LegacyRecord {
    /// The record, its members in the sample's order.
    var json: JSONValue

    /// The record of a GraphQL `Instance`; nil if a part is missing.
    init?(_ instance: JSONValue) {
        guard let instance = instance.object, let id = instance["id"], let region = instance["region"],
            let account = instance["account"],
            let createdAt = instance["createdAt"]?.string.flatMap(Timestamp.init(rfc3339:)),
            let nodes = instance["packages"]?.object?["nodes"]?.array
        else { return nil }
        var packages: [JSONValue] = []
        packages.reserveCapacity(nodes.count)
        for node in nodes {
            guard let node = node.object, let name = node["name"], let version = node["version"] else { return nil }
            packages.append(.object(["package_name": name, "package_version": version]))
        }
        json = .object([
            "aws_instance_id": id, "aws_region": region, "aws_account": account,
            "creation_date_utc": .string(Self.wholeSeconds(createdAt).sampleForm), "packages": .array(packages),
        ])
    }

    /// The sample's dates had no fractions: they always end in `.0`.
    private static func wholeSeconds(_ timestamp: Timestamp) -> Timestamp {
        let remainder = timestamp.milliseconds % 1_000
        return Timestamp(
            milliseconds: timestamp.milliseconds - (remainder < 0 ? remainder + 1_000 : remainder))
    }
}

extension JSONValue {
    fileprivate var object: JSONObject? { if case .object(let members) = self { members } else { nil } }
    fileprivate var array: [JSONValue]? { if case .array(let elements) = self { elements } else { nil } }
    fileprivate var integer: Int? { if case .int(let number) = self { number } else { nil } }
    fileprivate var string: String? { if case .string(let text) = self { text } else { nil } }
}
