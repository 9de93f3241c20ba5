import GraphQLExecution
import GraphQLLanguage
import GraphQLSchema
import GraphQLValidation
import JSON
import Testing

/// Every example and counter-example of the specification shows here what the specification says that it shows.
@Suite struct SpecificationExamplesTests {
    @Test("All examples are here", .tags(.specification))
    func count() {
        let examples = SpecificationExamples.all.joined()
        // A document and the answer to it are two; one response answers two documents, one document has two responses,
        // and one shows a request's variables.
        let answers = examples.count { $0.answer != nil } - 1
        let variables = examples.count { $0.variables != "{}" }
        #expect(examples.count - 1 + answers + variables == 223)
    }

    @Test(
        "An example shows what its section says", .tags(.specification), arguments: SpecificationExamples.all.joined())
    func example(_ example: Example) async throws {
        switch example.claim {
        case .parses: _ = try Document(parsing: example.text)
        case .description(let meaning):
            let document = try Document(parsing: example.text + "\nscalar Described")
            guard case .type(let type)? = document.definitions.first else { throw Failure("no type") }
            #expect(type.description?.value == meaning)
        case .valid(let sdl): try await validate(example, sdl, breaks: [])
        case .invalid(let sdl, let rules): try await validate(example, sdl, breaks: rules)
        case .validFragments(let sdl): try validateFragments(example, sdl, breaks: [])
        case .invalidFragments(let sdl, let rules): try validateFragments(example, sdl, breaks: rules)
        case .executed(let sdl): try await expectAnswer(to: example, Schema(sdl: sdl), validates: false)
        case .serialMutation(let sdl):
            try await expectAnswer(to: example, Schema(sdl: sdl), document: "mutation " + example.text)
        case .typeSystem(let rest): _ = try Schema(sdl: [example.text, rest].filter { !$0.isEmpty })
        case .invalidTypeSystem(let rest):
            #expect(throws: SchemaErrors.self) { try Schema(sdl: example.text, rest) }
        case .builtIn: try expectBuiltIn(Document(parsing: example.text))
        case .metaFields:
            try expectMetaFields(Document(parsing: "type Query { \(example.text) }"))
        case .errorFormat(let isSpecified): try expectErrorFormat(example.text, isSpecified)
        }
    }

    // MARK: Documents

    private func validate(_ example: Example, _ sdl: String, breaks rules: Set<String>) async throws {
        let schema = try Schema(sdl: sdl)
        // An ellipsis stands for some selection.
        let document = try Document(parsing: example.text.replacing("# ...", with: "__typename"))
        let errors = document.validate(against: schema)
        #expect(Set(errors.compactMap(\.rule)) == rules, "\(errors.map(\.message))")
        if rules.isEmpty, example.answer != nil { try await expectAnswer(to: example, schema) }
    }

    private func validateFragments(_ example: Example, _ sdl: String, breaks rules: Set<String>) throws {
        let document = try Document(parsing: example.text)
        var executable: [Definition] = []
        var definitions: [Definition] = []
        for definition in document.definitions {
            switch definition {
            case .operation, .fragment: executable.append(definition)
            default: definitions.append(definition)
            }
        }
        let schema = try Schema(documents: [Document(parsing: sdl), Document(definitions: definitions)])
        let errors = Document(definitions: executable).validate(against: schema)
        let broken = Set(errors.compactMap(\.rule)).subtracting(["NoUnusedFragments"])
        #expect(broken == rules, "\(errors.map(\.message))")
    }

    // MARK: Definitions

    /// Each definition is that of a schema which does not define it.
    private func expectBuiltIn(_ document: Document) throws {
        let schema = try Schema(sdl: "type Query { int: Int, float: Float, string: String, boolean: Boolean, id: ID }")
        for definition in document.definitions {
            switch definition {
            case .directive(let directive):
                let builtIn = try #require(schema.directive(named: directive.name.value))
                #expect(builtIn.arguments.map { text($0, schema) } == directive.arguments.map { text($0) })
                #expect(builtIn.locations.map(\.rawValue) == directive.locations.map(\.rawValue))
                #expect(builtIn.isRepeatable == directive.isRepeatable)
            case .type(let type):
                let builtIn = try #require(schema.type(named: type.name.value))
                switch type.body {
                case .object(_, let fields):
                    #expect(builtIn.fields.map { text($0, schema) } == fields.map { text($0) })
                case .enumeration(let values):
                    #expect(builtIn.enumValues.map(\.name) == values.map(\.name.value))
                default: #expect(builtIn.kind == .scalar)
                }
            default: throw Failure("no definition of a type or directive")
            }
        }
    }

    private func expectMetaFields(_ document: Document) throws {
        let schema = try Schema(sdl: Schemas.anyQuery)
        guard case .type(let type)? = document.definitions.first, case .object(_, let fields) = type.body else {
            throw Failure("no type")
        }
        let query = try #require(schema.queryType.map { schema[$0] })
        for field in fields {
            let metaField = try #require(schema.field(named: field.name.value, on: query))
            #expect(text(metaField, schema) == text(field))
        }
    }

    private func text(_ input: SchemaInputValue, _ schema: Schema) -> String {
        "\(input.name): \(schema.text(of: input.type)) = \(input.defaultValue?.printed() ?? "")"
    }

    private func text(_ input: InputValueDefinition) -> String {
        "\(input.name.value): \(input.type.printed()) = \(input.defaultValue?.printed() ?? "")"
    }

    private func text(_ field: SchemaField, _ schema: Schema) -> String {
        "\(field.name)\(field.arguments.map { text($0, schema) }): \(schema.text(of: field.type))"
    }

    private func text(_ field: FieldDefinition) -> String {
        "\(field.name.value)\(field.arguments.map { text($0) }): \(field.type.printed())"
    }

    // MARK: Responses

    /// The response's error has the members of the error format, in its order, and what we write is the same text.
    private func expectErrorFormat(_ text: String, _ isSpecified: Bool) throws {
        guard case .object(let response) = try JSONValue(parsing: text), case .array(let errors)? = response["errors"],
            case .object(let error)? = errors.first
        else { throw Failure("no error") }
        let specified: Set<String> = ["message", "locations", "path", "extensions"]
        #expect(Set(error.members.map(\.name)).isSubset(of: specified) == isSpecified)

        var extensions: JSONObject = [:]
        if case .object(let written)? = error["extensions"] { extensions = written }
        let ours = GraphQLError(
            "Name for character with ID 1002 could not be fetched.", at: [SourceLocation(line: 6, column: 7)],
            path: [.name("hero"), .name("heroFriends"), .index(1), .name("name")], extensions: extensions)
        var writer = JSONWriter()
        ours.write(to: &writer)
        let isSame = try JSONValue(parsing: writer.bytes).serialized() == JSONValue.object(error).serialized()
        #expect(isSame == isSpecified)
    }
}

/// An example that is not what its claim says.
struct Failure: Error {
    let reason: String
    init(_ reason: String) { self.reason = reason }
}

extension Tag {
    @Tag static var specification: Self
}
