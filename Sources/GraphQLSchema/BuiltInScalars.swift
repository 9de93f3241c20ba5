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
