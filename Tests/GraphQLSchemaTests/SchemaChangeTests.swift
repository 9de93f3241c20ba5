import GraphQLSchema
import Testing

/// Differences between two versions of a schema.
@Suite struct SchemaChangeTests {
    /// Two versions and their differences, each as `KIND coordinate`.
    struct Case: CustomTestStringConvertible, Sendable {
        let old: String
        let new: String
        let expected: [String]

        init(_ old: String, _ new: String, _ expected: String...) {
            self.old = old
            self.new = new
            self.expected = expected
        }

        var testDescription: String { "\(old) → \(new)" }
    }

    @Test(
        "Types",
        arguments: [
            Case("scalar A", "scalar A"),
            Case("scalar A", "", "TYPE_REMOVED A"),
            Case("", "scalar A", "TYPE_ADDED A"),
            Case("scalar A", "enum A { B }", "TYPE_CHANGED_KIND A"),
            Case(
                "union U = A | B type A { a: Int } type B { a: Int }",
                "union U = A | C type A { a: Int } type C { a: Int }",
                "TYPE_REMOVED B", "TYPE_REMOVED_FROM_UNION U", "TYPE_ADDED_TO_UNION U", "TYPE_ADDED C"),
            Case("enum E { A B }", "enum E { A C }", "VALUE_REMOVED_FROM_ENUM E.B", "VALUE_ADDED_TO_ENUM E.C"),
            Case("enum E { A }", "enum E { A @deprecated }", "DEPRECATION_CHANGED E.A"),
            Case(
                "type T { a: Int } interface I { a: Int }", "type T implements I { a: Int } interface I { a: Int }",
                "IMPLEMENTED_INTERFACE_ADDED T"),
            Case(
                "type T implements I { a: Int } interface I { a: Int }", "type T { a: Int } interface I { a: Int }",
                "IMPLEMENTED_INTERFACE_REMOVED T"),
            Case("", "type Mutation { a: Int }", "ROOT_TYPE_ADDED mutation", "TYPE_ADDED Mutation"),
            Case(
                "extend schema { mutation: M } type M { a: Int } type N { a: Int }",
                "extend schema { mutation: N } type M { a: Int } type N { a: Int }", "ROOT_TYPE_CHANGED mutation"),
        ])
    func types(_ change: Case) throws { try check(change) }

    @Test(
        "Fields and arguments",
        arguments: [
            Case("type T { a: Int b: Int }", "type T { a: Int c: Int }", "FIELD_REMOVED T.b", "FIELD_ADDED T.c"),
            Case("type T { a: Int }", "type T { a: Int! }", "FIELD_CHANGED_KIND_SAFE T.a"),
            Case("type T { a: [Int] }", "type T { a: [Int!]! }", "FIELD_CHANGED_KIND_SAFE T.a"),
            Case("type T { a: Int! }", "type T { a: Int }", "FIELD_CHANGED_KIND T.a"),
            Case("type T { a: Int }", "type T { a: [Int] }", "FIELD_CHANGED_KIND T.a"),
            Case("type T { a: Int }", "type T { a: Int @deprecated }", "DEPRECATION_CHANGED T.a"),
            Case(
                "type T { a(x: Int): Int }", "type T { a(y: Int): Int }", "ARG_REMOVED T.a(x:)",
                "OPTIONAL_ARG_ADDED T.a(y:)"),
            Case("type T { a: Int }", "type T { a(x: Int!): Int }", "REQUIRED_ARG_ADDED T.a(x:)"),
            Case("type T { a: Int }", "type T { a(x: Int! = 1): Int }", "OPTIONAL_ARG_ADDED T.a(x:)"),
            Case("type T { a(x: Int!): Int }", "type T { a(x: Int): Int }", "ARG_CHANGED_KIND_SAFE T.a(x:)"),
            Case("type T { a(x: [Int]): Int }", "type T { a(x: [Int!]): Int }", "ARG_CHANGED_KIND T.a(x:)"),
            Case("type T { a(x: Int): Int }", "type T { a(x: [Int]): Int }", "ARG_CHANGED_KIND T.a(x:)"),
            Case("type T { a(x: Int = 1): Int }", "type T { a(x: Int = 2): Int }", "ARG_DEFAULT_VALUE_CHANGE T.a(x:)"),
            Case("type T { a(x: Int = 1): Int }", "type T { a(x: Int): Int }", "ARG_DEFAULT_VALUE_CHANGE T.a(x:)"),
            Case("type T { a(x: Int! = 1): Int }", "type T { a(x: Int!): Int }", "ARG_CHANGED_KIND T.a(x:)"),
            Case("type T { a(x: Int): Int }", "type T { a(x: Int = 1): Int }", "ARG_DEFAULT_VALUE_ADDED T.a(x:)"),
            Case(
                "type T { a(x: In = {a: 1, b: 2}): Int } input In { a: Int b: Int }",
                "type T { a(x: In = {b: 2, a: 1}): Int } input In { a: Int b: Int }"),
        ])
    func fields(_ change: Case) throws { try check(change) }

