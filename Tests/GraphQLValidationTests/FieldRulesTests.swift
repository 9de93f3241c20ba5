import Testing

@Suite("Fields and arguments")
struct FieldRulesTests {
    @Test(
        "A field is defined on the type it is selected on",
        arguments: [
            ValidationCase(
                "{ dog { __typename called: name } __schema { types { name } } __type(name: \"Dog\") { name } }"),
            ValidationCase("{ dog { meowVolume } }", "FieldsOnCorrectType 1:9"),
            ValidationCase("{ dog { volume: meowVolume { a { b } } } }", "FieldsOnCorrectType 1:9"),
            ValidationCase("{ pet { nickname } }", "FieldsOnCorrectType 1:9"),
            ValidationCase("{ catOrDog { __typename name } }", "FieldsOnCorrectType 1:25"),
            ValidationCase("{ dog { __schema { types { name } } } }", "FieldsOnCorrectType 1:9"),
            ValidationCase(
                "{ pet { ... on Cat { barkVolume } ... { nickname } } }",
                "FieldsOnCorrectType 1:22", "FieldsOnCorrectType 1:41"),
            ValidationCase("{ int { a } }", "ScalarLeafs 1:7"),
        ])
    func fields(_ example: ValidationCase) throws { try example.check() }

    @Test(
        "Leaves have no selections, everything else has some",
        arguments: [
            ValidationCase("{ dog }", "ScalarLeafs 1:3"),
            ValidationCase("{ a: human { pets } }", "ScalarLeafs 1:14"),
            ValidationCase("{ catOrDog }", "ScalarLeafs 1:3"),
            ValidationCase("{ dog { name { a } } }", "ScalarLeafs 1:14"),
            ValidationCase("{ dog { knows(command: SIT) { a } mood { a } } }", "ScalarLeafs 1:29", "ScalarLeafs 1:40"),
            ValidationCase("{ anything { a } }", "ScalarLeafs 1:12"),
        ])
    func leaves(_ example: ValidationCase) throws { try example.check() }

    @Test(
        "Arguments are defined by their field or directive",
        arguments: [
            ValidationCase("{ dog { name(surname: true) @skip(if: true) } }"),
            ValidationCase(
                "{ dog { name(surnames: true, x: 1) } }", "KnownArgumentNames 1:14", "KnownArgumentNames 1:30"),
            ValidationCase("{ dog { name @skip(if: true, unless: true) } }", "KnownArgumentNames 1:30"),
            ValidationCase("{ dog { unknown(a: 1) } }", "FieldsOnCorrectType 1:9"),
            ValidationCase("{ __typename(a: 1) }", "KnownArgumentNames 1:14"),
        ])
    func knownArguments(_ example: ValidationCase) throws { try example.check() }

    @Test(
        "An argument is given once",
        arguments: [
            ValidationCase("{ a: int(value: 1) b: int(value: 1) }"),
            ValidationCase("{ int(value: 1, value: 2, value: 3) }", "UniqueArgumentNames 1:7 1:17 1:27"),
            ValidationCase("{ int @skip(if: true, if: false) }", "UniqueArgumentNames 1:13 1:23"),
        ])
    func uniqueArguments(_ example: ValidationCase) throws { try example.check() }

    @Test(
        "A non-null argument without default value is given",
        arguments: [
            ValidationCase("{ required2(b: 1, a: 2) }"),
            ValidationCase("{ dog { friends { name } } }"),
            ValidationCase("{ required2(a: 1) }", "ProvidedRequiredArguments 1:3"),
            ValidationCase("{ x: required2 }", "ProvidedRequiredArguments 1:3", "ProvidedRequiredArguments 1:3"),
            ValidationCase("{ int @include }", "ProvidedRequiredArguments 1:7"),
            ValidationCase("{ __type { name } }", "ProvidedRequiredArguments 1:3"),
            ValidationCase("{ required(value: null) }", "ValuesOfCorrectType 1:19"),
        ])
    func requiredArguments(_ example: ValidationCase) throws { try example.check() }
}
