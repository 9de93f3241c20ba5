// Values, types and directives, which all parts of the grammar share.
extension Parser {
    /// Value, and Value[Const] where variables can't stand.
    mutating func value(constant: Bool) throws(GraphQLError) -> Value {
        let location = token.location
        let kind: Value.Kind
        switch token.kind {
        case .name: kind = nameValue()
        case .int: kind = .int(tokenText())
        case .float: kind = .float(tokenText())
        case .string: kind = .string(stringValue(), isBlock: false)
        case .blockString: kind = .string(stringValue(), isBlock: true)
        case .dollar: return Value(.variable(try variable(constant: constant)), at: location)
        case .leftBracket:
            return Value(
                .list(
                    try nested { parser throws(GraphQLError) in
                        try parser.any(.rightBracket) { parser throws(GraphQLError) in
                            try parser.value(constant: constant)
                        }
                    }), at: location)
        case .leftBrace:
            return Value(
                .object(
                    try nested { parser throws(GraphQLError) in
                        try parser.any(.rightBrace) { parser throws(GraphQLError) in
                            try parser.objectField(constant: constant)
                        }
                    }), at: location)
        default: throw unexpected()
        }
        try advance()
        return Value(kind, at: location)
    }

    /// BooleanValue, NullValue or EnumValue.
    private func nameValue() -> Value.Kind {
        if isKeyword("true") { return .boolean(true) }
        if isKeyword("false") { return .boolean(false) }
        if isKeyword("null") { return .null }
        return .enumeration(tokenText())
    }

    private mutating func variable(constant: Bool) throws(GraphQLError) -> String {
        let location = token.location
        try advance()
        guard constant else { return try name().value }
        guard token.kind == .name else { throw .syntax("Unexpected \(Token.Kind.dollar.name).", at: location) }
        throw .syntax("Unexpected variable \"$\(tokenText())\" in constant value.", at: location)
    }

    private mutating func objectField(constant: Bool) throws(GraphQLError) -> ObjectField {
        let name = try name()
        try expect(.colon)
        return ObjectField(name: name, value: try value(constant: constant))
    }

    /// The elements after an opening bracket, of which there may be none.
    private mutating func any<Element>(
        _ closing: Token.Kind, _ element: (inout Parser) throws(GraphQLError) -> Element
    ) throws(GraphQLError) -> [Element] {
        try advance()
        var elements: [Element] = []
        while try !skip(closing) { elements.append(try element(&self)) }
        return elements
    }

    /// Type: NamedType, ListType or NonNullType
    mutating func typeReference() throws(GraphQLError) -> TypeNode {
        let location = token.location
        let type: TypeNode
        if token.kind == .leftBracket {
            let element = try nested { parser throws(GraphQLError) in
                try parser.advance()
                return try parser.typeReference()
            }
            try expect(.rightBracket)
            type = .list(element, at: location)
        } else {
            type = .named(try name())
        }
        return try skip(.exclamationMark) ? .nonNull(type) : type
    }

    /// Arguments: ( Argument+ ), or nothing.
    mutating func arguments(constant: Bool) throws(GraphQLError) -> [Argument] {
        try optionalMany(.leftParenthesis, .rightParenthesis) { parser throws(GraphQLError) in
            let name = try parser.name()
            try parser.expect(.colon)
            return Argument(name: name, value: try parser.value(constant: constant))
        }
    }

    /// Directives, or nothing.
    mutating func directives(constant: Bool) throws(GraphQLError) -> [Directive] {
        var directives: [Directive] = []
        while token.kind == .at {
            let location = token.location
            try advance()
            directives.append(
                Directive(name: try name(), arguments: try arguments(constant: constant), location: location))
        }
        return directives
    }

    /// Description, or nothing.
    mutating func description() throws(GraphQLError) -> Description? {
        guard token.kind == .string || token.kind == .blockString else { return nil }
        let description = Description(stringValue(), isBlock: token.kind == .blockString, at: token.location)
        try advance()
        return description
    }
}
