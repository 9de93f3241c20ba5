import GraphQLSchema
import Testing

/// The rules on whole type systems. Each case is a type system and its errors with their places.
@Suite struct TypeSystemRuleTests {
    private static let query = "type Query { a: Int }\n"

    @Test(
        "Root types are there, objects, and different",
        arguments: [
            RuleCase("type A { a: Int }", "RootOperationTypes"),
            RuleCase("schema { mutation: A }\ntype A { a: Int }", "1:1 RootOperationTypes"),
            RuleCase("schema { query: I }\ninput I { a: Int }", "1:17 RootOperationTypes"),
            RuleCase("enum Query { A }", "1:1 RootOperationTypes"),
            RuleCase(query + "union Subscription = Query", "2:1 RootOperationTypes"),
            RuleCase("schema { query: A mutation: A }\ntype A { a: Int }", "1:17 1:29 RootOperationTypes"),
            RuleCase(
                "schema { query: A subscription: A }\nextend schema { mutation: A }\ntype A { a: Int }",
                "1:17 2:27 1:33 RootOperationTypes"),
        ])
    func rootTypes(_ rule: RuleCase) { #expect(rule.found == rule.expected) }

    @Test(
        "Names that begin with two underscores are reserved",
        arguments: [
            RuleCase(query + "type __A { a: Int }", "2:1 ReservedNames"),
            RuleCase("type Query { __a: Int }", "1:14 ReservedNames"),
            RuleCase("type Query { a(__x: Int): Int }", "1:16 ReservedNames"),
            RuleCase(query + "input I { __a: Int }", "2:11 ReservedNames"),
            RuleCase(query + "enum E { __A }", "2:10 ReservedNames"),
            RuleCase(query + "directive @__d(__x: Int) on FIELD", "2:1 ReservedNames", "2:16 ReservedNames"),
        ])
    func reservedNames(_ rule: RuleCase) { #expect(rule.found == rule.expected) }

    @Test(
        "Types have at least one field, member or value",
        arguments: [
            RuleCase(query + "type A", "2:1 NonEmptyTypes"),
            RuleCase(query + "interface A", "2:1 NonEmptyTypes"),
            RuleCase(query + "union A", "2:1 NonEmptyTypes"),
            RuleCase(query + "enum A", "2:1 NonEmptyTypes"),
            RuleCase(
                query + "input A @d\nextend input A @e\ndirective @d on INPUT_OBJECT\ndirective @e on INPUT_OBJECT",
                "2:1 3:1 NonEmptyTypes"),
        ])
    func nonEmptyTypes(_ rule: RuleCase) { #expect(rule.found == rule.expected) }

    @Test(
        "Outputs have output types, inputs input types",
        arguments: [
            RuleCase("type Query { a: [I!] } input I { a: Int }", "1:17 OutputTypes"),
            RuleCase("type Query { a(x: [Query]): Int }", "1:19 InputTypes"),
            RuleCase(query + "input I { a: Query! }", "2:14 InputTypes"),
            RuleCase(query + "directive @d(x: Query) on FIELD", "2:14 InputTypes"),
        ])
    func directions(_ rule: RuleCase) { #expect(rule.found == rule.expected) }

    @Test(
        "Union members are objects, each once",
        arguments: [
            RuleCase(query + "union U = Query | Query", "2:11 2:19 UnionMembers"),
            RuleCase(query + "union U = Int | U", "2:11 UnionMembers", "2:17 UnionMembers"),
            RuleCase(query + "union U = Query\nextend union U = Query", "2:11 3:18 UnionMembers"),
        ])
    func unions(_ rule: RuleCase) { #expect(rule.found == rule.expected) }

    @Test(
        "What is required is not deprecated",
        arguments: [
            RuleCase("type Query { a(x: Int! @deprecated): Int }", "1:24 1:19 RequiredInputsNotDeprecated"),
            RuleCase(query + "input I { a: Int! @deprecated }", "2:19 2:14 RequiredInputsNotDeprecated"),
            RuleCase(query + "directive @d(x: Int! @deprecated) on FIELD", "2:22 2:17 RequiredInputsNotDeprecated"),
            RuleCase("type Query { a(x: Int! = 1 @deprecated, y: Int @deprecated): Int }"),
        ])
    func deprecatedInputs(_ rule: RuleCase) { #expect(rule.found == rule.expected) }

    @Test(
        "Fields of OneOf input objects are nullable and have no default, those of extensions too",
        arguments: [
            RuleCase(
                query + "input I @oneOf { a: Int! b: Int = 1 }", "2:21 OneOfInputObjects", "2:26 OneOfInputObjects"),
            RuleCase(query + "input I @oneOf { a: Int }\nextend input I { b: Int! }", "3:21 OneOfInputObjects"),
            RuleCase(query + "input I @oneOf { a: Int b: I c: [Int!] }"),
        ])
    func oneOf(_ rule: RuleCase) { #expect(rule.found == rule.expected) }

    @Test(
        "Input objects need a way to end",
        arguments: [
            RuleCase(query + "input I { a: I! }", "2:11 NoInputObjectCycles"),
            RuleCase(
                query + "input I { a: J! }\ninput J { b: K! }\ninput K { c: I! }",
                "2:11 3:11 4:11 NoInputObjectCycles"),
            RuleCase(query + "input I { a: I b: [I!]! }"),
        ])
    func inputCycles(_ rule: RuleCase) { #expect(rule.found == rule.expected) }

    @Test(
        "Defaults and arguments of directives have their types",
        arguments: [
            RuleCase("type Query { a(x: Int = \"1\"): Int }", "1:25 DefaultValuesOfCorrectType"),
            RuleCase("type Query { a(x: Int! = null): Int }", "1:26 DefaultValuesOfCorrectType"),
            RuleCase(
                query + "input I { a: [Int!] = [1, null, 2.5] }",
                "2:27 DefaultValuesOfCorrectType", "2:33 DefaultValuesOfCorrectType"),
            RuleCase(query + "enum E { A }\ndirective @d(x: E = B) on FIELD", "3:21 DefaultValuesOfCorrectType"),
            RuleCase(
                "type Query { a(x: I = {b: 1}): Int }\ninput I { a: Int! }", "1:23 DefaultValuesOfCorrectType",
                "1:24 DefaultValuesOfCorrectType"),
            RuleCase("type Query { a: Int @deprecated(reason: null) }", "1:41 ValuesOfCorrectType"),
            RuleCase("type Query { a: Int @deprecated(reason: 1) }", "1:41 ValuesOfCorrectType"),
        ])
    func values(_ rule: RuleCase) { #expect(rule.found == rule.expected) }

    @Test(
        "Filling in defaults comes to an end",
        arguments: [
            RuleCase(query + "input I { a: I = {} }", "2:18 NoDefaultValueCycles"),
            RuleCase(query + "input I { a: [I] = [{}] }", "2:20 NoDefaultValueCycles"),
            RuleCase(
                query + "input I { a: J = {} }\ninput J { b: [I!] = [{}] }", "2:18 3:21 NoDefaultValueCycles"),
            RuleCase(query + "input I { a: I b: I = {a: {a: {}}} }", "2:23 NoDefaultValueCycles"),
            RuleCase(query + "input I { a: I = {a: null} }"),
            RuleCase(query + "input I { a: I = {a: {a: null}} }"),
            RuleCase(query + "input I { a: [I] = [] b: J = {} }\ninput J { c: Int = 1 d: I }"),
        ])
    func defaultCycles(_ rule: RuleCase) { #expect(rule.found == rule.expected) }

    @Test(
        "A directive does not reference itself, directly or through directives and types",
        arguments: [
            RuleCase(
                query + "directive @d(x: Int @d) on ARGUMENT_DEFINITION", "2:1 NoDirectiveSelfReferences"),
            RuleCase(
                query
                    + "directive @a(x: Int @b) on ARGUMENT_DEFINITION\ndirective @b(x: Int @a) on ARGUMENT_DEFINITION",
                "2:1 NoDirectiveSelfReferences", "3:1 NoDirectiveSelfReferences"),
            RuleCase(
                query + "directive @d(x: [I!]) on INPUT_FIELD_DEFINITION\ninput I { a: J }\ninput J { b: I c: Int @d }",
                "2:1 NoDirectiveSelfReferences"),
            RuleCase(
                query + "directive @d(x: E) on ENUM_VALUE\nenum E { A @d }", "2:1 NoDirectiveSelfReferences"),
            RuleCase(query + "directive @d(x: S) on SCALAR\nscalar S @d", "2:1 NoDirectiveSelfReferences"),
            // Types may be recursive; a directive that only leads to a cycle is not part of it.
            RuleCase(
                query + "directive @d(x: I @e) on INPUT_FIELD_DEFINITION\ndirective @e on ARGUMENT_DEFINITION\n"
                    + "input I { a: I }"),
        ])
    func directiveSelfReferences(_ rule: RuleCase) { #expect(rule.found == rule.expected) }
}
