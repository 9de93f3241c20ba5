import Testing

@Suite("Directives")
struct DirectiveRulesTests {
    @Test(
        "A directive is defined, and for the place where it stands",
        arguments: [
            ValidationCase(
                "query($v: Int @onVariable) @onQuery { int(value: $v) @tag(name: \"a\") ... @skip(if: true) { id } }"),
            ValidationCase("{ int @nope }", "KnownDirectives 1:7"),
            ValidationCase("{ int @onQuery }", "KnownDirectives 1:7"),
            ValidationCase("query @skip(if: true) { int }", "KnownDirectives 1:7"),
            ValidationCase("{ int @deprecated }", "KnownDirectives 1:7"),
            ValidationCase("subscription @onQuery { created { name } }", "KnownDirectives 1:14"),
            ValidationCase("query($v: Int @onQuery) { int(value: $v) }", "KnownDirectives 1:15"),
            ValidationCase(
                "{ ...F @tag(name: \"a\") } fragment F on Query @include(if: true) { int }",
                "KnownDirectives 1:8", "KnownDirectives 1:46"),
            ValidationCase("{ ... @tag(name: \"a\") { int } }", "KnownDirectives 1:7"),
        ])
    func places(_ example: ValidationCase) throws { try example.check() }

    @Test(
        "A directive that is not repeatable stands once at a place",
        arguments: [
            ValidationCase("{ int @tag(name: \"a\") @tag(name: \"b\") id @skip(if: true) @include(if: true) }"),
            ValidationCase(
                "{ int @skip(if: true) @skip(if: true) @skip(if: false) }",
                "UniqueDirectivesPerLocation 1:7 1:23", "UniqueDirectivesPerLocation 1:7 1:39"),
        ])
    func uniqueness(_ example: ValidationCase) throws { try example.check() }
}
