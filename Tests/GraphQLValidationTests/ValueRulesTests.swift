import Testing

@Suite("Values")
struct ValueRulesTests {
    @Test(
        "A literal can be coerced to the type expected",
        arguments: [
            ValidationCase("{ int(value: 1) float(value: 1) string(value: \"a\") boolean(value: true) id(value: 1) }"),
            ValidationCase(
                "{ int(value: null) ints(values: 1) ints: ints(values: null) }",
                "OverlappingFieldsCanBeMerged 1:20 1:36"),
            ValidationCase("{ ints(values: [1, null]) matrix(values: [[1], null, 2]) }"),
            ValidationCase("{ anything(value: { a: [1, \"b\", C], b: { c: null } }) }"),
            ValidationCase("{ dog { knows(command: SIT) } }"),
            ValidationCase("{ id(value: \"a\") float(value: -1.5e3) int(value: -2147483648) }"),
            ValidationCase("{ int(value: 2147483648) }", "ValuesOfCorrectType 1:14"),
            ValidationCase("{ int(value: 1.0) }", "ValuesOfCorrectType 1:14"),
            ValidationCase("{ int(value: \"1\") }", "ValuesOfCorrectType 1:14"),
            ValidationCase("{ int(value: [1]) }", "ValuesOfCorrectType 1:14"),
            ValidationCase("{ int(value: { a: 1 }) }", "ValuesOfCorrectType 1:14"),
            ValidationCase("{ float(value: \"1\") }", "ValuesOfCorrectType 1:16"),
            ValidationCase("{ float(value: 1e999) }", "ValuesOfCorrectType 1:16"),
            ValidationCase("{ string(value: 1) }", "ValuesOfCorrectType 1:17"),
            ValidationCase("{ string(value: A) }", "ValuesOfCorrectType 1:17"),
            ValidationCase("{ boolean(value: 0) }", "ValuesOfCorrectType 1:18"),
            ValidationCase("{ boolean(value: \"true\") }", "ValuesOfCorrectType 1:18"),
            ValidationCase("{ id(value: 4.0) }", "ValuesOfCorrectType 1:13"),
            ValidationCase("{ id(value: true) }", "ValuesOfCorrectType 1:13"),
            ValidationCase("{ dog { knows(command: \"SIT\") } }", "ValuesOfCorrectType 1:24"),
            ValidationCase("{ dog { knows(command: JUMP) } }", "ValuesOfCorrectType 1:24"),
            ValidationCase("{ dog { knows(command: null) } }", "ValuesOfCorrectType 1:24"),
            ValidationCase("{ ints(values: [1, \"2\", 3.0]) }", "ValuesOfCorrectType 1:20", "ValuesOfCorrectType 1:25"),
            ValidationCase("{ matrix(values: [[1, null]]) }", "ValuesOfCorrectType 1:23"),
            ValidationCase("{ find(filter: 1) { name } }", "ValuesOfCorrectType 1:16"),
        ])
    func literals(_ example: ValidationCase) throws { try example.check() }

    @Test(
        "Default values are values of their variable's type",
        arguments: [
            ValidationCase(
                "query($v: Int = 1, $w: Filter = { required: true }) { int(value: $v) find(filter: $w) { name } }"),
            ValidationCase("query($v: Int! = null) { int(value: $v) }", "ValuesOfCorrectType 1:18"),
            ValidationCase("query($v: Int = \"1\") { int(value: $v) }", "ValuesOfCorrectType 1:17"),
            ValidationCase("query($v: [Int!] = [1, null]) { ints(values: $v) }", "ValuesOfCorrectType 1:24"),
        ])
    func defaultValues(_ example: ValidationCase) throws { try example.check() }

    @Test(
        "An input object has the fields of its type, the required ones at least",
        arguments: [
            ValidationCase("{ find(filter: { required: true, nested: { required: false, names: \"a\" } }) { name } }"),
            ValidationCase("{ find(filter: {}) { name } }", "ValuesOfCorrectType 1:16"),
            ValidationCase("{ find(filter: { required: null }) { name } }", "ValuesOfCorrectType 1:28"),
            ValidationCase("{ find(filter: { required: true, size: null }) { name } }", "ValuesOfCorrectType 1:40"),
            ValidationCase("{ find(filter: { required: true, nome: 1 }) { name } }", "ValuesOfCorrectType 1:34"),
            ValidationCase(
                "{ find(filter: { required: true, nested: { name: 1 } }) { name } }",
                "ValuesOfCorrectType 1:42", "ValuesOfCorrectType 1:50"),
            ValidationCase(
                "{ find(filter: { required: true, required: true }) { name } }", "UniqueInputFieldNames 1:18 1:34"),
            ValidationCase(
                "{ anything(value: { a: 1, a: 2, a: 3 }) }",
                "UniqueInputFieldNames 1:21 1:27", "UniqueInputFieldNames 1:21 1:33"),
        ])
    func inputObjects(_ example: ValidationCase) throws { try example.check() }

    @Test(
        "A OneOf input object has exactly one field, not null",
        arguments: [
            ValidationCase("{ get(key: { id: 1 }) { name } }"),
            ValidationCase("query($id: ID!) { get(key: { id: $id }) { name } }"),
            ValidationCase("{ get(key: {}) { name } }", "ValuesOfCorrectType 1:12"),
            ValidationCase("{ get(key: { id: 1, name: \"a\" }) { name } }", "ValuesOfCorrectType 1:12"),
            ValidationCase("{ get(key: { id: null }) { name } }", "ValuesOfCorrectType 1:12"),
            ValidationCase("{ get(key: { id: 1, name: null }) { name } }", "ValuesOfCorrectType 1:12"),
            ValidationCase("{ getAll(keys: [{ id: 1 }, {}]) { name } }", "ValuesOfCorrectType 1:28"),
        ])
    func oneOf(_ example: ValidationCase) throws { try example.check() }
}
