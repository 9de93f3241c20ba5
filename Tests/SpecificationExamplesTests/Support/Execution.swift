import GraphQLExecution
import GraphQLLanguage
import GraphQLSchema
import JSON
import Synchronization
import Testing

/// Executes an example's operation on its data, and expects the answer that the specification shows, members in order.
func expectAnswer(
    to example: Example, _ schema: Schema, document: String? = nil, validates: Bool = true
) async throws {
    let answer = try await answer(to: document ?? example.text, example, schema, validates: validates)
    guard let expected = example.answer else { return }
    var shown = try JSONValue(parsing: expected)
    // Most examples show the data only.
    if case .object(let object) = shown, object["data"] == nil { shown = .object(["data": shown]) }
    #expect(answer == shown.serialized())
}

/// The response to a document on an example's data.
func answer(
    to document: String, _ example: Example, _ schema: Schema, validates: Bool = true
) async throws -> String {
    guard case .object(let data) = try JSONValue(parsing: example.data),
        case .object(let variables) = try JSONValue(parsing: example.variables)
    else { throw Failure("data and variables must be objects") }
    var options = ExecutorOptions()
    options.validates = validates
    let executor = try Executor(schema: schema, resolvers: resolvers(reading: data, schema), options: options)
    let response = await executor.execute(
        GraphQLRequest(document: Array(document.utf8), variables: variables),
        operationTypes: [.query, .mutation, .subscription])
    return String(decoding: response.body, as: UTF8.self)
}

/// Each field reads the member of its response name; `changeTheNumber` sets the one number that there is.
private func resolvers(reading data: JSONObject, _ schema: Schema) -> Resolvers {
    var resolvers = Resolvers()
    let number = Number()
    resolvers.fallback { object, context throws(GraphQLError) in
        if context.field.name == "changeTheNumber" {
            number.value.withLock { $0 = context.arguments["newNumber"]?.intValue ?? 0 }
            return .object(Node([:]))
        }
        if context.field.name == "theNumber" { return .int(number.value.withLock { $0 }) }
        let members = (object.storage as? Node)?.members ?? data
        return resolved(members[context.field.responseName] ?? .null)
    }
    return resolvers
}

private func resolved(_ json: JSONValue) -> ResolvedValue {
    switch json {
    case .object(let object):
        if case .string(let message)? = object["$error"] { return .failure(GraphQLError(message)) }
        if case .string(let type)? = object["$type"] { return .typedObject(ObjectValue(Node(object)), typeName: type) }
        return .object(Node(object))
    case .array(let items): return .list(items.map(resolved))
    default: return ResolvedValue(json: json)
    }
}

private final class Node: Sendable {
    let members: JSONObject
    init(_ members: JSONObject) { self.members = members }
}

private final class Number: Sendable {
    let value = Mutex(0)
}
