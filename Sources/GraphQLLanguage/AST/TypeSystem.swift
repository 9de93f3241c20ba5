/// `schema { … }` or its extension (specification section "Schema").
public struct SchemaDefinition: Hashable, Sendable {
    /// A description; never on an extension.
    public var description: Description?
    /// Directives on the schema.
    public var directives: [Directive]
    /// The root operation types.
    public var operationTypes: [RootOperationTypeDefinition]
    /// Where it starts, its description included.
    public var location: SourceLocation

    /// A schema definition of these parts.
    public init(
        description: Description?, directives: [Directive], operationTypes: [RootOperationTypeDefinition],
        location: SourceLocation
    ) {
        self.description = description
        self.directives = directives
        self.operationTypes = operationTypes
        self.location = location
    }
}

/// `query: Type` in a schema definition (specification section "Root Operation Types").
public struct RootOperationTypeDefinition: Hashable, Sendable {
    /// Which operation.
    public var operationType: OperationType
    /// The root type.
    public var type: NamedType
    /// Where its keyword stands.
    public var location: SourceLocation

    /// A root operation type.
    public init(operationType: OperationType, type: NamedType, location: SourceLocation) {
        self.operationType = operationType
        self.type = type
        self.location = location
    }
}

/// The definition of a named type, or its extension (specification section "Types").
public struct TypeDefinition: Hashable, Sendable {
    /// A description; never on an extension.
    public var description: Description?
    /// The type's name.
    public var name: Name
    /// Directives on the type.
    public var directives: [Directive]
    /// What kind of type, with the parts of that kind.
    public var body: Body
    /// Where it starts, its description included.
    public var location: SourceLocation

    /// A type definition of these parts.
    public init(
        description: Description?, name: Name, directives: [Directive], body: Body, location: SourceLocation
    ) {
        self.description = description
        self.name = name
        self.directives = directives
        self.body = body
        self.location = location
    }

    /// The six kinds of named types.
    public enum Body: Hashable, Sendable {
        /// `scalar Name`
        case scalar
        /// `type Name implements … { … }`
        case object(interfaces: [NamedType], fields: [FieldDefinition])
        /// `interface Name implements … { … }`
        case interface(interfaces: [NamedType], fields: [FieldDefinition])
        /// `union Name = …`
        case union(members: [NamedType])
        /// `enum Name { … }`
        case enumeration(values: [EnumValueDefinition])
        /// `input Name { … }`
        case inputObject(fields: [InputValueDefinition])
    }
}

/// A field of an object or interface type (specification section "Objects").
public struct FieldDefinition: Hashable, Sendable {
    /// A description.
    public var description: Optional<Description>
    /// Its name.
    public var name: Name
    /// Its arguments.
    public var arguments: [InputValueDefinition]
    /// Its type.
    public var type: TypeNode
    /// Its directives.
    public var directives: [Directive]

    /// A field definition of these parts.
    public init(
        description: Description?, name: Name, arguments: [InputValueDefinition], type: TypeNode,
        directives: [Directive]
    ) {
        self.description = description
        self.name = name
        self.arguments = arguments
        self.type = type
        self.directives = directives
    }

    /// Where it starts, its description included.
    public var location: SourceLocation { description?.location ?? name.location }
}

/// An argument's or input object field's definition (specification section "Field Arguments").
public struct InputValueDefinition: Hashable, Sendable {
    /// A description.
    public var description: Optional<Description>
    /// Its name.
    public var name: Name
    /// Its type.
    public var type: TypeNode
    /// Its default value, a constant.
    public var defaultValue: Optional<Value>
    /// Its directives.
    public var directives: [Directive]

    /// An input value definition of these parts.
    public init(
        description: Description?, name: Name, type: TypeNode, defaultValue: Value?, directives: [Directive]
    ) {
        self.description = description
        self.name = name
        self.type = type
        self.defaultValue = defaultValue
        self.directives = directives
    }

    /// Where it starts, its description included.
    public var location: SourceLocation { description?.location ?? name.location }
}

/// A value of an enum type (specification section "Enums").
public struct EnumValueDefinition: Hashable, Sendable {
    /// A description.
    public var description: Description?
    /// Its name.
    public var name: Name
    /// Its directives.
    public var directives: [Directive]

    /// An enum value definition of these parts.
    public init(description: Description?, name: Name, directives: [Directive]) {
        self.description = description
        self.name = name
        self.directives = directives
    }

    /// Where it starts, its description included.
    public var location: SourceLocation { description?.location ?? name.location }
}

/// `directive @name(arguments) repeatable on LOCATION | …` (specification section "Type System Directives").
public struct DirectiveDefinition: Hashable, Sendable {
    /// A description.
    public var description: Description?
    /// The name without `@`.
    public var name: Name
    /// Its arguments.
    public var arguments: [InputValueDefinition]
    /// Whether it may stand more than once at one place.
    public var isRepeatable: Bool
    /// Where it may stand.
    public var locations: [DirectiveLocation]
    /// Where it starts, its description included.
    public var location: SourceLocation

    /// A directive definition of these parts.
    public init(
        description: Description?, name: Name, arguments: [InputValueDefinition], isRepeatable: Bool,
        locations: [DirectiveLocation], location: SourceLocation
    ) {
        self.description = description
        self.name = name
        self.arguments = arguments
        self.isRepeatable = isRepeatable
        self.locations = locations
        self.location = location
    }
}

/// Where a directive may stand: the 19 locations of the specification, by their names.
public enum DirectiveLocation: String, Hashable, Sendable, CaseIterable {
    // Executable.
    case query = "QUERY"
    case mutation = "MUTATION"
    case subscription = "SUBSCRIPTION"
    case field = "FIELD"
    case fragmentDefinition = "FRAGMENT_DEFINITION"
    case fragmentSpread = "FRAGMENT_SPREAD"
    case inlineFragment = "INLINE_FRAGMENT"
    case variableDefinition = "VARIABLE_DEFINITION"
    // Type system.
    case schema = "SCHEMA"
    case scalar = "SCALAR"
    case object = "OBJECT"
    case fieldDefinition = "FIELD_DEFINITION"
    case argumentDefinition = "ARGUMENT_DEFINITION"
    case interface = "INTERFACE"
    case union = "UNION"
    case enumeration = "ENUM"
    case enumValue = "ENUM_VALUE"
    case inputObject = "INPUT_OBJECT"
    case inputFieldDefinition = "INPUT_FIELD_DEFINITION"
}
