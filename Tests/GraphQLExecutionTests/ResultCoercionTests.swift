import GraphQLExecution
import JSON
import Testing

/// "Result Coercion" of each scalar, and of enums.
struct ResultCoercionTests {
    private let schema = """
        type Query { int: Int, float: Float, string: String, boolean: Boolean, id: ID, color: Color, any: Any }
        enum Color { RED }
        scalar Any
        """

    @Test(
        arguments: [
            ("int", .double(1), "1"), ("int", "123", "123"), ("int", .bool(true), "1"),
            ("int", .int(-2_147_483_648), "-2147483648"),
            ("float", .int(3), "3"), ("float", .double(1.5), "1.5"), ("float", "2.5", "2.5"),
            ("string", .int(1), #""1""#),
            ("string", .bool(true), #""true""#), ("string", "a\"b\\c\n\u{1}é", #""a\"b\\c\n\u0001é""#),
            ("boolean", .int(0), "false"), ("id", .int(7), #""7""#), ("id", .double(8), #""8""#),
            ("color", "RED", #""RED""#),
            ("any", ["a": [1, "x", .null]], #"{"a":[1,"x",null]}"#),
        ] as [(String, JSONValue, String)])
    func `values are written as their type`(field: String, value: JSONValue, expected: String) async throws {
        #expect(try await run(field, value) == #"{"data":{"\#(field)":\#(expected)}}"#)
    }

    @Test(
        arguments: [
            ("int", .double(1.2)), ("int", .int(1 << 31)), ("int", "x"), ("int", ""), ("float", "x"),
            ("boolean", "true"),
            ("id", .double(1.5)), ("id", .bool(true)), ("color", "BLUE"), ("color", .int(1)), ("string", [1]),
        ] as [(String, JSONValue)])
    func `what the type can't say is an error and null`(field: String, value: JSONValue) async throws {
        let answer = try await run(field, value)
        #expect(answer.hasPrefix(#"{"errors":[{"message":"#))
        #expect(answer.hasSuffix(#""path":["\#(field)"]}],"data":{"\#(field)":null}}"#))
    }

    private func run(_ field: String, _ value: JSONValue) async throws -> String {
        try await execute(schema, "{ \(field) }") { resolvers in
            resolvers.fallback { _, _ in
                switch value {
                case .object, .array: .json(value)
                default: ResolvedValue(json: value)
                }
            }
        }
    }
}
