import GraphQLLanguage
import Testing

@Suite("Field selection merging")
struct FieldMergingTests {
    @Test(
        "The same field with the same arguments merges",
        arguments: [
            ValidationCase("{ dog { name name } dog { nickname } }"),
            ValidationCase("{ a: int(value: 1) a: int(value: 1) }"),
            ValidationCase("{ required2(a: 1, b: 2) required2(b: 2, a: 1) }"),
            ValidationCase(
                "{ find(filter: { required: true, name: \"a\" }) { name } find(filter: { name: \"a\", required: true }) { name } }"
            ),
            ValidationCase("{ string(value: \"a\") string(value: \"\"\"a\"\"\") }"),
            ValidationCase("{ dog { name @skip(if: true) name @include(if: true) } }"),
            ValidationCase("query($v: Int) { int(value: $v) int(value: $v) }"),
        ])
    func merging(_ example: ValidationCase) throws { try example.check() }

    @Test(
        "What one object can have twice must be the same",
        arguments: [
            ValidationCase("{ dog { a: name a: nickname } }", "OverlappingFieldsCanBeMerged 1:9 1:17"),
            ValidationCase("{ int(value: 1) int(value: 2) }", "OverlappingFieldsCanBeMerged 1:3 1:17"),
            ValidationCase("{ int int(value: 2) }", "OverlappingFieldsCanBeMerged 1:3 1:7"),
            ValidationCase("{ ints(values: [1, 2]) ints(values: [2, 1]) }", "OverlappingFieldsCanBeMerged 1:3 1:24"),
            ValidationCase("query($v: Int) { int(value: $v) int(value: 1) }", "OverlappingFieldsCanBeMerged 1:18 1:33"),
            ValidationCase(
                "{ pet { a: name ... on Dog { a: nickname } } }", "OverlappingFieldsCanBeMerged 1:9 1:30"),
            ValidationCase(
                "{ ...A ...B } fragment A on Query { x: int } fragment B on Query { x: float }",
                "OverlappingFieldsCanBeMerged 1:37 1:68"),
            ValidationCase(
                "{ ...A x: int } fragment A on Query { x: float }", "OverlappingFieldsCanBeMerged 1:8 1:39"),
        ])
    func conflicts(_ example: ValidationCase) throws { try example.check() }

    @Test(
        "Fields of different object types need the same shape only",
        arguments: [
            ValidationCase("{ pet { ... on Dog { v: barkVolume } ... on Cat { v: meowVolume } } }"),
            ValidationCase("{ pet { ... on Dog { name(surname: true) } ... on Cat { name } } }"),
            ValidationCase(
                "{ pet { ... on Dog { size } ... on Cat { size } } }", "OverlappingFieldsCanBeMerged 1:22 1:42"),
            ValidationCase(
                "{ pet { ... on Dog { mood } ... on Cat { mood } } }", "OverlappingFieldsCanBeMerged 1:22 1:42"),
            ValidationCase(
                "{ pet { ... on Dog { owner { name } } ... on Cat { owner { name } } } }",
                "OverlappingFieldsCanBeMerged 1:22 1:52"),
            ValidationCase(
                "{ pet { ... on Dog { x: owner { name } } ... on Cat { x: friends { name } } } }",
                "OverlappingFieldsCanBeMerged 1:22 1:55"),
            ValidationCase(
                "{ pet { ... on Dog { x: friends { y: name } } ... on Cat { x: friends { y: __typename } } } }",
                "OverlappingFieldsCanBeMerged 1:22 1:35 1:60 1:73"),
            ValidationCase(
                "{ pet { ... on Dog { x: friends { y: name } } ... on Cat { x: friends { y: name(surname: true) } } } }"
            ),
        ])
    func shapes(_ example: ValidationCase) throws { try example.check() }

    @Test(
        "A conflict below names the fields on both ways down, once for all that is below",
        arguments: [
            ValidationCase(
                "{ again { x: int } again { x: float } }", "OverlappingFieldsCanBeMerged 1:3 1:11 1:20 1:28"),
            ValidationCase(
                "{ again { x: int y: id } again { x: float y: int } }",
                "OverlappingFieldsCanBeMerged 1:3 1:11 1:18 1:26 1:34 1:43"),
            ValidationCase(
                "{ again { again { x: int } } again { again { x: float } } }",
                "OverlappingFieldsCanBeMerged 1:3 1:11 1:19 1:30 1:38 1:46"),
            ValidationCase(
                "{ again { again { x: int } again { x: float } } again { again { int } } }",
                "OverlappingFieldsCanBeMerged 1:11 1:19 1:28 1:36"),
            ValidationCase(
                "{ a: again { ...F } b: again { ...F } } fragment F on Query { x: int x: float }",
                "OverlappingFieldsCanBeMerged 1:63 1:70"),
        ])
    func nestedConflicts(_ example: ValidationCase) throws { try example.check() }

    @Test("A conflict that is reported itself hides what conflicts below it")
    func directConflictsHideNestedOnes() throws {
        let errors = try validate("{ x: dog { a: name } x: cat { a: meowVolume } }")
        #expect(errors.map(\.summary) == ["OverlappingFieldsCanBeMerged 1:3 1:22"])
        #expect(
            errors.first?.message
                == "Fields \"x\" conflict because \"dog\" and \"cat\" are different fields. Use different aliases on the "
                + "fields to fetch both if this was intentional.")
    }

    @Test(
        "Conflicts are found in fragments that nothing includes, and in cycles",
        arguments: [
            ValidationCase(
                "{ int } fragment F on Query { x: int x: float }",
                "NoUnusedFragments 1:9", "OverlappingFieldsCanBeMerged 1:31 1:38"),
            ValidationCase(
                "{ int } fragment F on Query { again { ...G } x: int } fragment G on Query { ...F x: float }",
                "NoUnusedFragments 1:9", "NoFragmentCycles 1:39 1:77", "NoUnusedFragments 1:55",
                "OverlappingFieldsCanBeMerged 1:82 1:46"),
            ValidationCase(
                "{ ...F } fragment F on Query { ...F x: int x: float }",
                "NoFragmentCycles 1:32", "OverlappingFieldsCanBeMerged 1:37 1:44"),
        ])
    func unusedFragments(_ example: ValidationCase) throws { try example.check() }
}
