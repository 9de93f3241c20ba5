import GraphQLLanguage
import GraphQLSchema
import Testing

/// What coordinates name (specification section "Schema Coordinates").
@Suite struct SchemaCoordinateResolutionTests {
    @Test(
        "A coordinate names its element, or nothing",
        arguments: [
            ("Query", "type Query"), ("E", "type E"), ("Int", "type Int"), ("__Type", "type __Type"),
            ("Query.a", "field Query.a"), ("I.a", "field I.a"), ("In.a", "input field In.a"), ("E.A", "value E.A"),
            ("Query.a(x:)", "argument Query.a(x:)"), ("@d", "directive @d"), ("@d(x:)", "argument @d(x:)"),
            ("@deprecated(reason:)", "argument @deprecated(reason:)"),
            (
                "__Type.fields(includeDeprecated:)",
                "argument __Type.fields(includeDeprecated:)"
            ),
            ("Missing", nil), ("Query.missing", nil), ("Query.a(missing:)", nil), ("@missing", nil),
            ("@d(missing:)", nil),
            ("U.a", nil), ("S.a", nil), ("E.B", nil), ("In.a(x:)", nil), ("Missing.a", nil), ("Query.missing(x:)", nil),
        ] as [(String, String?)])
    func resolution(coordinate: String, element: String?) throws {
        let schema = try Schema(
            sdl: """
                type Query implements I { a(x: Int): U } interface I { a: U } union U = Query scalar S
                enum E { A } input In { a: Int } directive @d(x: E) on FIELD
                """)
        let found = schema.resolve(try SchemaCoordinate(parsing: coordinate))
        #expect(found.map(description) == element)
    }

    private func description(_ element: SchemaElement) -> String {
        switch element {
        case .type(let type): "type \(type.name)"
        case .field(let field, let type): "field \(type.name).\(field.name)"
        case .inputField(let field, let type): "input field \(type.name).\(field.name)"
        case .enumValue(let value, let type): "value \(type.name).\(value.name)"
        case .argument(let argument, let field, let type): "argument \(type.name).\(field.name)(\(argument.name):)"
        case .directive(let directive): "directive @\(directive.name)"
        case .directiveArgument(let argument, let directive): "argument @\(directive.name)(\(argument.name):)"
        }
    }
}
