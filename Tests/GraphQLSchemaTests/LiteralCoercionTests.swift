import GraphQLLanguage
import GraphQLSchema
import Testing

/// Which constants can be coerced to which types.
@Suite struct LiteralCoercionTests {
    @Test(
        "Built-in scalars take the literals of their kinds",
        arguments: [
            ("Int", "0 -0 7 -2147483648 2147483647", "2147483648 -2147483649 1.0 1e3 \"1\" true A [1] {}"),
            ("Float", "0 1 1.5 -1e300 123456789012345678901234567890", "1e999 -1e999 \"1\" true A {}"),
            ("String", "\"\" \"\"\"a\"\"\"", "1 1.5 true A {}"),
            ("Boolean", "true false", "1 \"true\" A {}"),
            ("ID", "\"\" \"a\" 7 -7 123456789012345678901234567890", "4.0 true A {}"),
        ])
    func scalars(name: String, accepted: String, refused: String) throws {
        let scalar = try #require(BuiltInScalar(rawValue: name))
        for text in accepted.split(separator: " ") {
            #expect(scalar.accepts(literal: try Value(parsing: String(text)).kind), "\(name) should take \(text)")
        }
        for text in refused.split(separator: " ") {
            #expect(!scalar.accepts(literal: try Value(parsing: String(text)).kind), "\(name) should refuse \(text)")
        }
    }

    @Test(
        "Constants of wrapped and composed types",
        arguments: [
            ("Int", "null", []), ("Int!", "null", ["1:1"]), ("[Int]", "1", []), ("[[Int]]", "[1, [2], null]", []),
            ("[Int!]", "[null, 1, \"a\"]", ["1:2", "1:11"]), ("[Int!]!", "null", ["1:1"]), ("Int", "[1]", ["1:1"]),
            ("E", "A", []), ("E", "B", ["1:1"]), ("E", "\"A\"", ["1:1"]), ("S", "{a: [1, A, \"x\"]}", []),
            ("In", "{a: 1}", []), ("In", "{}", ["1:1"]), ("In", "{a: null}", ["1:5"]), ("In", "{a: 1, z: 2}", ["1:8"]),
            ("In", "{a: 1, b: {b: {a: 2}}}", ["1:11"]), ("In", "1", ["1:1"]), ("[In]", "{a: 1}", []),
            ("One", "{a: 1}", []), ("One", "{}", ["1:1"]), ("One", "{a: 1, b: 2}", ["1:1"]),
            ("One", "{a: null}", ["1:5"]),
            ("One", "{b: \"x\"}", ["1:5"]),
        ] as [(String, String, [String])])
    func constants(type: String, value: String, locations: [String]) throws {
        let schema = try Schema(
            sdl: """
                type Query { a(s: S, e: E, i: In, o: One): Int } scalar S enum E { A }
                input In { a: Int! b: In c: Int! = 3 } input One @oneOf { a: Int b: Int }
                """)
        let reference = try #require(schema.type(for: try TypeNode(parsing: type)))
        let errors = schema.coercionErrors(of: try Value(parsing: value), to: reference)
        #expect(errors.flatMap { $0.locations.map { "\($0.line):\($0.column)" } } == locations)
    }
}
