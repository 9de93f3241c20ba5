import GraphQLLanguage
import GraphQLSchema
import JSON
import Testing

/// What the specification calls the same is the same.
@Suite struct EquivalentExamplesTests {
    @Test("Fragments give what their fields give (2.9)")
    func fragments() async throws {
        let examples = SpecificationExamples.overviewAndLanguage.filter { $0.section == "2.9" }
        let friend = #"{"id": 7, "name": "Priscilla Chan", "profilePic": "https://cdn.site.io/pic-7-50.jpg"}"#
        let world = Example(
            "2.9", "Fragments", .parses, data: #"{"user": {"friends": [\#(friend)], "mutualFriends": [\#(friend)]}}"#,
            "")
        let schema = try Schema(sdl: Schemas.friends)
        let plain = try await answer(to: examples[0].text, world, schema)
        #expect(try await answer(to: examples[1].text + "\n" + examples[2].text, world, schema) == plain)
        #expect(try await answer(to: examples[3].text, world, schema) == plain)
    }

    @Test("A block string is the string of its lines without their indentation (2.10.4)")
    func blockString() throws {
        let examples = SpecificationExamples.languageValues.filter { $0.section == "2.10.4" }
        let messages = try examples.prefix(2).map { try arguments(of: $0).map { text($0.value.kind) } }
        #expect(messages[0] == ["Hello,\n  World!\n\nYours,\n  GraphQL."])
        #expect(messages[0] == messages[1])
    }

    @Test("The order of arguments and of input fields has no meaning (2.7, 2.10.8)")
    func order() throws {
        let pictures = SpecificationExamples.overviewAndLanguage.filter { $0.text.contains("picture(") }
        let places = SpecificationExamples.languageValues.filter { $0.section == "2.10.8" }
        for pair in [pictures, places] {
            #expect(pair.count == 2)
            let written = try pair.map { example in
                try arguments(of: example).flatMap { argument -> [String] in
                    guard case .object(let fields) = argument.value.kind else {
                        return ["\(argument.name.value): \(argument.value.printed())"]
                    }
                    return fields.map { "\($0.name.value): \($0.value.printed())" }
                }
            }
            #expect(written[0] != written[1])
            #expect(written[0].sorted() == written[1].sorted())
        }
    }

    private func arguments(of example: Example) throws -> [Argument] {
        guard case .operation(let operation)? = try Document(parsing: example.text).definitions.first,
            case .field(let field)? = operation.selectionSet.selections.first
        else { throw Failure("no field") }
        return field.arguments
    }

    private func text(_ value: Value.Kind) -> String {
        if case .string(let text, _) = value { text } else { "" }
    }
}
