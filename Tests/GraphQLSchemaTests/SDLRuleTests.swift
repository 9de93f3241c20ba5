import GraphQLLanguage
import GraphQLSchema
import Testing

/// The rules on definitions as they are written. Each case is a type system and its errors with their places.
@Suite struct SDLRuleTests {
    private static let query = "type Query { a: Int }\n"

    @Test(
        "Definitions that keep every rule are accepted",
        arguments: [
            "type Query { a: Int }",
            "extend type Query { b: Int } type Query { a: Int }",
            "schema @d { query: Q } type Q { a: Int } extend schema { mutation: M } type M { a: Int } directive @d on SCHEMA",
            "extend schema @d type Query { a: Int } directive @d on SCHEMA",
            "directive @r(a: Int) repeatable on OBJECT type Query @r @r(a: 1) { a: Int } extend type Query @r",
            "directive @skip(if: Boolean!) on FIELD type Query { a: Int }",
            "type Query { a(x: I = {l: [1, 2], n: {l: 3}}): Int } input I { l: [Int] n: I }",
            "interface A { a: Int } interface B implements A { a: Int } type Query implements B & A { a: Int }",
            "scalar S @specifiedBy(url: \"https://example.com\") type Query { a: S }",
            "type Query { a: __Type b: __TypeKind }",
        ])
    func valid(sdl: String) {
        #expect(errors(in: [sdl]).map(\.message) == [])
    }

