import Testing

@Suite("Operations and definitions")
struct OperationRulesTests {
    @Test(
        "Only operations and fragments can be executed",
        arguments: [
            ValidationCase("{ dog { name } } type T { f: Int }", "ExecutableDefinitions 1:18"),
            ValidationCase(
                "schema { query: Q } extend type Dog @nope { a: Int @nope }",
                "ExecutableDefinitions 1:1", "ExecutableDefinitions 1:21", "KnownDirectives 1:37",
                "KnownDirectives 1:52"),
            ValidationCase("directive @a on FIELD { dog { name } }", "ExecutableDefinitions 1:1"),
        ])
    func executableDefinitions(_ example: ValidationCase) throws { try example.check() }

    @Test(
        "An operation needs its root type",
        arguments: [
            ValidationCase("query { dog { name } }"),
            ValidationCase("subscription { created { name } }"),
            ValidationCase("mutation { anything }", "KnownOperationTypes 1:1"),
        ])
    func operationTypes(_ example: ValidationCase) throws { try example.check() }

    @Test(
        "Operation names are unique, whatever the operations' types",
        arguments: [
            ValidationCase("query A { dog { name } } query B { dog { name } }"),
            ValidationCase("query A { dog { name } } query A { dog { name } }", "UniqueOperationNames 1:7 1:32"),
            ValidationCase(
                "query A { dog { name } } subscription A { created { name } }", "UniqueOperationNames 1:7 1:39"),
            ValidationCase("query A { ...A } fragment A on Query { dog { name } }"),
        ])
    func operationNames(_ example: ValidationCase) throws { try example.check() }

    @Test(
        "An anonymous operation is the only one",
        arguments: [
            ValidationCase("{ ...F } fragment F on Query { dog { name } }"),
            ValidationCase("{ dog { name } } query A { dog { name } }", "LoneAnonymousOperation 1:1"),
            ValidationCase(
                "{ dog { name } } { dog { name } }", "LoneAnonymousOperation 1:1", "LoneAnonymousOperation 1:18"),
        ])
    func anonymousOperations(_ example: ValidationCase) throws { try example.check() }

    @Test(
        "A subscription has one root field that nothing decides over",
        arguments: [
            ValidationCase("subscription S { created { name } }"),
            ValidationCase("subscription S { created { name } created { nickname } }"),
            ValidationCase("subscription S { ...F } fragment F on Subscription { created { name } }"),
            ValidationCase("subscription S { created { name @skip(if: true) } }"),
            ValidationCase(
                "subscription S { created { name } deleted { name } }", "SingleFieldSubscriptions 1:35"),
            ValidationCase(
                "subscription S { created { name } __typename }",
                "SingleFieldSubscriptions 1:35", "SingleFieldSubscriptions 1:35"),
            ValidationCase("subscription { __typename }", "SingleFieldSubscriptions 1:16"),
            ValidationCase(
                "subscription { ...F } fragment F on Subscription { created { name } x: created { name } }",
                "SingleFieldSubscriptions 1:69"),
            ValidationCase(
                "subscription { created @skip(if: true) { name } }", "SingleFieldSubscriptions 1:24"),
            ValidationCase(
                "subscription { ... @include(if: true) { created { name } } }", "SingleFieldSubscriptions 1:20"),
            ValidationCase(
                "subscription { ...F } fragment F on Subscription { ... on Subscription { created @include(if: true) { name } } }",
                "SingleFieldSubscriptions 1:82"),
            ValidationCase(
                "subscription { ... on Dog { name } }",
                "SingleFieldSubscriptions 1:14", "PossibleFragmentSpreads 1:16"),
        ])
    func subscriptions(_ example: ValidationCase) throws { try example.check() }
}
