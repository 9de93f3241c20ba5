import GraphQLLanguage
import Testing

/// Specification section "Schema Coordinates".
@Suite struct SchemaCoordinateTests {
    @Test(
        arguments: [
            ("Business", .type("Business")),
            ("Business.name", .member(type: "Business", name: "name")),
            ("Query.searchBusiness(criteria:)", .argument(type: "Query", field: "searchBusiness", name: "criteria")),
            ("@private", .directive("private")),
            ("@private(scope:)", .directiveArgument(directive: "private", name: "scope")),
            ("__Type.__field(_0:)", .argument(type: "__Type", field: "__field", name: "_0")),
        ] as [(String, SchemaCoordinate)])
    func `Each form is parsed and written again`(source: String, coordinate: SchemaCoordinate) throws {
        #expect(try SchemaCoordinate(parsing: source) == coordinate)
        #expect(coordinate.description == source)
    }

    @Test(arguments: [
        ("", "1:1 Syntax Error: Unexpected <EOF>."), ("Type.", "1:6 Syntax Error: Unexpected <EOF>."),
        ("Type ", #"1:5 Syntax Error: Unexpected " "."#), ("Type .a", #"1:5 Syntax Error: Unexpected " "."#),
        (" Type", #"1:1 Syntax Error: Unexpected " "."#), ("Type#c", ##"1:5 Syntax Error: Unexpected "#"."##),
        ("Type(a:)", #"1:5 Syntax Error: Unexpected "("."#), ("T.f(a)", #"1:6 Syntax Error: Unexpected ")"."#),
        ("T.f(a:1)", #"1:7 Syntax Error: Unexpected "1"."#), ("T.f(a:", "1:7 Syntax Error: Unexpected <EOF>."),
        ("T.f.g", #"1:4 Syntax Error: Unexpected "."."#), ("@d.a", #"1:3 Syntax Error: Unexpected "."."#),
        ("@", "1:2 Syntax Error: Unexpected <EOF>."), ("@@d", #"1:2 Syntax Error: Unexpected "@"."#),
        ("1T", #"1:1 Syntax Error: Unexpected "1"."#), ("T.\u{E9}", "1:3 Syntax Error: Unexpected \"\u{E9}\"."),
        ("T\n", #"1:2 Syntax Error: Unexpected "\n"."#), ("T,", #"1:2 Syntax Error: Unexpected ","."#),
    ])
    func `Nothing else is a coordinate, least of all with ignored tokens`(source: String, expected: String) {
        do throws(GraphQLError) {
            let coordinate = try SchemaCoordinate(parsing: source)
            Issue.record("\(source) was taken for \(coordinate)")
        } catch {
            #expect(error.summary == expected)
        }
    }
}
