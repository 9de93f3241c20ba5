import GraphQLExecution
import GraphQLLanguage
import GraphQLSchema
import JSON

/// Execution with its limits on, over resolvers that give anything: right values, nulls, errors, values of wrong types.
///
/// Before `%%%` the input may have variables as JSON. The response is JSON with `data` or errors; whatever an error's
/// path names is null or stands in a null; and a second execution, from the cache, gives the same bytes.
enum ExecutorTarget {
    static func check(_ input: [UInt8]) {
        var source = input[...]
        var variables = JSONObject()
        if let (given, operations) = input.split {
            source = operations
            if case .object(let object)? = try? JSONValue(parsing: Array(given)) { variables = object }
        }
        check(GraphQLRequest(document: Array(source), variables: variables))
    }

    static func check(_ request: GraphQLRequest) {
        let response = execute(request)
        require(execute(request).body == response.body, "Execution is repeatable.")
        guard let body = try? JSONValue(parsing: response.body, maximumDepth: 1_000), case .object(let members) = body
        else { fatalError("A response is a JSON object: \(text(response))") }
        var errors: [JSONValue] = []
        if case .array(let items)? = members["errors"] { errors = items }
        switch response.outcome {
        case .requestError:
            require(members["data"] == nil && !errors.isEmpty, "A request error has errors and no data.")
        case .executed(_, let hasErrors, let dataIsNull):
            require(hasErrors == !errors.isEmpty, "The outcome says whether there are errors.")
            require((members["data"] == .null) == dataIsNull, "The outcome says whether the data is null.")
            require(!dataIsNull || hasErrors, "Data is null only with an error.")
            for error in errors { check(error, members["data"] ?? .null, response) }
        }
    }

    private static func check(_ error: JSONValue, _ data: JSONValue, _ response: GraphQLResponse) {
        guard case .object(let members) = error else { fatalError("An error is an object.") }
        guard case .array(let path)? = members["path"] else {
            return require(data == .null, "An error of a position has its path: \(text(response))")
        }
        require(members["locations"] != nil, "An execution error has its place.")
        var place = data
        for segment in path {
            switch (place, segment) {
            case (.null, _): return
            case (.object(let object), .string(let name)): place = object[name] ?? .bool(true)
            case (.array(let items), .int(let index)):
                place = items.indices.contains(index) ? items[index] : .bool(true)
            default: place = .bool(true)
            }
        }
        require(place == .null, "An error's path names a null: \(text(response))")
    }

    private static func text(_ response: GraphQLResponse) -> String { String(decoding: response.body, as: UTF8.self) }

    private static func execute(_ request: GraphQLRequest) -> GraphQLResponse {
        immediately { await executor.execute(request, operationTypes: Set(OperationType.allCases)) }
    }

    private static let executor: Executor = {
        var resolvers = Resolvers()
        resolvers.fallback { object, context throws(GraphQLError) in
            try AnyValue.resolve(object, context, SampleSchema.schema)
        }
        resolvers.scalar(
            "Odd",
            ScalarType { input throws(GraphQLError) in
                guard let number = input.intValue, number % 2 != 0 else { throw GraphQLError("Not odd.") }
                return input
            })
        do throws(BindingError) {
            return try Executor(schema: SampleSchema.schema, resolvers: resolvers)
        } catch {
            fatalError("\(error)")
        }
    }()
}

/// Runs what never really waits.
func immediately<Result: Sendable>(_ body: @escaping @Sendable () async -> Result) -> Result {
    let box = Box<Result>()
    Task.immediate { box.value = await body() }
    guard let value = box.value else { fatalError("Nothing here waits.") }
    return value
}

/// Filled before ``immediately(_:)`` goes on, on the same thread: so it is never shared.
private final class Box<Value: Sendable>: @unchecked Sendable {
    var value: Value?
}
