import GraphQLExecution
import GraphQLLanguage
import GraphQLSchema
import GraphQLValidation
import JSON

/// Drives the engine alone, for test harnesses: a JSON object a line on standard input, one a line on standard output.
///
/// `parse` {source} → {errors} or {print}; `validate` {schema, query} → {errors}; `schema` {parts} → {errors};
/// `execute` {schema, query, operationName?, variables?, world} → {data, errors}; `print` {parts} → {printed}.
@main
struct Conformance {
    private var schemas: [String: Schema] = [:]

    static func main() async {
        var conformance = Conformance()
        while let line = readLine() {
            let answer = await conformance.answer(line)
            print(answer)
            flushStandardOutput()
        }
    }

    /// The answer to one line, as a line of JSON.
    mutating func answer(_ line: String) async -> String {
        do {
            guard case .object(let request) = try JSONValue(parsing: line) else {
                return Self.errors([GraphQLError("A line must be a JSON object.")])
            }
            return try await answer(request)
        } catch let error as JSONParseError {
            return Self.errors([GraphQLError("Not JSON: \(error.message)")])
        } catch let error as SchemaErrors {
            return Self.errors(error.errors)
        } catch let error as GraphQLError {
            return Self.errors([error])
        } catch {
            return Self.errors([GraphQLError("\(error)")])
        }
    }

    private mutating func answer(_ request: JSONObject) async throws -> String {
        switch try request.text("op") {
        case "parse":
            let document = try Document(parsing: try request.text("source"))
            return Self.line([JSONObject.Member("print", .string(document.printed()))])
        case "validate":
            let schema = try schema(request.text("schema"))
            let document = try Document(parsing: try request.text("query"))
            return Self.errors(document.validate(against: schema))
        case "schema":
            _ = try Schema(sdl: try request.texts("parts"))
            return Self.errors([])
        case "print":
            let schema = try Schema(sdl: try request.texts("parts"), validation: .assumeValid)
            return Self.line([JSONObject.Member("printed", .string(schema.printed()))])
        case "execute": return try await execute(request)
        case let unknown: throw GraphQLError("Unknown op \"\(unknown)\".")
        }
    }

    private mutating func execute(_ request: JSONObject) async throws -> String {
        let schema = try schema(request.text("schema"))
        var options = ExecutorOptions()
        options.limits = .unlimited
        // The cases are of execution alone.
        options.validates = false
        let executor = try Executor(schema: schema, resolvers: World.resolvers(for: schema), options: options)
        var variables = JSONObject()
        if case .object(let given)? = request["variables"] { variables = given }
        var operationName: String?
        if case .string(let name)? = request["operationName"] { operationName = name }
        let response = await executor.execute(
            GraphQLRequest(
                document: Array(try request.text("query").utf8), operationName: operationName, variables: variables),
            userInfo: World(request["world"] ?? .null), operationTypes: Set(OperationType.allCases))
        return String(decoding: response.body, as: UTF8.self)
    }

    /// Schemas come again and again: each is built once.
    private mutating func schema(_ text: String) throws -> Schema {
        if let schema = schemas[text] { return schema }
        let schema = try Schema(sdl: text, validation: .assumeValid)
        schemas[text] = schema
        return schema
    }

    private static func errors(_ errors: [GraphQLError]) -> String {
        let values = errors.map { error -> JSONValue in
            var object: JSONObject = ["message": .string(error.message)]
            object["locations"] = .array(
                error.locations.map { ["line": .int(Int($0.line)), "column": .int(Int($0.column))] }.map { .object($0) }
            )
            if let rule = error.rule { object["rule"] = .string(rule) }
            return .object(object)
        }
        return line([JSONObject.Member("errors", .array(values))])
    }

    private static func line(_ members: [JSONObject.Member]) -> String {
        JSONValue.object(JSONObject(members)).serialized()
    }
}

extension JSONObject {
    func text(_ name: String) throws -> String {
        guard case .string(let text)? = self[name] else { throw GraphQLError("\"\(name)\" must be a string.") }
        return text
    }

    func texts(_ name: String) throws -> [String] {
        guard case .array(let items)? = self[name] else { throw GraphQLError("\"\(name)\" must be a list of strings.") }
        return try items.map { item in
            guard case .string(let text) = item else { throw GraphQLError("\"\(name)\" must be a list of strings.") }
            return text
        }
    }
}
