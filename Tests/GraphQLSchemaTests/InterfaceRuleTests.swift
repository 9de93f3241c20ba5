import GraphQLSchema
import Testing

/// IsValidImplementation. Each case is a type system and its errors with their places.
@Suite struct InterfaceRuleTests {
    private static let query = "type Query { a: Int }\n"

    @Test(
        "What is implemented is an interface, another one, once, and with its ancestors",
        arguments: [
            RuleCase(query + "type A implements Query { a: Int }", "2:19 InterfaceImplementations"),
            RuleCase(query + "interface A implements A { a: Int }", "2:24 InterfaceImplementations"),
            RuleCase(
                query + "interface I { a: Int }\ntype A implements I & I { a: Int }",
                "3:19 3:23 InterfaceImplementations"),
            RuleCase(
                query + "interface I { a: Int }\ninterface J implements I { a: Int }\ntype A implements J { a: Int }",
                "3:24 4:19 InterfaceImplementations"),
            RuleCase(
                query + "interface I implements J { a: Int }\ninterface J implements I { a: Int }",
                "3:24 2:24 InterfaceImplementations", "2:24 3:24 InterfaceImplementations"),
        ])
    func interfaces(_ rule: RuleCase) { #expect(rule.found == rule.expected) }

    @Test(
        "Every field of the interface is there, with a type at least as strict",
        arguments: [
            RuleCase(
                query + "interface I { a: Int }\ntype A implements I { b: Int }", "2:15 3:1 InterfaceImplementations"),
            RuleCase(
                query + "interface I { a: Int! }\ntype A implements I { a: Int }", "2:18 3:26 InterfaceImplementations"),
            RuleCase(
                query + "interface I { a: [Int] }\ntype A implements I { a: Int }", "2:18 3:26 InterfaceImplementations"
            ),
            RuleCase(query + "interface I { a: [I] }\ntype A implements I { a: [A!]! }"),
            RuleCase(query + "interface I { a: U }\nunion U = A\ntype A implements I { a: A }"),
            RuleCase(
                query + "interface I { a: J }\ninterface J { b: I }\ntype A implements I & J { a: A b: A }"),
        ])
    func fields(_ rule: RuleCase) { #expect(rule.found == rule.expected) }

    @Test(
        "Arguments are the same; further ones are optional",
        arguments: [
            RuleCase(
                query + "interface I { a(x: Int): Int }\ntype A implements I { a: Int }",
                "2:17 3:23 InterfaceImplementations"),
            RuleCase(
                query + "interface I { a(x: Int): Int }\ntype A implements I { a(x: Int!): Int }",
                "2:20 3:28 InterfaceImplementations"),
            RuleCase(
                query + "interface I { a: Int }\ntype A implements I { a(x: Int!): Int }",
                "3:25 2:15 InterfaceImplementations"),
            RuleCase(query + "interface I { a: Int }\ntype A implements I { a(x: Int! = 1, y: Int): Int }"),
        ])
    func arguments(_ rule: RuleCase) { #expect(rule.found == rule.expected) }

    @Test(
        "A deprecated field needs a deprecated field in its interface",
        arguments: [
            RuleCase(
                query + "interface I { a: Int }\ntype A implements I { a: Int @deprecated }",
                "3:30 3:26 InterfaceImplementations"),
            RuleCase(query + "interface I { a: Int @deprecated }\ntype A implements I { a: Int @deprecated }"),
            RuleCase(query + "interface I { a: Int @deprecated }\ntype A implements I { a: Int }"),
        ])
    func deprecation(_ rule: RuleCase) { #expect(rule.found == rule.expected) }
}
