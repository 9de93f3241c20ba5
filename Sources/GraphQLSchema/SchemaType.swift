public import GraphQLLanguage

/// What kind of type (introspection's `__TypeKind`, without the wrapping kinds).
public enum SchemaTypeKind: String, Hashable, Sendable {
    case scalar = "SCALAR"
    case object = "OBJECT"
    case interface = "INTERFACE"
    case union = "UNION"
    case enumeration = "ENUM"
    case inputObject = "INPUT_OBJECT"

    /// Scalars and enums: values without fields.
    public var isLeaf: Bool { self == .scalar || self == .enumeration }
    /// Interfaces and unions.
    public var isAbstract: Bool { self == .interface || self == .union }
    /// Types that have selection sets.
    public var isComposite: Bool { self == .object || isAbstract }
    /// IsInputType, for named types.
    public var isInput: Bool { isLeaf || self == .inputObject }
    /// IsOutputType, for named types.
    public var isOutput: Bool { self != .inputObject }
}

/// A named type, with what its kind has; the lists of other kinds are empty (introspection's `__Type`).
public final class SchemaType: Sendable {
    /// Its id in its schema.
    public let id: TypeID
    /// Its name.
    public let name: String
    /// Its description.
    public let description: String?
    /// Its kind.
    public let kind: SchemaTypeKind
    /// The fields of an object or interface type, in definition order.
    public let fields: [SchemaField]
    /// The interfaces that an object or interface type implements.
    public let interfaces: [TypeID]
    /// The member types of a union.
    public let memberTypes: [TypeID]
    /// The values of an enum.
    public let enumValues: [SchemaEnumValue]
    /// The fields of an input object type.
    public let inputFields: [SchemaInputValue]
    /// A custom scalar's `@specifiedBy` URL.
    public let specifiedByURL: String?
    /// Whether an input object type is `@oneOf`.
    public let isOneOf: Bool
    /// The directives on its definition and extensions, in order.
    public let directives: [Directive]

    private let memberIndex: [String: Int]

    /// A type of finished parts.
    package init(
        id: TypeID, name: String, description: String?, kind: SchemaTypeKind, fields: [SchemaField] = [],
        interfaces: [TypeID] = [], memberTypes: [TypeID] = [], enumValues: [SchemaEnumValue] = [],
        inputFields: [SchemaInputValue] = [], specifiedByURL: String? = nil, isOneOf: Bool = false,
        directives: [Directive] = []
    ) {
        self.id = id
        self.name = name
        self.description = description
        self.kind = kind
        self.fields = fields
        self.interfaces = interfaces
        self.memberTypes = memberTypes
        self.enumValues = enumValues
        self.inputFields = inputFields
        self.specifiedByURL = specifiedByURL
        self.isOneOf = isOneOf
        self.directives = directives
        let names = fields.map(\.name) + enumValues.map(\.name) + inputFields.map(\.name)
        memberIndex = Dictionary(names.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// The position of the field, enum value or input field of this name, in the list of the type's kind.
    func memberPosition(named name: String) -> Int? { memberIndex[name] }

    /// The field of this name.
    public func field(named name: String) -> SchemaField? {
        kind.isComposite ? memberIndex[name].map { fields[$0] } : nil
    }

    /// The enum value of this name.
    public func enumValue(named name: String) -> SchemaEnumValue? {
        kind == .enumeration ? memberIndex[name].map { enumValues[$0] } : nil
    }

    /// The input field of this name.
    public func inputField(named name: String) -> SchemaInputValue? {
        kind == .inputObject ? memberIndex[name].map { inputFields[$0] } : nil
    }
}

/// A field of an object or interface type (introspection's `__Field`).
public struct SchemaField: Sendable {
    /// Its name.
    public let name: String
    /// Its description.
    public let description: String?
    /// Its arguments, in definition order.
    public let arguments: [SchemaInputValue]
    /// Its type.
    public let type: TypeReference
    /// Why it is deprecated; nil if it is not.
    public let deprecationReason: String?
    /// The directives on its definition.
    public let directives: [Directive]

    /// A field of finished parts.
    package init(
        name: String, description: String?, arguments: [SchemaInputValue], type: TypeReference,
        deprecationReason: String? = nil, directives: [Directive] = []
    ) {
        self.name = name
        self.description = description
        self.arguments = arguments
        self.type = type
        self.deprecationReason = deprecationReason
        self.directives = directives
    }

    /// The argument of this name.
    public func argument(named name: String) -> SchemaInputValue? { arguments.first { $0.name == name } }
}

/// An argument or an input object's field (introspection's `__InputValue`).
public struct SchemaInputValue: Sendable {
    /// Its name.
    public let name: String
    /// Its description.
    public let description: String?
    /// Its type.
    public let type: TypeReference
    /// Its default value, a constant that can be coerced to its type.
    public let defaultValue: Value?
    /// Why it is deprecated; nil if it is not.
    public let deprecationReason: String?
    /// The directives on its definition.
    public let directives: [Directive]

    /// An input value of finished parts.
    package init(
        name: String, description: String?, type: TypeReference, defaultValue: Value?,
        deprecationReason: String? = nil, directives: [Directive] = []
    ) {
        self.name = name
        self.description = description
        self.type = type
        self.defaultValue = defaultValue
        self.deprecationReason = deprecationReason
        self.directives = directives
    }

    /// IsRequiredArgument, IsRequiredInputField: non-null without default.
    public var isRequired: Bool { type.isNonNull && defaultValue == nil }
}

/// A value of an enum type (introspection's `__EnumValue`).
public struct SchemaEnumValue: Sendable {
    /// Its name.
    public let name: String
    /// Its description.
    public let description: String?
    /// Why it is deprecated; nil if it is not.
    public let deprecationReason: String?
    /// The directives on its definition.
    public let directives: [Directive]

    /// An enum value of finished parts.
    package init(
        name: String, description: String?, deprecationReason: String? = nil,
        directives: [Directive] = []
    ) {
        self.name = name
        self.description = description
        self.deprecationReason = deprecationReason
        self.directives = directives
    }
}

/// A directive's definition (introspection's `__Directive`).
public struct SchemaDirective: Sendable {
    /// Its name without `@`.
    public let name: String
    /// Its description.
    public let description: String?
    /// Its arguments, in definition order.
    public let arguments: [SchemaInputValue]
    /// Where it may stand.
    public let locations: [DirectiveLocation]
    /// Whether it may stand more than once at one place.
    public let isRepeatable: Bool

    /// A directive of finished parts.
    package init(
        name: String, description: String?, arguments: [SchemaInputValue], locations: [DirectiveLocation],
        isRepeatable: Bool = false
    ) {
        self.name = name
        self.description = description
        self.arguments = arguments
        self.locations = locations
        self.isRepeatable = isRepeatable
    }

    /// The argument of this name.
    public func argument(named name: String) -> SchemaInputValue? { arguments.first { $0.name == name } }
}
