import GraphQLLanguage

/// Makes syntax trees at random, of every node kind, such as a parser may have made them (but for their locations).
struct RandomDocument {
    private var random: RepeatableRandom
    private let nowhere = SourceLocation(line: 1, column: 1)

    init(seed: UInt64) { random = RepeatableRandom(seed: seed) }

    mutating func document() -> Document { Document(definitions: some(4) { $0.definition() }) }

    private mutating func definition() -> Definition {
        switch random.below(9) {
        case 0, 1, 2: .operation(operation())
        case 3: .fragment(fragment())
        case 4: .schema(schema(isExtension: false))
        case 5: .schemaExtension(schema(isExtension: true))
        case 6: .type(type(isExtension: false))
        case 7: .typeExtension(type(isExtension: true))
        default: .directive(directiveDefinition())
        }
    }

    // MARK: Executable definitions

    private mutating func operation() -> OperationDefinition {
        OperationDefinition(
            description: description(), operationType: pick(OperationType.allCases),
            name: random.oneIn(2) ? name() : nil, variableDefinitions: any(3) { $0.variableDefinition() },
            directives: directives(constant: false), selectionSet: selectionSet(depth: 3), location: nowhere)
    }

    private mutating func variableDefinition() -> VariableDefinition {
        VariableDefinition(
            description: description(), variable: name(), type: typeNode(depth: 2),
            defaultValue: random.oneIn(2) ? value(depth: 2, constant: true) : nil,
            directives: directives(constant: true), location: nowhere)
    }

    private mutating func fragment() -> FragmentDefinition {
        FragmentDefinition(
            description: description(), name: fragmentName(), typeCondition: name(),
            directives: directives(constant: false), selectionSet: selectionSet(depth: 3), location: nowhere)
    }

    private mutating func selectionSet(depth: Int) -> SelectionSet {
        SelectionSet(some(3) { $0.selection(depth: depth) }, at: nowhere)
    }

    private mutating func selection(depth: Int) -> Selection {
        switch random.below(6) {
        case 0:
            return .fragmentSpread(
                FragmentSpread(name: fragmentName(), directives: directives(constant: false), location: nowhere))
        case 1 where depth > 0:
            return .inlineFragment(
                InlineFragment(
                    typeCondition: random.oneIn(2) ? name() : nil, directives: directives(constant: false),
                    selectionSet: selectionSet(depth: depth - 1), location: nowhere))
        default:
            return .field(
                Field(
                    alias: random.oneIn(3) ? name() : nil, name: name(), arguments: arguments(constant: false),
                    directives: directives(constant: false),
                    selectionSet: depth > 0 && random.oneIn(3) ? selectionSet(depth: depth - 1) : nil))
        }
    }

    // MARK: Type system definitions

    private mutating func schema(isExtension: Bool) -> SchemaDefinition {
        let operationTypes = some(3) { random in
            RootOperationTypeDefinition(
                operationType: random.pick(OperationType.allCases), type: random.name(), location: random.nowhere)
        }
        return SchemaDefinition(
            description: isExtension ? nil : description(), directives: directives(constant: true),
            operationTypes: operationTypes, location: nowhere)
    }

    private mutating func type(isExtension: Bool) -> TypeDefinition {
        let needsDirective = isExtension
        var directives = directives(constant: true)
        if needsDirective, directives.isEmpty { directives = [directive(constant: true)] }
        return TypeDefinition(
            description: isExtension ? nil : description(), name: name(), directives: directives, body: body(),
            location: nowhere)
    }

    private mutating func body() -> TypeDefinition.Body {
        switch random.below(6) {
        case 0: .scalar
        case 1: .object(interfaces: any(3) { $0.name() }, fields: any(3) { $0.fieldDefinition() })
        case 2: .interface(interfaces: any(3) { $0.name() }, fields: any(3) { $0.fieldDefinition() })
        case 3: .union(members: any(3) { $0.name() })
        case 4: .enumeration(values: any(3) { $0.enumValueDefinition() })
        default: .inputObject(fields: any(3) { $0.inputValueDefinition() })
        }
    }

    private mutating func fieldDefinition() -> FieldDefinition {
        FieldDefinition(
            description: description(), name: name(), arguments: any(3) { $0.inputValueDefinition() },
            type: typeNode(depth: 2), directives: directives(constant: true))
    }

    private mutating func inputValueDefinition() -> InputValueDefinition {
        InputValueDefinition(
            description: description(), name: name(), type: typeNode(depth: 2),
            defaultValue: random.oneIn(2) ? value(depth: 2, constant: true) : nil,
            directives: directives(constant: true))
    }

    private mutating func enumValueDefinition() -> EnumValueDefinition {
        EnumValueDefinition(description: description(), name: enumName(), directives: directives(constant: true))
    }

