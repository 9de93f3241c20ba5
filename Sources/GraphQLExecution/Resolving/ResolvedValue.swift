public import GraphQLLanguage
public import JSON

/// What a resolver gives for a field; completion turns it into the field's type (specification section "Value Completion").
public enum ResolvedValue: Sendable {
    /// No value.
    case null
    /// A Boolean.
    case boolean(Bool)
    /// An Int, or an ID.
    case int(Int)
    /// A Float.
    case float(Double)
    /// A String, an ID, an enum value's name, or a custom scalar's text.
    case string(String)
    /// Any JSON, for custom scalars.
    case json(JSONValue)
    /// An object of the field's object type.
    case object(ObjectValue)
    /// An object of a field of interface or union type, and the name of its object type (ResolveType).
    case typedObject(ObjectValue, typeName: String)
    /// A list of objects of the field's object type: the indices `0 ..< count` of one storage.
    case objects(any AnyObject & Sendable, count: Int)
    /// A list.
    case list([ResolvedValue])
    /// An item of a list that failed.
    indirect case failure(GraphQLError)

    /// An object of the field's object type that is the only one of its storage.
    public static func object(_ storage: any AnyObject & Sendable) -> ResolvedValue {
        .object(ObjectValue(storage))
    }

    /// A JSON value: arrays and objects stay JSON, scalars become values of their own.
    public init(json: JSONValue) {
        switch json {
        case .null: self = .null
        case .bool(let value): self = .boolean(value)
        case .int(let value): self = .int(value)
        case .double(let value): self = .float(value)
        case .string(let value): self = .string(value)
        case .array, .object: self = .json(json)
        }
    }

    /// A value, or null where there is none.
    public static func string(_ value: String?) -> ResolvedValue { value.map { .string($0) } ?? .null }
    /// A value, or null where there is none.
    public static func int(_ value: Int?) -> ResolvedValue { value.map { .int($0) } ?? .null }
    /// A value, or null where there is none.
    public static func boolean(_ value: Bool?) -> ResolvedValue { value.map { .boolean($0) } ?? .null }
}

/// An object that fields are resolved on: a place in a storage that may hold many, so that a list of a thousand objects
/// is one allocation.
public struct ObjectValue: Sendable {
    /// What holds the object.
    public let storage: any AnyObject & Sendable
    /// Which of the storage's objects.
    public internal(set) var index: Int

    /// An object in a storage.
    public init(_ storage: any AnyObject & Sendable, index: Int = 0) {
        self.storage = storage
        self.index = index
    }
}
