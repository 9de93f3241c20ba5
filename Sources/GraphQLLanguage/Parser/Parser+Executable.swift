// Executable definitions: specification sections "Document" to "Fragments".
extension Parser {
    /// Document: Definition+
    mutating func document() throws(GraphQLError) -> Document {
        var definitions: [Definition] = []
        repeat { definitions.append(try definition()) } while token.kind != .endOfFile
        return Document(definitions: definitions)
    }

    private mutating func definition() throws(GraphQLError) -> Definition {
        let start = token.location
        if token.kind == .leftBrace {
            return .operation(
                OperationDefinition(
                    description: nil, operationType: .query, name: nil, variableDefinitions: [], directives: [],
                    selectionSet: try selectionSet(), location: start))
        }
        let description = try description()
        guard token.kind == .name else {
            if description != nil, token.kind == .leftBrace {
                throw .syntax("Unexpected description, a shorthand query can't have one.", at: start)
            }
            throw unexpected()
        }
        switch tokenText() {
        case "query": return .operation(try operation(.query, description, at: start))
        case "mutation": return .operation(try operation(.mutation, description, at: start))
        case "subscription": return .operation(try operation(.subscription, description, at: start))
        case "fragment": return .fragment(try fragment(description, at: start))
        case "schema": return .schema(try schema(description, at: start))
        case "directive": return .directive(try directiveDefinition(description, at: start))
        case "extend" where description == nil: return try extensionDefinition(at: start)
        case let keyword:
            if let type = try typeDefinition(keyword, description, at: start, isExtension: false) {
                return .type(type)
            }
            guard description == nil else {
                throw .syntax("Unexpected description, only definitions can have one.", at: start)
            }
            throw unexpected()
        }
    }

    private mutating func operation(
        _ type: OperationType, _ description: Description?, at start: SourceLocation
    ) throws(GraphQLError) -> OperationDefinition {
        try advance()
        return OperationDefinition(
            description: description, operationType: type, name: token.kind == .name ? try name() : nil,
            variableDefinitions: try optionalMany(.leftParenthesis, .rightParenthesis) {
                parser throws(GraphQLError) in try parser.variableDefinition()
            }, directives: try directives(constant: false), selectionSet: try selectionSet(), location: start)
    }

    /// VariableDefinition: Description? Variable : Type DefaultValue? Directives[Const]?
    private mutating func variableDefinition() throws(GraphQLError) -> VariableDefinition {
        let start = token.location
        let description = try description()
        try expect(.dollar)
        let variable = try name()
        try expect(.colon)
        return VariableDefinition(
            description: description, variable: variable, type: try typeReference(),
            defaultValue: try skip(.equals) ? try value(constant: true) : nil,
            directives: try directives(constant: true), location: start)
    }

    /// SelectionSet: { Selection+ }
    private mutating func selectionSet() throws(GraphQLError) -> SelectionSet {
        let start = token.location
        let selections = try nested { parser throws(GraphQLError) in
            try parser.many(.leftBrace, .rightBrace, usually: 4) { parser throws(GraphQLError) in
                try parser.selection()
            }
        }
        return SelectionSet(selections, at: start)
    }

    /// Selection: FragmentSpread, InlineFragment, or Field: Alias? Name Arguments? Directives? SelectionSet?
    private mutating func selection() throws(GraphQLError) -> Selection {
        if token.kind == .spread { return try spread() }
        var alias: Name?
        var name = try name()
        if try skip(.colon) {
            alias = name
            name = try self.name()
        }
        return .field(
            Field(
                alias: alias, name: name, arguments: try arguments(constant: false),
                directives: try directives(constant: false),
                selectionSet: token.kind == .leftBrace ? try selectionSet() : nil))
    }

    /// FragmentSpread or InlineFragment: a name other than `on` makes the first.
    private mutating func spread() throws(GraphQLError) -> Selection {
        let start = token.location
        try expect(.spread)
        let hasTypeCondition = try skipKeyword("on")
        if !hasTypeCondition, token.kind == .name {
            return .fragmentSpread(
                FragmentSpread(name: try name(), directives: try directives(constant: false), location: start))
        }
        return .inlineFragment(
            InlineFragment(
                typeCondition: hasTypeCondition ? try name() : nil, directives: try directives(constant: false),
                selectionSet: try selectionSet(), location: start))
    }

    /// FragmentDefinition: Description? `fragment` FragmentName TypeCondition Directives? SelectionSet
    private mutating func fragment(
        _ description: Description?, at start: SourceLocation
    ) throws(GraphQLError) -> FragmentDefinition {
        try advance()
        if isKeyword("on") { throw unexpected() }
        let name = try name()
        guard try skipKeyword("on") else { throw expected("\"on\"") }
        return FragmentDefinition(
            description: description, name: name, typeCondition: try self.name(),
            directives: try directives(constant: false), selectionSet: try selectionSet(), location: start)
    }
}