    @Test(
        "Executable definitions do not belong in a type system",
        arguments: [
            RuleCase(query + "query Q { a }", "2:1 TypeSystemDefinitions"),
            RuleCase(query + "{ a }", "2:1 TypeSystemDefinitions"),
            RuleCase(query + "fragment F on Query { a }", "2:1 TypeSystemDefinitions"),
        ])
    func typeSystemDefinitions(_ rule: RuleCase) { #expect(rule.found == rule.expected) }

    @Test(
        "There is one schema definition, and it gives each operation one type",
        arguments: [
            RuleCase(
                query + "schema { query: Query }\nschema { mutation: M } type M { a: Int }", "3:1 LoneSchemaDefinition"),
            RuleCase(query + "schema { query: Query query: Query }", "2:10 2:23 UniqueOperationTypes"),
            RuleCase(
                query + "schema { query: Query }\nextend schema { query: Query }", "2:10 3:17 UniqueOperationTypes"),
            RuleCase(query + "type Q { a: Int }\nextend schema { query: Q }", "1:1 3:17 UniqueOperationTypes"),
        ])
    func schemaDefinitions(_ rule: RuleCase) { #expect(rule.found == rule.expected) }

    @Test(
        "Names are unique where they must be",
        arguments: [
            RuleCase(query + "enum A { X }\ntype A { a: Int }", "2:6 3:6 UniqueTypeNames"),
            RuleCase(query + "scalar Int", "2:8 UniqueTypeNames"),
            RuleCase(
                query + "scalar Int @specifiedBy(url: \"https://example.com\")", "2:8 UniqueTypeNames"),
            RuleCase(query + "type __Type { a: Int }", "2:6 UniqueTypeNames"),
            RuleCase(query + "directive @a on FIELD\ndirective @a on QUERY", "2:12 3:12 UniqueDirectiveNames"),
            RuleCase(query + "enum E { A B A }", "2:10 2:14 UniqueEnumValueNames"),
            RuleCase(query + "enum E { A }\nextend enum E { A }", "2:10 3:17 UniqueEnumValueNames"),
            RuleCase("type Query { a: Int a: Int }", "1:14 1:21 UniqueFieldDefinitionNames"),
            RuleCase(query + "extend type Query { a: Int }", "1:14 2:21 UniqueFieldDefinitionNames"),
            RuleCase(query + "input I { a: Int a: Int }", "2:11 2:18 UniqueFieldDefinitionNames"),
            RuleCase("type Query { a(x: Int, x: Int): Int }", "1:16 1:24 UniqueArgumentDefinitionNames"),
            RuleCase(query + "directive @d(x: Int, x: Int) on FIELD", "2:14 2:22 UniqueArgumentDefinitionNames"),
            RuleCase(
                "type Query { a(x: I = {f: 1, f: 2}): Int } input I { f: Int }", "1:24 1:30 UniqueInputFieldNames"),
        ])
    func uniqueNames(_ rule: RuleCase) { #expect(rule.found == rule.expected) }

    @Test(
        "Every type that is mentioned is defined",
        arguments: [
            RuleCase("type Query { a: [Missing!]! }", "1:18 KnownTypeNames"),
            RuleCase("type Query implements I { a(x: J): Int }", "1:23 KnownTypeNames", "1:32 KnownTypeNames"),
            RuleCase(query + "union U = V", "2:11 KnownTypeNames"),
            RuleCase("schema { query: Q }", "1:17 KnownTypeNames"),
            RuleCase(query + "directive @d(x: X) on FIELD", "2:17 KnownTypeNames"),
        ])
    func knownTypeNames(_ rule: RuleCase) { #expect(rule.found == rule.expected) }

    @Test(
        "Extensions fit a definition",
        arguments: [
            RuleCase(query + "extend type A { a: Int }", "2:13 PossibleTypeExtensions"),
            RuleCase(query + "extend scalar Query @d directive @d on SCALAR", "1:1 2:1 PossibleTypeExtensions"),
            RuleCase(query + "extend scalar Int @d directive @d on SCALAR", "2:15 PossibleTypeExtensions"),
            RuleCase(
                query + "extend scalar Int @specifiedBy(url: \"u\")", "2:15 PossibleTypeExtensions"),
            RuleCase(query + "input A { a: Int }\nextend input A @oneOf", "3:16 OneOfExtensions"),
        ])
    func extensions(_ rule: RuleCase) { #expect(rule.found == rule.expected) }

    @Test(
        "Directives are defined, in place, unique and have the arguments they need",
        arguments: [
            RuleCase("type Query @d { a: Int }", "1:12 KnownDirectives"),
            RuleCase("type Query @deprecated { a: Int }", "1:12 KnownDirectives"),
            RuleCase("schema @oneOf { query: Query }\n" + query, "1:8 KnownDirectives"),
            RuleCase("type Query { a(x: Int @skip(if: true)): Int }", "1:23 KnownDirectives"),
            RuleCase("type Query { a: Int @deprecated @deprecated }", "1:21 1:33 UniqueDirectivesPerLocation"),
            RuleCase(
                "directive @d on OBJECT\ntype Query @d { a: Int }\nextend type Query @d",
                "2:12 3:19 UniqueDirectivesPerLocation"),
            RuleCase(
                "directive @d on SCHEMA\nschema @d { query: Query }\nextend schema @d\n" + query,
                "2:8 3:15 UniqueDirectivesPerLocation"),
            RuleCase(query + "scalar S @specifiedBy", "2:10 ProvidedRequiredArgumentsOnDirectives"),
            RuleCase(
                query + "scalar S @specifiedBy(uri: \"\", url: \"\")", "2:23 KnownArgumentNamesOnDirectives"),
            RuleCase(query + "scalar S @specifiedBy(url: \"a\", url: \"b\")", "2:23 2:33 UniqueArgumentNames"),
        ])
    func directives(_ rule: RuleCase) { #expect(rule.found == rule.expected) }

    @Test("All errors are told, in document order whatever the rule")
    func documentOrder() {
        let rule = RuleCase(
            "type A { a: X }\nenum E { V V }\ntype A @d { a: Y }", "1:13 KnownTypeNames",
            "2:10 2:12 UniqueEnumValueNames",
            "1:6 3:6 UniqueTypeNames", "1:10 3:13 UniqueFieldDefinitionNames", "3:16 KnownTypeNames",
            "3:8 KnownDirectives")
        #expect(rule.found == rule.expected)
    }
}
