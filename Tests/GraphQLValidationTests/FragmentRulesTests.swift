import Testing

@Suite("Fragments")
struct FragmentRulesTests {
    @Test(
        "Fragment names are unique and known",
        arguments: [
            ValidationCase("{ ...F ...F } fragment F on Query { int }"),
            ValidationCase(
                "{ ...F } fragment F on Query { int } fragment F on Query { id }", "UniqueFragmentNames 1:19 1:47"),
            ValidationCase("{ ...F }", "KnownFragmentNames 1:6"),
        ])
    func names(_ example: ValidationCase) throws { try example.check() }

    @Test(
        "A fragment applies to a type that exists and has fields",
        arguments: [
            ValidationCase("{ catOrDog { ... on Pet { ... on Dog { name } } } }"),
            ValidationCase("{ ... on Nothing { a } }", "KnownTypeNames 1:10"),
            ValidationCase("{ ...F } fragment F on Nothing { a }", "KnownTypeNames 1:24"),
            ValidationCase("{ ... on Command { a } }", "FragmentsOnCompositeTypes 1:10"),
            ValidationCase("{ ...F } fragment F on Filter { a }", "FragmentsOnCompositeTypes 1:24"),
        ])
    func types(_ example: ValidationCase) throws { try example.check() }

    @Test(
        "Every fragment is included by some operation",
        arguments: [
            ValidationCase("{ ...A } fragment A on Query { ...B } fragment B on Query { int }"),
            ValidationCase(
                "{ int } fragment A on Query { ...B } fragment B on Query { int }",
                "NoUnusedFragments 1:9", "NoUnusedFragments 1:38"),
        ])
    func used(_ example: ValidationCase) throws { try example.check() }

    @Test(
        "Fragments do not include themselves",
        arguments: [
            ValidationCase("{ ...A } fragment A on Query { ...A }", "NoFragmentCycles 1:32"),
            ValidationCase(
                "{ ...A } fragment A on Query { again { ...A } ...A }",
                "NoFragmentCycles 1:40", "NoFragmentCycles 1:47"),
            ValidationCase(
                "{ ...A } fragment A on Query { ...B } fragment B on Query { ...C } fragment C on Query { ...A ...B }",
                "NoFragmentCycles 1:32 1:61 1:90", "NoFragmentCycles 1:61 1:95"),
            ValidationCase(
                "{ ...A ...B } fragment A on Query { ...C } fragment B on Query { ...C } fragment C on Query { int }"),
        ])
    func cycles(_ example: ValidationCase) throws { try example.check() }

    @Test(
        "A fragment is spread where some object can be of both types",
        arguments: [
            ValidationCase("{ dog { ... on Pet { name } ... on CatOrDog { __typename } ... on Dog { name } } }"),
            ValidationCase("{ pet { ... on CatOrDog { __typename } ... on Cat { name } } }"),
            ValidationCase("{ dog { ... on Cat { name } } }", "PossibleFragmentSpreads 1:9"),
            ValidationCase("{ dog { ...F } } fragment F on Fish { speed }", "PossibleFragmentSpreads 1:9"),
            ValidationCase("{ fish { ... on Pet { name } } }", "PossibleFragmentSpreads 1:10"),
            ValidationCase(
                "{ pet { ... on Swimmer { speed } ... on Fish { speed } } }",
                "PossibleFragmentSpreads 1:9", "PossibleFragmentSpreads 1:34"),
            ValidationCase("{ catOrDog { ... on Human { name } } }", "PossibleFragmentSpreads 1:14"),
        ])
    func possibleSpreads(_ example: ValidationCase) throws { try example.check() }
}
