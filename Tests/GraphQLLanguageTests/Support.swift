import GraphQLLanguage
import JSON
import Testing

/// The testing library has a type of this name too.
typealias SourceLocation = GraphQLLanguage.SourceLocation

/// The error that parsing a document ends in.
func syntaxError(_ source: String, options: ParserOptions = ParserOptions()) -> GraphQLError? {
    syntaxError(Array(source.utf8), options: options)
}

/// The error that parsing a document's bytes ends in.
func syntaxError(_ source: [UInt8], options: ParserOptions = ParserOptions()) -> GraphQLError? {
    do throws(GraphQLError) {
        _ = try Document(parsing: source, options: options)
        return nil
    } catch {
        return error
    }
}

/// The error that parsing a value ends in.
func syntaxError(inValue source: String) -> GraphQLError? {
    do throws(GraphQLError) {
        _ = try Value(parsing: source)
        return nil
    } catch {
        return error
    }
}

extension GraphQLError {
    /// `line:column message`
    var summary: String { locations.map { "\($0.line):\($0.column)" }.joined(separator: " ") + " " + message }
    /// The code among the extensions.
    var code: String? {
        guard case .string(let code)? = extensions["code"] else { return nil }
        return code
    }
}

extension Document {
    /// The only definition, an operation.
    func operation() throws -> OperationDefinition {
        guard definitions.count == 1, case .operation(let operation) = definitions[0] else { throw WrongNode() }
        return operation
    }

    /// The only definition, a type or a type's extension.
    func type() throws -> TypeDefinition {
        guard definitions.count == 1 else { throw WrongNode() }
        switch definitions[0] {
        case .type(let type), .typeExtension(let type): return type
        default: throw WrongNode()
        }
    }
}

/// A document holds something else than the test expects.
struct WrongNode: Error {}

/// A syntax tree as text without its locations: two trees are the same if their texts are.
func outline(_ node: Any) -> String {
    if node is SourceLocation { return "" }
    let mirror = Mirror(reflecting: node)
    switch mirror.displayStyle {
    case nil: return String(reflecting: node)
    case .enum where mirror.children.isEmpty: return String(describing: node)
    default: return "(" + mirror.children.map { "\($0.label ?? ""):\(outline($0.value))" }.joined(separator: " ") + ")"
    }
}
