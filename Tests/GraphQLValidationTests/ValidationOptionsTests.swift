import GraphQLLanguage
import GraphQLValidation
import JSON
import Testing

@Suite("Validation options and errors")
struct ValidationOptionsTests {
    @Test("Errors carry the code that clients look for")
    func code() throws {
        let errors = try validate("{ a }")
        #expect(errors.map { $0.extensions["code"] } == [.string("GRAPHQL_VALIDATION_FAILED")])
    }

    @Test("Errors come in the order of their places")
    func order() throws {
        let errors = try validate("query($v: Int) { x: int x: float unknown } fragment F on Query { int }")
        #expect(
            errors.map(\.summary) == [
                "NoUnusedVariables 1:7", "OverlappingFieldsCanBeMerged 1:18 1:25", "FieldsOnCorrectType 1:34",
                "NoUnusedFragments 1:44",
            ])
    }

    @Test("Validation ends with the first error beyond the limit", arguments: [0, 1, 5])
    func maximumErrors(_ maximum: Int) throws {
        let document = "{ " + (0..<50).map { "unknown\($0)" }.joined(separator: " ") + " }"
        let errors = try validate(document, options: ValidationOptions(maximumErrors: maximum))
        #expect(errors.count == maximum + 1)
        #expect(errors.last?.message == "Too many validation errors, error limit reached. Validation aborted.")
        #expect(errors.last?.locations == [])
    }

    @Test("As many errors as the limit allows are all")
    func exactlyMaximumErrors() throws {
        let errors = try validate("{ a b c }", options: ValidationOptions(maximumErrors: 3))
        #expect(
            errors.map(\.summary) == ["FieldsOnCorrectType 1:3", "FieldsOnCorrectType 1:5", "FieldsOnCorrectType 1:7"])
    }

    @Test(
        "Messages suggest what may have been meant",
        arguments: [
            ("{ dog { barkVolum } }", "Cannot query field \"barkVolum\" on type \"Dog\". Did you mean \"barkVolume\"?"),
            ("{ dog { NAME } }", "Cannot query field \"NAME\" on type \"Dog\". Did you mean \"name\"?"),
            (
                "{ pet { nickname } }",
                "Cannot query field \"nickname\" on type \"Pet\". Did you mean to use an inline fragment on \"Cat\" or \"Dog\"?"
            ),
            (
                "{ catOrDog { name } }",
                "Cannot query field \"name\" on type \"CatOrDog\". Did you mean to use an inline fragment on \"Pet\", \"Cat\", or \"Dog\"?"
            ),
            ("{ int(valeu: 1) }", "Unknown argument \"valeu\" on field \"Query.int\". Did you mean \"value\"?"),
            ("{ ... on Catt { name } }", "Unknown type \"Catt\". Did you mean \"Cat\"?"),
            (
                "{ dog { knows(command: SITT) } }",
                "Value \"SITT\" does not exist in \"Command\" enum. Did you mean the enum value \"SIT\"?"
            ),
            (
                "{ find(filter: { required: true, nome: \"a\" }) { name } }",
                "Field \"nome\" is not defined by type \"Filter\". Did you mean \"name\" or \"names\"?"
            ),
            (
                "{ dog }",
                "Field \"dog\" of type \"Dog\" must have a selection of subfields. Did you mean \"dog { ... }\"?"
            ),
        ])
    func suggestions(_ document: String, _ message: String) throws {
        #expect(try validate(document).map(\.message) == [message])
        let silent = try validate(document, options: ValidationOptions(suggestions: false))
        #expect(silent.count == 1)
        #expect(silent.allSatisfy { !$0.message.contains("Did you mean") })
    }

    @Test("Nothing is suggested for what resembles nothing, or is too long to be a slip")
    func noSuggestions() throws {
        let long = String(repeating: "x", count: 10_000)
        for document in ["{ dog { zzzzzz } }", "{ dog { \(long) } }"] {
            #expect(try validate(document).allSatisfy { !$0.message.contains("Did you mean") })
        }
    }
}
