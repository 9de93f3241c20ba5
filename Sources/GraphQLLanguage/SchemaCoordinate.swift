/// A name for one element of a schema (specification section "Schema Coordinates").
public enum SchemaCoordinate: Hashable, Sendable {
    /// `Type`
    case type(String)
    /// `Type.member`: a field, an input field or an enum value.
    case member(type: String, name: String)
    /// `Type.field(argument:)`
    case argument(type: String, field: String, name: String)
    /// `@directive`
    case directive(String)
    /// `@directive(argument:)`
    case directiveArgument(directive: String, name: String)

    /// Parses a coordinate, in which nothing is ignored: no white space, no comments.
    ///
    /// - Throws: A syntax error with its place.
    public init(parsing source: String) throws(GraphQLError) {
        var scanner = Scanner(source: Array(source.utf8))
        if scanner.skip("@") {
            let directive = try scanner.name()
            self =
                if let argument = try scanner.argument() {
                    .directiveArgument(directive: directive, name: argument)
                } else {
                    .directive(directive)
                }
        } else {
            let type = try scanner.name()
            if scanner.skip(".") {
                let member = try scanner.name()
                self =
                    if let argument = try scanner.argument() {
                        .argument(type: type, field: member, name: argument)
                    } else {
                        .member(type: type, name: member)
                    }
            } else {
                self = .type(type)
            }
        }
        guard scanner.isAtEnd else { throw scanner.unexpected() }
    }
}

extension SchemaCoordinate: CustomStringConvertible {
    /// The coordinate as it is written.
    public var description: String {
        switch self {
        case .type(let name): name
        case .member(let type, let name): "\(type).\(name)"
        case .argument(let type, let field, let name): "\(type).\(field)(\(name):)"
        case .directive(let name): "@\(name)"
        case .directiveArgument(let directive, let name): "@\(directive)(\(name):)"
        }
    }
}

/// Reads a coordinate's few tokens.
private struct Scanner {
    let source: [UInt8]
    private var offset = 0

    init(source: [UInt8]) { self.source = source }

    var isAtEnd: Bool { offset == source.count }

    mutating func skip(_ punctuator: Unicode.Scalar) -> Bool {
        guard !isAtEnd, source[offset] == UInt8(ascii: punctuator) else { return false }
        offset += 1
        return true
    }

    mutating func name() throws(GraphQLError) -> String {
        guard !isAtEnd, source[offset].isNameStart else { throw unexpected() }
        let name = source[offset...].prefix { $0.isNameContinue }
        offset = name.endIndex
        return String(decoding: name, as: UTF8.self)
    }

    /// `(name:)`, or nothing.
    mutating func argument() throws(GraphQLError) -> String? {
        guard skip("(") else { return nil }
        let name = try name()
        guard skip(":"), skip(")") else { throw unexpected() }
        return name
    }

    /// The next character can't stand here. Only ASCII was accepted before it, so its offset is its column.
    func unexpected() -> GraphQLError {
        let rest = String(decoding: source[offset...], as: UTF8.self)
        let found = rest.unicodeScalars.first.map { StringLiteral.quoted(String($0)) } ?? "<EOF>"
        return .syntax("Unexpected \(found).", at: SourceLocation(line: 1, column: UInt32(offset + 1)))
    }
}
