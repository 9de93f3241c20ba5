import GraphQLLanguage
import GraphQLValidation
import Testing

/// Documents made to be expensive. They are large enough that a cost which grows with pairs or paths would not end.
@Suite("Hostile documents", .timeLimit(.minutes(5)))
struct HostileDocumentsTests {
    private func joined(_ count: Int, _ text: (Int) -> String) -> String {
        (0..<count).map(text).joined(separator: " ")
    }

    @Test("Ten thousand equal fields merge")
    func equalFields() throws {
        #expect(try validate("{ \(joined(10_000) { _ in "int(value: 1)" }) }").isEmpty)
        #expect(try validate("{ \(joined(10_000) { _ in "again { int again { id } }" }) }").isEmpty)
    }

    @Test("Thousands of aliases are fields like others")
    func aliases() throws {
        #expect(try validate("{ \(joined(5_000) { "a\($0): int(value: \($0))" }) }").isEmpty)
    }

    @Test("Of ten thousand conflicts, as many are reported as the limit allows")
    func conflicts() throws {
        for document in [
            "{ \(joined(10_000) { "x: int(value: \($0))" }) }",
            "{ \(joined(10_000) { _ in "x: int(value: 1)" }) x: id }",
            "{ again { \(joined(5_000) { "a\($0): int" }) } again { \(joined(5_000) { "a\($0): id" }) } }",
        ] {
            let errors = try validate(document, options: ValidationOptions(maximumErrors: 20))
            #expect(!errors.isEmpty && errors.count <= 21)
            #expect(errors.allSatisfy { $0.locations.count <= 100 })
        }
    }

    @Test("Fragments that fan out exponentially are merged once each")
    func fanOut() throws {
        let fragments = joined(200) {
            "fragment F\($0) on Query { a: again { ...F\($0 + 1) } b: again { ...F\($0 + 1) } ...F\($0 + 1) }"
        }
        #expect(try validate("{ ...F0 } \(fragments) fragment F200 on Query { int }").isEmpty)
    }

    @Test("A fan-out in which no two selections are alike is refused")
    func unboundedFanOut() throws {
        let depth = 24
        var text = "{ ...F0 } fragment F\(depth) on Query { int }"
        for level in 0..<depth {
            text += " fragment F\(level) on Query "
            text += "{ a: again { ...F\(level + 1) ...T\(level)x\(level + 1) } b: again { ...F\(level + 1) } }"
            for below in level + 1...depth {
                let next =
                    below < depth
                    ? "a: again { ...T\(level)x\(below + 1) } b: again { ...T\(level)x\(below + 1) }" : "t\(level): int"
                text += " fragment T\(level)x\(below) on Query { \(next) }"
            }
        }
        let errors = try validate(text, options: ValidationOptions(maximumSteps: 50_000))
        #expect(errors.map(\.message) == ["The document's fragments multiply beyond what can be validated."])
    }

    @Test("A chain of twenty thousand fragments needs no stack", arguments: ["...", "again { ..."])
    func chains(_ spread: String) throws {
        let end = spread.contains("{") ? " }" : ""
        let fragments = joined(20_000) { "fragment F\($0) on Query { \(spread)F\($0 + 1)\(end) }" }
        #expect(try validate("{ ...F0 } \(fragments) fragment F20000 on Query { int }").isEmpty)
        let cycle = try validate("{ ...F0 } \(fragments) fragment F20000 on Query { ...F0 }")
        #expect(cycle.map(\.rule) == ["NoFragmentCycles"])
    }

    @Test("Each variable of a long chain is found")
    func variablesInChains() throws {
        let fragments = joined(2_000) { "fragment F\($0) on Query { a\($0): int(value: $v\($0)) ...F\($0 + 1) }" }
        let document =
            "query(\(joined(2_000) { "$v\($0): Int" })) { ...F0 } \(fragments) fragment F2000 on Query { int }"
        #expect(try validate(document).isEmpty)
    }

    @Test("Operations that share fragments with variables look at them once")
    func operationsThatShareFragments() throws {
        let operations = joined(2_000) { "query Q\($0)($v: Int) { again { ...F0 } }" }
        let fragments = joined(2_000) { "fragment F\($0) on Query { a\($0): int(value: $v) ...F\($0 + 1) }" }
        let document = "\(operations) \(fragments) fragment F2000 on Query { int }"
        #expect(try validate(document).isEmpty)
        let mistakes = try validate(document + " query R { again { ...F1999 } } query S($v: String) { ...F1999 }")
        #expect(mistakes.map(\.rule) == ["NoUndefinedVariables", "VariablesInAllowedPosition"])
    }

    @Test("Operations that each include everything are bounded")
    func operationsTimesFragments() throws {
        let operations = joined(2_000) { "query Q\($0)($v: Int) { x: int ...F0 }" }
        let fragments = joined(2_000) { "fragment F\($0) on Query { int ...F\($0 + 1) }" }
        let document = "\(operations) \(fragments) fragment F2000 on Query { value: int(value: $v) }"
        #expect(
            try validate(document).map(\.message) == ["The document's fragments multiply beyond what can be validated."]
        )
    }

    @Test("A conflict at the end of two long chains is found and told in few words")
    func deepConflict() throws {
        let chain = { (name: String) in
            joined(2_000) { "fragment \(name)\($0) on Query { again { ...\(name)\($0 + 1) } }" }
        }
        let errors = try validate(
            "{ ...F0 ...G0 } \(chain("F")) \(chain("G")) fragment F2000 on Query { x: int } fragment G2000 on Query { x: id }"
        )
        #expect(errors.map(\.rule) == ["OverlappingFieldsCanBeMerged"])
        #expect(errors.allSatisfy { $0.message.count < 5_000 })
    }

    @Test("Many arguments, directives and input fields of one name cost no pairs")
    func repetitions() throws {
        for document in [
            "{ int(\(joined(10_000) { _ in "value: 1" })) }",
            "{ int \(joined(10_000) { _ in "@skip(if: true)" }) }",
            "{ anything(value: { \(joined(10_000) { _ in "a: 1" }) }) }",
            "query(\(joined(10_000) { _ in "$v: Int" })) { int(value: $v) }",
        ] {
            #expect(try !validate(document, options: ValidationOptions(maximumErrors: 10)).isEmpty)
        }
    }

    @Test("Selections may nest as deep as the parser lets them")
    func deepNesting() throws {
        let depth = 200
        let document = String(repeating: "{ again ", count: depth) + "{ int }" + String(repeating: " }", count: depth)
        #expect(try validate(document).isEmpty)
    }

    @Test("A subscription follows a long chain to its one field")
    func subscriptionChain() throws {
        let fragments = joined(10_000) { "fragment F\($0) on Subscription { ...F\($0 + 1) }" }
        #expect(
            try validate("subscription { ...F0 } \(fragments) fragment F10000 on Subscription { created { name } }")
                .isEmpty)
    }
}