    @Test(
        "Input objects",
        arguments: [
            Case("input T { a: Int b: Int }", "input T { a: Int }", "FIELD_REMOVED T.b"),
            Case(
                "input T { a: Int }", "input T { a: Int b: Int c: Int! d: Int! = 1 }", "OPTIONAL_INPUT_FIELD_ADDED T.b",
                "REQUIRED_INPUT_FIELD_ADDED T.c", "OPTIONAL_INPUT_FIELD_ADDED T.d"),
            Case("input T { a: Int }", "input T { a: Int! }", "FIELD_CHANGED_KIND T.a"),
            Case("input T { a: Int! }", "input T { a: Int }", "FIELD_CHANGED_KIND_SAFE T.a"),
            Case("input T { a: Int }", "input T @oneOf { a: Int }", "ONE_OF_ADDED T"),
            Case("input T @oneOf { a: Int }", "input T { a: Int }", "ONE_OF_REMOVED T"),
        ])
    func inputObjects(_ change: Case) throws { try check(change) }

    @Test(
        "Directives",
        arguments: [
            Case("directive @d on FIELD", "", "DIRECTIVE_REMOVED @d"),
            Case("", "directive @d on FIELD", "DIRECTIVE_ADDED @d"),
            Case("directive @d repeatable on FIELD", "directive @d on FIELD", "DIRECTIVE_REPEATABLE_REMOVED @d"),
            Case("directive @d on FIELD", "directive @d repeatable on FIELD", "DIRECTIVE_REPEATABLE_ADDED @d"),
            Case(
                "directive @d on FIELD", "directive @d on QUERY", "DIRECTIVE_LOCATION_REMOVED @d",
                "DIRECTIVE_LOCATION_ADDED @d"),
            Case(
                "directive @d(x: Int) on FIELD", "directive @d(y: Int, z: Int!) on FIELD",
                "DIRECTIVE_ARG_REMOVED @d(x:)",
                "OPTIONAL_DIRECTIVE_ARG_ADDED @d(y:)", "REQUIRED_DIRECTIVE_ARG_ADDED @d(z:)"),
        ])
    func directives(_ change: Case) throws { try check(change) }

    @Test("Every kind has a severity, and messages name the element")
    func severity() throws {
        #expect(SchemaChange.Kind.fieldRemoved.severity == .breaking)
        #expect(SchemaChange.Kind.valueAddedToEnum.severity == .dangerous)
        #expect(SchemaChange.Kind.fieldAdded.severity == .safe)
        let changes = Schema.changes(
            from: try Schema(sdl: "type Query { a: Int }"), to: try Schema(sdl: "type Query { a: Boolean! }"))
        #expect(
            changes.map(\.message) == [
                "Standard scalar Int was removed because it is not referenced anymore.",
                "Query.a changed type from Int to Boolean!.",
            ])
    }

    private func check(_ change: Case) throws {
        let base = "type Query { q(x: ID): Int } "
        let changes = Schema.changes(
            from: try Schema(sdl: base + change.old), to: try Schema(sdl: base + change.new))
        #expect(changes.map { "\($0.kind.rawValue) \($0.coordinate)" } == change.expected)
    }
}
