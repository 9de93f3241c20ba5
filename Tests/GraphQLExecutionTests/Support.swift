import GraphQLExecution
import GraphQLLanguage
import GraphQLSchema
import JSON

/// A JSON value behind an object: each field is the member of its name.
final class Node: Sendable {
    let value: JSONObject
    init(_ value: JSONObject) { self.value = value }

    static func resolved(_ json: JSONValue) -> ResolvedValue {
        switch json {
        case .object(let object):
            if case .string(let message)? = object["$error"] { return .failure(GraphQLError(message)) }
            if case .string(let type)? = object["$type"] {
                return .typedObject(ObjectValue(Node(object)), typeName: type)
            }
            return .object(Node(object))
        case .array(let items): return .list(items.map(resolved))
        default: return ResolvedValue(json: json)
        }
    }
}

/// Executes against a schema whose fields read members of their names from a tree of JSON.
func execute(
    _ sdl: String, _ document: String, data: JSONObject = [:], operationName: String? = nil,
    variables: JSONObject = [:], options: ExecutorOptions = ExecutorOptions(),
    resolvers define: (inout Resolvers) -> Void = { _ in }
) async throws -> String {
    var resolvers = Resolvers()
    let root = Node(data)
    resolvers.fallback { object, context throws(GraphQLError) in
        let node = object.storage as? Node ?? root
        return Node.resolved(node.value[context.field.name] ?? .null)
    }
    define(&resolvers)
    let executor = try Executor(schema: try Schema(sdl: sdl), resolvers: resolvers, options: options)
    let request = GraphQLRequest(document: Array(document.utf8), operationName: operationName, variables: variables)
    return String(decoding: await executor.execute(request).body, as: UTF8.self)
}
