import GraphQLExecution
import GraphQLLanguage
import JSON
import Testing

/// Specification sections "Coercing Variable Values" and "Coercing Field Arguments".
struct InputCoercionTests {
    private let schema = """
        type Query {
          int(v: Int): String, float(v: Float): String, string(v: String): String, boolean(v: Boolean): String
          id(v: ID): String, color(v: Color): String, list(v: [Int]): String, matrix(v: [[Int]]): String
          required(v: Int!): String, fallback(v: Int = 7): String, strictFallback(v: Int! = 7): String
          point(v: Point): String, either(v: Either): String, even(v: Even): String, strictList(v: [Int!]): String
        }
        enum Color { RED GREEN }
        input Point { x: Int!, y: Int = 5, next: Point }
        input Either @oneOf { a: Int, b: String }
        scalar Even
        """

    /// The arguments as the resolver sees them.
    private func run(_ document: String, variables: JSONObject = [:]) async throws -> String {
        try await execute(schema, document, variables: variables) { resolvers in
            resolvers.fallback { _, context in
                .string(context.arguments.values.map { Self.text($0.value) }.joined(separator: ","))
            }
            resolvers.scalar(
                "Even",
                ScalarType(parse: { input throws(GraphQLError) in
                    guard let number = input.intValue, number % 2 == 0 else { throw GraphQLError("It is odd.") }
                    return .int(number / 2)
                }))
        }
    }

    private static func text(_ value: InputValue) -> String {
        switch value {
        case .null: "null"
        case .boolean(let value): "\(value)"
        case .int(let value): "\(value)"
        case .float(let value): "\(value)f"
        case .string(let value): "'\(value)'"
        case .enumeration(let value): "#\(value)"
        case .list(let items): "[" + items.map(text).joined(separator: " ") + "]"
        case .object(let fields): "{" + fields.map { "\($0.name):\(text($0.value))" }.joined(separator: " ") + "}"
        }
    }

    @Test(arguments: [
        ("int(v: 2147483647)", "2147483647"), ("float(v: 3)", "3.0f"), ("float(v: 1.5e2)", "150.0f"),
        ("id(v: 12345678901234567890)", "'12345678901234567890'"), ("id(v: \"x\")", "'x'"),
        ("color(v: GREEN)", "#GREEN"), ("list(v: 1)", "[1]"), ("list(v: [1, null])", "[1 null]"),
        ("list(v: null)", "null"),
        ("matrix(v: 1)", "[[1]]"), ("matrix(v: [1, [2]])", "[[1] [2]]"), ("fallback", "7"),
        ("fallback(v: null)", "null"),
        ("strictFallback", "7"), ("point(v: {x: 1})", "{x:1 y:5}"), ("point(v: {y: null, x: 1})", "{x:1 y:null}"),
        ("point(v: {x: 1, next: {x: 2}})", "{x:1 y:5 next:{x:2 y:5}}"), ("either(v: {b: \"z\"})", "{b:'z'}"),
        ("even(v: 8)", "4"), ("int", ""),
    ])
    func `literals are coerced to their types`(field: String, expected: String) async throws {
        let name = field.prefix { $0 != "(" }
        #expect(try await run("{ \(field) }") == #"{"data":{"\#(name)":"\#(expected)"}}"#)
    }

    @Test(
        arguments: [
            ("Int", "int", .int(1), "1"), ("Int", "int", .double(2), "2"), ("Float", "float", .int(3), "3.0f"),
            ("ID", "id", .int(4), "'4'"), ("ID", "id", "x", "'x'"), ("Color", "color", "RED", "#RED"),
            ("[Int]", "list", .int(1), "[1]"),
            ("[[Int]]", "matrix", .array([.int(1), .array([.int(2)])]), "[[1] [2]]"),
            ("[Int]", "list", .null, "null"), ("Point", "point", ["x": 1], "{x:1 y:5}"),
            ("Point", "point", ["next": ["x": 2], "x": 1, "y": .null], "{x:1 y:null next:{x:2 y:5}}"),
            ("Either", "either", ["a": 1], "{a:1}"), ("Even", "even", .int(6), "3"),
        ] as [(String, String, JSONValue, String)])
    func `variables are coerced to their types`(
        type: String, field: String, value: JSONValue, expected: String
    ) async throws {
        let answer = try await run("query ($v: \(type)) { \(field)(v: $v) }", variables: ["v": value])
        #expect(answer == #"{"data":{"\#(field)":"\#(expected)"}}"#)
    }

