// Type system definitions and extensions: specification section "Type System".
extension Parser {
    /// SchemaDefinition, from its keyword on.
    mutating func schema(
        _ description: Description?, at start: SourceLocation
    ) throws(GraphQLError) -> SchemaDefinition {
        try advance()
        return SchemaDefinition(
            description: description, directives: try directives(constant: true),
            operationTypes: try many(.leftBrace, .rightBrace) { parser throws(GraphQLError) in
                try parser.rootOperationType()
            }, location: start)
    }

    /// SchemaExtension or TypeExtension, from `extend` on.
    mutating func extensionDefinition(at start: SourceLocation) throws(GraphQLError) -> Definition {
        try advance()
        if isKeyword("schema") { return .schemaExtension(try schemaExtension(at: start)) }
        guard token.kind == .name,
            let type = try typeDefinition(tokenText(), nil, at: start, isExtension: true)
        else { throw unexpected() }
        return .typeExtension(type)
    }

    private mutating func schemaExtension(at start: SourceLocation) throws(GraphQLError) -> SchemaDefinition {
        try advance()
        let directives = try directives(constant: true)
        let operationTypes = try optionalMany(.leftBrace, .rightBrace) { parser throws(GraphQLError) in
            try parser.rootOperationType()
        }
        if directives.isEmpty, operationTypes.isEmpty { throw unexpected() }
        return SchemaDefinition(
            description: nil, directives: directives, operationTypes: operationTypes, location: start)
    }

    private mutating func rootOperationType() throws(GraphQLError) -> RootOperationTypeDefinition {
        let keyword = token
        guard let operationType = OperationType(rawValue: try name().value) else { throw unexpected(keyword) }
        try expect(.colon)
        return RootOperationTypeDefinition(
            operationType: operationType, type: try name(), location: keyword.location)
    }

    /// A type's definition or extension, if the next token, a name, is the keyword of one; else nil. An extension must
    /// add something.
    mutating func typeDefinition(
        _ keyword: String, _ description: Description?, at start: SourceLocation, isExtension: Bool
    ) throws(GraphQLError) -> TypeDefinition? {
        switch keyword {
        case "scalar", "type", "interface", "union", "enum", "input": try advance()
        default: return nil
        }
        let name = try name()
        let interfaces = keyword == "type" || keyword == "interface" ? try implementsInterfaces() : []
        let directives = try directives(constant: true)
        let body: TypeDefinition.Body
        let isEmpty: Bool
        switch keyword {
        case "type", "interface":
            let fields = try fieldDefinitions()
            body =
                keyword == "type"
                ? .object(interfaces: interfaces, fields: fields) : .interface(interfaces: interfaces, fields: fields)
            isEmpty = interfaces.isEmpty && fields.isEmpty
        case "union":
            let members = try unionMembers()
            body = .union(members: members)
            isEmpty = members.isEmpty
        case "enum":
            let values = try enumValueDefinitions()
            body = .enumeration(values: values)
            isEmpty = values.isEmpty
        case "input":
            let fields = try inputValueDefinitions(.leftBrace, .rightBrace)
            body = .inputObject(fields: fields)
            isEmpty = fields.isEmpty
        default:
            body = .scalar
            isEmpty = true
        }
        if isExtension, isEmpty, directives.isEmpty { throw unexpected() }
        return TypeDefinition(
            description: description, name: name, directives: directives, body: body, location: start)
    }

    /// ImplementsInterfaces, or nothing.
    private mutating func implementsInterfaces() throws(GraphQLError) -> [NamedType] {
        guard try skipKeyword("implements") else { return [] }
        return try separated(by: .ampersand) { parser throws(GraphQLError) in try parser.name() }
    }

    /// FieldsDefinition, or nothing.
    private mutating func fieldDefinitions() throws(GraphQLError) -> [FieldDefinition] {
        try optionalMany(.leftBrace, .rightBrace) { parser throws(GraphQLError) in
            let description = try parser.description()
            let name = try parser.name()
            let arguments = try parser.inputValueDefinitions(.leftParenthesis, .rightParenthesis)
            try parser.expect(.colon)
            return FieldDefinition(
                description: description, name: name, arguments: arguments, type: try parser.typeReference(),
                directives: try parser.directives(constant: true))
        }
    }

    /// ArgumentsDefinition or InputFieldsDefinition, or nothing.
    private mutating func inputValueDefinitions(
        _ opening: Token.Kind, _ closing: Token.Kind
    ) throws(GraphQLError) -> [InputValueDefinition] {
        try optionalMany(opening, closing) { parser throws(GraphQLError) in
            let description = try parser.description()
            let name = try parser.name()
            try parser.expect(.colon)
            return InputValueDefinition(
                description: description, name: name, type: try parser.typeReference(),
                defaultValue: try parser.skip(.equals) ? try parser.value(constant: true) : nil,
                directives: try parser.directives(constant: true))
        }
    }

    /// UnionMemberTypes, or nothing.
    private mutating func unionMembers() throws(GraphQLError) -> [NamedType] {
        guard try skip(.equals) else { return [] }
        return try separated(by: .verticalBar) { parser throws(GraphQLError) in try parser.name() }
    }

    /// EnumValuesDefinition, or nothing.
    private mutating func enumValueDefinitions() throws(GraphQLError) -> [EnumValueDefinition] {
        try optionalMany(.leftBrace, .rightBrace) { parser throws(GraphQLError) in
            let description = try parser.description()
            if parser.isKeyword("true") || parser.isKeyword("false") || parser.isKeyword("null") {
                throw .syntax(
                    "\(parser.description(of: parser.token)) is reserved and cannot be used for an enum value.",
                    at: parser.token.location)
            }
            return EnumValueDefinition(
                description: description, name: try parser.name(), directives: try parser.directives(constant: true))
        }
    }

    /// DirectiveDefinition, from its keyword on.
    mutating func directiveDefinition(
        _ description: Description?, at start: SourceLocation
    ) throws(GraphQLError) -> DirectiveDefinition {
        try advance()
        try expect(.at)
        let name = try name()
        let arguments = try inputValueDefinitions(.leftParenthesis, .rightParenthesis)
        let isRepeatable = try skipKeyword("repeatable")
        guard try skipKeyword("on") else { throw expected("\"on\"") }
        let locations = try separated(by: .verticalBar) { parser throws(GraphQLError) in
            let token = parser.token
            guard let location = DirectiveLocation(rawValue: try parser.name().value) else {
                throw parser.unexpected(token)
            }
            return location
        }
        return DirectiveDefinition(
            description: description, name: name, arguments: arguments, isRepeatable: isRepeatable,
            locations: locations, location: start)
    }
}