    private mutating func directiveDefinition() -> DirectiveDefinition {
        DirectiveDefinition(
            description: description(), name: name(), arguments: any(3) { $0.inputValueDefinition() },
            isRepeatable: random.oneIn(2), locations: some(3) { $0.pick(DirectiveLocation.allCases) },
            location: nowhere)
    }

    // MARK: Parts of both

    private mutating func directives(constant: Bool) -> [Directive] {
        random.oneIn(3) ? some(2) { $0.directive(constant: constant) } : []
    }

    private mutating func directive(constant: Bool) -> Directive {
        Directive(name: name(), arguments: arguments(constant: constant), location: nowhere)
    }

    private mutating func arguments(constant: Bool) -> [Argument] {
        random.oneIn(2)
            ? some(4) { Argument(name: $0.name(), value: $0.value(depth: 2, constant: constant)) } : []
    }

    private mutating func typeNode(depth: Int) -> TypeNode {
        let type: TypeNode =
            depth > 0 && random.oneIn(3) ? .list(typeNode(depth: depth - 1), at: nowhere) : .named(name())
        return random.oneIn(3) ? .nonNull(type) : type
    }

    private mutating func value(depth: Int, constant: Bool) -> Value { Value(kind(depth, constant), at: nowhere) }

    private mutating func kind(_ depth: Int, _ constant: Bool) -> Value.Kind {
        switch random.below(10) {
        case 0 where !constant: .variable(name().value)
        case 1: .int(pick(["0", "-0", "7", "-12345678901234567890"]))
        case 2: .float(pick(["0.0", "1e5", "-1.5E-10"]))
        case 3: .boolean(random.oneIn(2))
        case 4: .null
        case 5: .enumeration(enumName().value)
        case 6 where depth > 0: .list(any(4) { $0.value(depth: depth - 1, constant: constant) })
        case 7 where depth > 0:
            .object(
                any(4) { ObjectField(name: $0.name(), value: $0.value(depth: depth - 1, constant: constant)) })
        case 8: .string(blockText(), isBlock: true)
        default: .string(text(), isBlock: false)
        }
    }

    private mutating func description() -> Description? {
        switch random.below(4) {
        case 0: Description(text(), isBlock: false, at: nowhere)
        case 1: Description(blockText(), isBlock: true, at: nowhere)
        default: nil
        }
    }

    // MARK: Names and texts

    private mutating func name() -> Name {
        let names = [
            "a", "_", "B2", "on", "true", "null", "query", "fragment", "type", "extend", "input", "repeatable",
            "implements", "aNameThatIsMuchLongerThanFifteenBytes", "__typename",
        ]
        return Name(pick(names), at: nowhere)
    }

    private mutating func fragmentName() -> Name {
        let name = name()
        return name.value == "on" ? Name("onward", at: nowhere) : name
    }

    private mutating func enumName() -> Name {
        let name = name()
        return ["true", "false", "null"].contains(name.value) ? Name("TRUE", at: nowhere) : name
    }

    private mutating func text() -> String {
        let parts = [
            "a", " ", "\n", "\r", "\t", "\"", "\\", "/", "\u{0}", "\u{1F}", "\u{7F}", "\u{9F}", "\u{E9}", "\u{FEFF}",
            "\u{2028}", "\u{1F600}", "\\u0041", "\"\"\"", "#", ",", "{", "word ",
        ]
        return any(12) { $0.pick(parts) }.joined()
    }

    /// A text that a block string can hold: with a first and last line that are not blank, and a line without indent.
    private mutating func blockText() -> String {
        let words = [
            "a", "\u{E9}\u{1F600}", "\"", "\"\"\"", "\"\"\"\"\"", "\\", "\\\"\"\"", "\u{0}", "\u{7F}", "\\n", "#",
        ]
        if random.oneIn(8) { return "" }
        var lines = some(4) { random in
            random.random.oneIn(4)
                ? random.pick(["", " ", "\t  "])
                : random.any(2) { _ in "  " }.joined()
                    + random.some(30) { $0.pick(words) }.joined(separator: random.pick(["", " "]))
        }
        lines[0] = pick(["", "  "]) + pick(words) + lines[0]
        if lines.count > 1 { lines[lines.count - 1] = pick(words) + lines[lines.count - 1] }
        return lines.joined(separator: "\n")
    }

    // MARK: Choices

    private mutating func pick<Choice>(_ choices: [Choice]) -> Choice { choices[random.below(choices.count)] }

    private mutating func any<Element>(
        _ maximum: Int, _ element: (inout RandomDocument) -> Element
    ) -> [Element] {
        let count = random.below(maximum + 1)
        return (0..<count).map { _ in element(&self) }
    }

    private mutating func some<Element>(
        _ maximum: Int, _ element: (inout RandomDocument) -> Element
    ) -> [Element] {
        let count = 1 + random.below(maximum)
        return (0..<count).map { _ in element(&self) }
    }
}
