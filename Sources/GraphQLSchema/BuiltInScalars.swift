public import GraphQLLanguage

/// The five scalars every service has (specification section "Built-in Scalars").
public enum BuiltInScalar: String, Hashable, Sendable, CaseIterable {
    /// Signed whole numbers of 32 bits.
    case int = "Int"
    /// Finite numbers of 64 bits (IEEE 754).
    case float = "Float"
    /// Text.
    case string = "String"
    /// `true` or `false`.
    case boolean = "Boolean"
    /// An identifier: written as text or a whole number, answered as text.
    case id = "ID"

    /// What introspection says of it.
    var description: String {
        switch self {
        case .int: "A signed whole number of 32 bits."
        case .float: "A finite number of 64 bits (IEEE 754)."
        case .string: "A text of Unicode characters."
        case .boolean: "`true` or `false`."
        case .id: "An identifier: written as a text or a whole number, answered as a text. Its content means nothing."
        }
    }

    /// Whether a literal can be coerced to this scalar ("Input Coercion" of each scalar). Null and variables are not
    /// for a scalar to judge, and are refused.
    public func accepts(literal: Value.Kind) -> Bool {
        switch (self, literal) {
        case (.int, .int(let text)): Int32(text) != nil
        case (.float, .int(let text)), (.float, .float(let text)): Double(text)?.isFinite ?? false
        case (.string, .string): true
        case (.boolean, .boolean): true
        case (.id, .string), (.id, .int): true
        default: false
        }
    }
}