    @Test(
        arguments: [
            ("Int", "int", .double(1.5)), ("Int", "int", "1"), ("Int", "int", .bool(true)),
            ("Int", "int", .int(1 << 31)),
            ("Float", "float", "1.5"), ("String", "string", .int(1)), ("Boolean", "boolean", .int(1)),
            ("ID", "id", .double(4.5)), ("ID", "id", .bool(true)), ("Color", "color", "BLUE"),
            ("Color", "color", .int(0)),
            ("[Int]", "list", ["x"]), ("[Int!]", "strictList", [.null]), ("Point", "point", .array([])),
            ("Point", "point", [:]), ("Point", "point", ["x": 1, "z": 1]), ("Point", "point", ["x": .null]),
            ("Either", "either", [:]), ("Either", "either", ["a": 1, "b": "x"]), ("Either", "either", ["a": .null]),
            ("Even", "even", .int(5)), ("Int!", "required", .null),
        ] as [(String, String, JSONValue)])
    func `a value of another type is a request error with the variable's place`(
        type: String, field: String, value: JSONValue
    ) async throws {
        let answer = try await run("query ($v: \(type)) { \(field)(v: $v) }", variables: ["v": value])
        #expect(answer.contains(#""locations":[{"line":1,"column":8}]"#))
        #expect(answer.contains("BAD_USER_INPUT"))
        #expect(!answer.contains(#""data""#))
    }

    @Test func `a deep error names the path to it`() async throws {
        let answer = try await run(
            "query ($v: Point) { point(v: $v) }", variables: ["v": ["x": 1, "next": ["x": "no"]]])
        #expect(answer.contains(#"at \"v.next.x\""#))
    }

    @Test(
        arguments: [
            ("query ($v: Int) { fallback(v: $v) }", [:], "7"), ("query ($v: Int = 3) { fallback(v: $v) }", [:], "3"),
            ("query ($v: Int = 3) { fallback(v: $v) }", ["v": .null], "null"),
            ("query ($v: Int) { list(v: [$v, 2]) }", [:], "[null 2]"),
            ("query ($y: Int) { point(v: {x: 1, y: $y}) }", [:], "{x:1 y:5}"),
            ("query ($x: Int = 2) { point(v: {x: $x}) }", [:], "{x:2 y:5}"),
            ("query ($v: Int = 1) { strictFallback(v: $v) }", [:], "1"),
        ] as [(String, JSONObject, String)])
    func `a variable without a value counts as absent`(
        document: String, variables: JSONObject, expected: String
    ) async throws {
        #expect(try await run(document, variables: variables).hasSuffix(#":"\#(expected)"}}"#))
    }

    @Test func `a null variable with a default at a non-null position fails where it is used`() async throws {
        let answer = try await run("query ($v: Int = 1) { strictFallback(v: $v) int }", variables: ["v": .null])
        #expect(answer.contains(#""path":["strictFallback"]"#))
        #expect(answer.hasSuffix(#""data":{"strictFallback":null,"int":""}}"#))
    }

    @Test func `a missing required variable is a request error`() async throws {
        let answer = try await run("query ($v: Int!) { required(v: $v) }")
        #expect(answer.contains(#"Variable \"$v\" of required type \"Int!\" was not provided."#))
    }

    @Test func `a literal that a custom scalar refuses fails where it is used`() async throws {
        let answer = try await run("{ even(v: 3) int }")
        #expect(answer.contains("It is odd.") && answer.contains(#""path":["even"]"#))
        #expect(answer.hasSuffix(#""data":{"even":null,"int":""}}"#))
    }
}
