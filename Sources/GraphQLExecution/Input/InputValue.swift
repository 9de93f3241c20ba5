/// An input value coerced to its type (specification section "Input Coercion").
public enum InputValue: Hashable, Sendable {
    /// An explicit null.
    case null
    /// A Boolean.
    case boolean(Bool)
    /// An Int; for custom scalars any integer that fits 64 bits.
    case int(Int)
    /// A Float.
    case float(Double)
    /// A String, an ID, or what a custom scalar was written as.
    case string(String)
    /// The name of an enum value.
    case enumeration(String)
    /// A list.
    case list([InputValue])
    /// An input object: the fields that were given or have a default, in definition order.
    case object([InputField])

    /// A field of a coerced input object.
    public struct InputField: Hashable, Sendable {
        /// Its name.
        public var name: String
        /// Its value.
        public var value: InputValue

        /// A field.
        public init(_ name: String, _ value: InputValue) {
            self.name = name
            self.value = value
        }
    }

    /// An input object's field: nil if it was not given and has no default, or if this is no input object.
    public subscript(name: String) -> InputValue? {
        guard case .object(let fields) = self else { return nil }
        return fields.first { $0.name == name }?.value
    }

    /// The Boolean; nil for anything else.
    public var booleanValue: Bool? { if case .boolean(let value) = self { value } else { nil } }
    /// The integer; nil for anything else.
    public var intValue: Int? { if case .int(let value) = self { value } else { nil } }
    /// The number; nil for anything else.
    public var floatValue: Double? { if case .float(let value) = self { value } else { nil } }
    /// The text of a string or the name of an enum value; nil for anything else.
    public var stringValue: String? {
        switch self {
        case .string(let value), .enumeration(let value): value
        default: nil
        }
    }
    /// The items of a list; nil for anything else.
    public var listValue: [InputValue]? { if case .list(let value) = self { value } else { nil } }
    /// The fields of an input object; nil for anything else.
    public var objectValue: [InputField]? { if case .object(let value) = self { value } else { nil } }
    /// Whether this is an explicit null.
    public var isNull: Bool { self == .null }
}

/// A field's arguments, coerced, with their defaults (specification section "Coercing Field Arguments").
public struct Arguments: Hashable, Sendable {
    /// The arguments that were given or have a default, in definition order.
    public var values: [InputValue.InputField]

    /// Arguments.
    public init(_ values: [InputValue.InputField] = []) { self.values = values }

    /// The value of an argument: nil if it was not given and has no default.
    public subscript(name: String) -> InputValue? { values.first { $0.name == name }?.value }
}
