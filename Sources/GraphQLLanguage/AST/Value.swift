/// An input value as written (specification section "Input Values").
public struct Value: Hashable, Sendable {
    /// What it is.
    public var kind: Kind
    /// Where it starts; for a variable, its `$`.
    public var location: SourceLocation

    /// A value at a place.
    public init(_ kind: Kind, at location: SourceLocation) {
        self.kind = kind
        self.location = location
    }

    /// The kinds of values. Numbers keep their text, so that nothing is lost before their type is known.
    public enum Kind: Hashable, Sendable {
        /// `$name`, without the `$`.
        case variable(String)
        /// The text of an IntValue.
        case int(String)
        /// The text of a FloatValue.
        case float(String)
        /// A StringValue with escapes and block indentation resolved.
        case string(String, isBlock: Bool)
        /// `true` or `false`.
        case boolean(Bool)
        /// `null`.
        case null
        /// The name of an enum value.
        case enumeration(String)
        /// `[ … ]`
        case list([Value])
        /// `{ … }`
        case object([ObjectField])
    }
}

/// `name: value` in an input object (specification section "Input Object Values").
public struct ObjectField: Hashable, Sendable {
    /// The field's name; the field's place is the name's.
    public var name: Name
    /// Its value.
    public var value: Value

    /// An input object's field.
    public init(name: Name, value: Value) {
        self.name = name
        self.value = value
    }
}

/// A type's name where one is referred to (specification section "Type References").
public typealias NamedType = Name

/// A type reference as written (specification section "Type References").
public enum TypeNode: Hashable, Sendable {
    /// `Name`
    case named(NamedType)
    /// `[Type]`; the location is that of the bracket.
    indirect case list(TypeNode, at: SourceLocation)
    /// `Type!`
    indirect case nonNull(TypeNode)

    /// Where it starts.
    public var location: SourceLocation {
        switch self {
        case .named(let name): name.location
        case .list(_, let location): location
        case .nonNull(let type): type.location
        }
    }

    /// The named type inside all lists and non-null marks.
    public var namedType: NamedType {
        switch self {
        case .named(let name): name
        case .list(let type, _), .nonNull(let type): type.namedType
        }
    }
}
