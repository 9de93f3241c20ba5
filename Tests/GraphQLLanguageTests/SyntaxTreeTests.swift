import GraphQLLanguage
import Testing

/// What the tree holds: parts, and the places that errors will point to.
@Suite struct SyntaxTreeTests {
    private func at(_ line: UInt32, _ column: UInt32) -> SourceLocation { SourceLocation(line: line, column: column) }

    @Test func `An operation's parts stand where they were written`() throws {
        let operation = try Document(
            parsing: """
                "about" query Find($id: ID! = 1 @a) @b(c: $id) {
                  alias: field(x: {y: [$id]}) @include(if: true) { ...Part @c }
                  ... on Type @d { __typename }
                }
                """
        ).operation()
        #expect(operation.location == at(1, 1))
        #expect(operation.description == Description("about", isBlock: false, at: at(1, 1)))
        #expect(operation.name == Name("Find", at: at(1, 15)))
        let variable = try #require(operation.variableDefinitions.first)
        #expect(variable.variable == Name("id", at: at(1, 21)))
        #expect(variable.location == at(1, 20))
        #expect(variable.type == .nonNull(.named(Name("ID", at: at(1, 25)))))
        #expect(variable.defaultValue == Value(.int("1"), at: at(1, 31)))
        #expect(variable.directives.first?.location == at(1, 33))
        #expect(operation.directives.first?.arguments.first?.value == Value(.variable("id"), at: at(1, 43)))
        #expect(operation.selectionSet.location == at(1, 48))

        guard case .field(let field) = operation.selectionSet.selections[0],
            case .inlineFragment(let inline) = operation.selectionSet.selections[1],
            case .fragmentSpread(let spread)? = field.selectionSet?.selections.first
        else { throw WrongNode() }
        #expect(field.responseName == "alias")
        #expect(field.location == at(2, 3))
        #expect(field.name == Name("field", at: at(2, 10)))
        let argument = try #require(field.arguments.first)
        #expect(argument.name.location == at(2, 16))
        #expect(argument.value.location == at(2, 19))
        #expect(field.directives.first?.name.location == at(2, 32))
        #expect(spread.location == at(2, 52))
        #expect(spread.name == Name("Part", at: at(2, 55)))
        #expect(inline.location == at(3, 3))
        #expect(inline.typeCondition == Name("Type", at: at(3, 10)))
    }

    @Test func `A type's parts stand where they were written`() throws {
        let type = try Document(
            parsing: """
                \"\"\"
                about
                \"\"\"
                type T implements & A & B @d {
                  "field" f(a: [Int] = [1]): T! @deprecated
                }
                """
        ).type()
        #expect(type.location == at(1, 1))
        #expect(type.description == Description("about", isBlock: true, at: at(1, 1)))
        #expect(type.name == Name("T", at: at(4, 6)))
        #expect(type.directives.first?.location == at(4, 27))
        guard case .object(let interfaces, let fields) = type.body else { throw WrongNode() }
        #expect(interfaces == [Name("A", at: at(4, 21)), Name("B", at: at(4, 25))])
        let field = try #require(fields.first)
        #expect(field.location == at(5, 3))
        #expect(field.name.location == at(5, 11))
        #expect(field.arguments.first?.type == .list(.named(Name("Int", at: at(5, 17))), at: at(5, 16)))
        #expect(field.arguments.first?.defaultValue?.location == at(5, 24))
        #expect(field.type.location == at(5, 30))
        #expect(field.type.namedType.value == "T")
    }

    @Test func `An extension starts at its keyword`() throws {
        let document = try Document(parsing: "\n extend type T @a\n extend schema @b\n directive @c on FIELD")
        guard case .typeExtension(let type) = document.definitions[0],
            case .schemaExtension(let schema) = document.definitions[1],
            case .directive(let directive) = document.definitions[2]
        else { throw WrongNode() }
        #expect(type.location == at(2, 2))
        #expect(schema.location == at(3, 2))
        #expect(directive.location == at(4, 2))
        #expect(directive.name == Name("c", at: at(4, 13)))
        #expect(directive.locations == [.field])
    }

    @Test func `Every directive location has its name`() throws {
        for location in DirectiveLocation.allCases {
            let source = "directive @d on \(location.rawValue)"
            #expect(try Document(parsing: source).printed() == source)
        }
        #expect(DirectiveLocation.allCases.count == 19)
    }

    @Test func `Values keep their kinds`() throws {
        let kinds = try ["true", "false", "null", "NULL", "$v", "[]", "{}"].map { try Value(parsing: $0).kind }
        #expect(
            kinds == [
                .boolean(true), .boolean(false), .null, .enumeration("NULL"), .variable("v"), .list([]), .object([]),
            ])
    }
}
