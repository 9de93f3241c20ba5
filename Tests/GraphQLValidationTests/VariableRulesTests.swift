import Testing

@Suite("Variables")
struct VariableRulesTests {
    @Test(
        "A variable is defined once, of an input type",
        arguments: [
            ValidationCase("query A($v: Int) { int(value: $v) } query B($v: Int) { int(value: $v) }"),
            ValidationCase("query($v: Int, $v: Int) { int(value: $v) }", "UniqueVariableNames 1:8 1:17"),
            ValidationCase("query($ v: Int, $\nv: Int) { int(value: $v) }", "UniqueVariableNames 1:9 2:1"),
            ValidationCase("query($v: Dog) { int }", "NoUnusedVariables 1:7", "VariablesAreInputTypes 1:11"),
            ValidationCase("query($v: [[CatOrDog!]]!) { int }", "NoUnusedVariables 1:7", "VariablesAreInputTypes 1:11"),
            ValidationCase("query($v: [Nothing]) { int(value: $v) }", "KnownTypeNames 1:12"),
            ValidationCase(
                "query($v: [Filter!], $w: Command) { int }", "NoUnusedVariables 1:7", "NoUnusedVariables 1:22"),
        ])
    func definitions(_ example: ValidationCase) throws { try example.check() }

    @Test(
        "An operation defines the variables it uses, and those of the fragments it includes",
        arguments: [
            ValidationCase("query($v: Int) { ...F } fragment F on Query { again { int(value: $v) } }"),
            ValidationCase("{ int(value: $v) }", "NoUndefinedVariables 1:14 1:1"),
            ValidationCase("query A { ints(values: [1, $v]) }", "NoUndefinedVariables 1:28 1:1"),
            ValidationCase(
                "query A { ...F } query B($v: Int) { ...F } fragment F on Query { int(value: $v) }",
                "NoUndefinedVariables 1:77 1:1"),
            ValidationCase(
                "{ ...F } fragment F on Query { ...G } fragment G on Query { unknown(a: $v) }",
                "FieldsOnCorrectType 1:61", "NoUndefinedVariables 1:72 1:1"),
            ValidationCase("{ int @skip(if: $v) }", "NoUndefinedVariables 1:17 1:1"),
        ])
    func undefined(_ example: ValidationCase) throws { try example.check() }

    @Test(
        "An operation uses the variables it defines",
        arguments: [
            ValidationCase("query($v: Boolean!) { ...F } fragment F on Query { int @skip(if: $v) }"),
            ValidationCase("query($v: Int, $w: Int) { int(value: $w) }", "NoUnusedVariables 1:7"),
            ValidationCase(
                "query A($v: Int) { int } fragment F on Query { int(value: $v) }",
                "NoUnusedVariables 1:9", "NoUnusedFragments 1:26"),
            ValidationCase(
                "query($v: Int) { ...F } fragment F on Query { ...G ...F } fragment G on Query { int(value: $v) ...F }",
                "NoFragmentCycles 1:47 1:96", "NoFragmentCycles 1:52"),
        ])
    func unused(_ example: ValidationCase) throws { try example.check() }

    @Test(
        "A variable is used where its type is allowed",
        arguments: [
            ValidationCase("query($v: Int!) { int(value: $v) }"),
            ValidationCase("query($v: Int) { int(value: $v) }"),
            ValidationCase("query($v: [Int!]!) { ints(values: $v) }"),
            ValidationCase("query($v: Int) { ints(values: [$v]) }"),
            ValidationCase("query($v: Int = 1) { required(value: $v) }"),
            ValidationCase("query($v: Int) { dog { friends(first: $v) { name } } }"),
            ValidationCase("query($v: Int) { find(filter: { required: true, size: $v }) { name } }"),
            ValidationCase("query($v: Int) { required(value: $v) }", "VariablesInAllowedPosition 1:7 1:34"),
            ValidationCase("query($v: Int = null) { required(value: $v) }", "VariablesInAllowedPosition 1:7 1:41"),
            ValidationCase("query($v: Int!) { string(value: $v) }", "VariablesInAllowedPosition 1:7 1:33"),
            ValidationCase("query($v: Int) { ints(values: $v) }", "VariablesInAllowedPosition 1:7 1:31"),
            ValidationCase("query($v: [Int]) { int(value: $v) }", "VariablesInAllowedPosition 1:7 1:31"),
            ValidationCase("query($v: Int) { matrix(values: [[$v]]) }", "VariablesInAllowedPosition 1:7 1:35"),
            ValidationCase("query($v: [Int]) { matrix(values: [$v]) }", "VariablesInAllowedPosition 1:7 1:36"),
            ValidationCase("query($v: Boolean) { int @skip(if: $v) }", "VariablesInAllowedPosition 1:7 1:36"),
            ValidationCase(
                "query($v: Boolean) { find(filter: { required: $v }) { name } }",
                "VariablesInAllowedPosition 1:7 1:47"),
            ValidationCase(
                "query($v: Int) { ...F } fragment F on Query { ...G } fragment G on Query { required(value: $v) }",
                "VariablesInAllowedPosition 1:7 1:92"),
        ])
    func positions(_ example: ValidationCase) throws { try example.check() }

    @Test(
        "A field of a OneOf input object takes no variable that can be null",
        arguments: [
            ValidationCase("query($v: ID!) { find(key: { id: $v }) { name } get(key: { id: $v }) { name } }"),
            ValidationCase("query($v: ID) { find(key: { id: $v }) { name } }", "VariablesInAllowedPosition 1:7 1:33"),
            ValidationCase("query($v: ID) { get(key: { id: $v }) { name } }", "VariablesInAllowedPosition 1:7 1:32"),
            ValidationCase(
                "query($v: ID) { getAll(keys: [{ id: $v }]) { name } }", "VariablesInAllowedPosition 1:7 1:37"),
            ValidationCase(
                "query($v: ID = null) { get(key: { id: $v }) { name } }", "VariablesInAllowedPosition 1:7 1:39"),
            // The specification lets a default value stand in, as in any place that null cannot have.
            ValidationCase("query($v: ID = 1) { get(key: { id: $v }) { name } }"),
        ])
    func oneOfMembers(_ example: ValidationCase) throws { try example.check() }
}
