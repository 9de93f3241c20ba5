import GraphQLLanguage
import GraphQLSchema
import Testing

/// What is built from definitions.
@Suite struct SchemaBuildingTests {
    @Test("Extensions of every kind add to their definitions, in order, wherever they stand")
    func extensions() throws {
        let schema = try Schema(
            sdl: """
                extend type Query { b: Int }
                type Query { a: Int }
                interface I { a: Int }
                extend type Query implements I
                enum E { A }
                extend enum E { B }
                union U = Query
                extend union U = M
                """,
            """
            input In { a: Int }
            extend input In { b: Int }
            scalar S
            extend scalar S @specifiedBy(url: "https://example.com")
            extend schema { mutation: M }
            type M { a: Int }
            extend interface I @d
            directive @d on INTERFACE
            """)
        let query = try #require(schema.type(named: "Query"))
        #expect(query.fields.map(\.name) == ["a", "b"])
        #expect(query.interfaces == [schema.type(named: "I")?.id])
        #expect(schema.type(named: "E")?.enumValues.map(\.name) == ["A", "B"])
        #expect(schema.type(named: "U")?.memberTypes.map { schema[$0].name } == ["Query", "M"])
        #expect(schema.type(named: "In")?.inputFields.map(\.name) == ["a", "b"])
        #expect(schema.type(named: "S")?.specifiedByURL == "https://example.com")
        #expect(schema.type(named: "I")?.directives.map(\.name.value) == ["d"])
        #expect(schema.queryType == query.id)
        #expect(schema.mutationType.map { schema[$0].name } == "M")
        #expect(schema.subscriptionType == nil)
    }

    @Test("Types come in document order, then the built-in scalars in use, then the introspection types")
    func typeOrder() throws {
        let schema = try Schema(sdl: "scalar Z type Query { a(x: Float): Z }")
        #expect(
            schema.types.map(\.name) == [
                "Z", "Query", "Float", "String", "Boolean", "__Schema", "__Type", "__TypeKind", "__Field",
                "__InputValue", "__EnumValue", "__Directive", "__DirectiveLocation",
            ])
        #expect(schema.types.enumerated().allSatisfy { $0.offset == $0.element.id.index })
        #expect(schema.directives.map(\.name) == ["skip", "include", "deprecated", "specifiedBy", "oneOf"])
    }

    @Test("Directives of the specification become properties")
    func builtInDirectives() throws {
        let schema = try Schema(
            sdl: """
                type Query { a(x: Int @deprecated(reason: "old")): Int @deprecated b: E c(i: In): Int }
                enum E { A @deprecated(reason: "") B }
                input In @oneOf { a: Int b: Int @deprecated }
                """)
        let query = try #require(schema.type(named: "Query"))
        #expect(query.field(named: "a")?.deprecationReason == "No longer supported")
        #expect(query.field(named: "a")?.argument(named: "x")?.deprecationReason == "old")
        #expect(query.field(named: "b")?.deprecationReason == nil)
        #expect(schema.type(named: "E")?.enumValue(named: "A")?.deprecationReason == "")
        #expect(schema.type(named: "In")?.isOneOf == true)
        #expect(schema.type(named: "In")?.inputField(named: "b")?.deprecationReason == "No longer supported")
    }

    @Test("A document may spell out a built-in directive, which it then replaces")
    func replacedDirective() throws {
        let schema = try Schema(sdl: "directive @skip(if: Boolean!, because: String) on FIELD type Query { a: Int }")
        #expect(schema.directives.map(\.name) == ["skip", "include", "deprecated", "specifiedBy", "oneOf"])
        #expect(schema.directive(named: "skip")?.arguments.map(\.name) == ["if", "because"])
    }

    @Test("Meta-fields: __typename on composite types, __schema and __type on the query root")
    func metaFields() throws {
        let schema = try Schema(sdl: "type Query { a: U } union U = T type T { a: E } enum E { A }")
        func field(_ name: String, on type: String) -> String? {
            guard let type = schema.type(named: type), let field = schema.field(named: name, on: type) else {
                return nil
            }
            let arguments = field.arguments.map { "\($0.name): \(schema.text(of: $0.type))" }.joined(separator: ", ")
            return "\(field.name)(\(arguments)): \(schema.text(of: field.type))"
        }
        #expect(field("a", on: "Query") == "a(): U")
        #expect(field("__typename", on: "Query") == "__typename(): String!")
        #expect(field("__typename", on: "U") == "__typename(): String!")
        #expect(field("__typename", on: "__Type") == "__typename(): String!")
        #expect(field("__typename", on: "E") == nil)
        #expect(field("__schema", on: "Query") == "__schema(): __Schema!")
        #expect(field("__type", on: "Query") == "__type(name: String!): __Type")
        #expect(field("__schema", on: "T") == nil)
        #expect(field("__type", on: "T") == nil)
        #expect(field("b", on: "T") == nil)
    }

    @Test("Possible types are objects only, in definition order")
    func possibleTypes() throws {
        let schema = try Schema(
            sdl: """
                interface I { a: Int }
                interface J implements I { a: Int }
                type B implements I & J { a: Int }
                type Query implements I { a: Int u: U }
                union U = Query | B
                """)
        func possible(_ name: String) -> [String] {
            schema.type(named: name).map { schema.possibleTypes(of: $0.id).map { schema[$0].name } } ?? []
        }
        #expect(possible("I") == ["B", "Query"])
        #expect(possible("J") == ["B"])
        #expect(possible("U") == ["Query", "B"])
        #expect(possible("B") == ["B"])
    }

    @Test("A schema assumed to be valid needs only its types")
    func assumeValid() throws {
        let schema = try Schema(
            sdl: "type A implements B { a: Int a: String } input B union U = U query Q { a } scalar Int",
            validation: .assumeValid)
        #expect(schema.queryType == nil)
        #expect(schema.type(named: "U").map { schema.possibleTypes(of: $0.id) } == [])
        #expect(schema.types.count(where: { $0.name == "Int" }) == 1)
        let errors = errors(in: ["type A { a: B }"], validation: .assumeValid)
        #expect(errors.map(\.message) == ["Unknown type \"B\"."])
        #expect(errors.map(\.locations) == [[SourceLocation(line: 1, column: 13)]])
    }

    @Test("Syntax errors of all texts are told")
    func syntaxErrors() {
        let errors = errors(in: ["type Query { a: Int }", "type", "enum E { true }"])
        #expect(
            errors.map(\.locations) == [[SourceLocation(line: 1, column: 5)], [SourceLocation(line: 1, column: 10)]])
    }
}
