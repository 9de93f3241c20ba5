import GraphQLExecution
import JSON
import Testing

/// Specification sections "Field Collection", "@skip" and "@include".
struct FieldCollectionTests {
    private let schema = """
        type Query { a: A, pet: Pet, pets: [Pet] }
        type A { x: Int, y: Int, a: A }
        interface Pet { name: String }
        type Dog implements Pet { name: String, barks: Boolean }
        type Cat implements Pet { name: String, meows: Boolean }
        """
    private let data: JSONObject = [
        "a": ["x": 1, "y": 2, "a": ["x": 3, "y": 4]],
        "pets": [["$type": "Dog", "name": "Rex", "barks": .bool(true)], ["$type": "Cat", "name": "Tom"]],
    ]

    @Test(arguments: [
        ("{ a { y x } }", #"{"a":{"y":2,"x":1}}"#),
        ("{ a { x } ...F a { y } } fragment F on Query { a { a { x } } }", #"{"a":{"x":1,"a":{"x":3},"y":2}}"#),
        ("{ a { p: x q: x p: x } }", #"{"a":{"p":1,"q":1}}"#),
        ("{ a { ... { x } ... @include(if: false) { y } } }", #"{"a":{"x":1}}"#),
        ("{ a { x @skip(if: true) y @skip(if: false) } }", #"{"a":{"y":2}}"#),
        ("{ a { x @skip(if: true) @include(if: true) } __typename }", #"{"a":{},"__typename":"Query"}"#),
        (
            "{ pets { name ... on Dog { barks } ...C __typename } } fragment C on Cat { meows }",
            #"{"pets":[{"name":"Rex","barks":true,"__typename":"Dog"},{"name":"Tom","meows":null,"__typename":"Cat"}]}"#
        ),
    ])
    func `fields come in the order they are first met, merged by response name`(
        document: String, data expected: String
    ) async throws {
        let answer = try await execute(schema, document, data: data)
        #expect(answer == #"{"data":\#(expected)}"#)
    }

    @Test func `one compiled operation answers every outcome of its conditions`() async throws {
        let document = "query ($x: Boolean!, $y: Boolean = true) { a { x @include(if: $x) y @skip(if: $y) } }"
        for (variables, expected) in [
            (["x": .bool(true)] as JSONObject, #"{"x":1}"#), (["x": .bool(false), "y": .bool(false)], #"{"y":2}"#),
            (["x": .bool(true), "y": .bool(false)], #"{"x":1,"y":2}"#), (["x": .bool(false)], "{}"),
        ] {
            let answer = try await execute(schema, document, data: data, variables: variables)
            #expect(answer == #"{"data":{"a":\#(expected)}}"#)
        }
    }

    @Test(arguments: [
        ("{ a { y @skip(if: $y) } b }", #"["a"]"#, #"{"a":null,"b":3}"#),
        ("{ a { ... @include(if: $y) { x } } }", #"["a"]"#, #"{"a":null}"#),
        ("{ a { y @include(if: $y) @skip(if: true) } }", nil, #"{"a":{}}"#),
        ("{ a @skip(if: true) { y @skip(if: $y) } b }", nil, #"{"b":3}"#),
        ("{ b @skip(if: $y) }", nil, "null"),
    ])
    func `a condition that is null is an execution error of the object it stands in`(
        selection: String, path: String?, expected: String
    ) async throws {
        var data = data
        data["b"] = 3
        for operation in ["query", "mutation"] {
            let answer = try await execute(
                schema + " extend type Query { b: Int } type Mutation { a: A, b: Int }",
                "\(operation) ($y: Boolean = true) \(selection)",
                data: data, variables: ["y": .null])
            #expect(answer.hasSuffix(#""data":\#(expected)}"#), "\(answer)")
            #expect(answer.contains("must not be null") == (path != nil || expected == "null"))
            if let path { #expect(answer.contains(#""path":\#(path)"#)) } else { #expect(!answer.contains("path")) }
        }
    }

    @Test func `an object of a type that is not possible is an error`() async throws {
        let answer = try await execute(schema, "{ pet { name } }", data: ["pet": ["$type": "A"]])
        #expect(answer.contains(#"Runtime object type \"A\" is not a possible type for \"Pet\"."#))
        #expect(answer.hasSuffix(#""data":{"pet":null}}"#))
    }
}
