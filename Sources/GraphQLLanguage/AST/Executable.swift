/// What an operation does (specification section "Operations").
public enum OperationType: String, Hashable, Sendable, CaseIterable {
    /// A read-only fetch.
    case query
    /// A write followed by a fetch.
    case mutation
    /// A long-lived request that fetches on each event.
    case subscription
}

/// A query, mutation or subscription (specification section "Operations").
public struct OperationDefinition: Hashable, Sendable {
    /// A description; never on the shorthand form.
    public var description: Description?
    /// What it does.
    public var operationType: OperationType
    /// Its name; nil for an anonymous operation.
    public var name: Name?
    /// Its variables.
    public var variableDefinitions: [VariableDefinition]
    /// Directives on the operation.
    public var directives: [Directive]
    /// The root selection set.
    public var selectionSet: SelectionSet
    /// Where it starts, its description included.
    public var location: SourceLocation

    /// An operation of these parts.
    public init(
        description: Description?, operationType: OperationType, name: Name?,
        variableDefinitions: [VariableDefinition], directives: [Directive], selectionSet: SelectionSet,
        location: SourceLocation
    ) {
        self.description = description
        self.operationType = operationType
        self.name = name
        self.variableDefinitions = variableDefinitions
        self.directives = directives
        self.selectionSet = selectionSet
        self.location = location
    }
}

/// `fragment Name on Type { … }` (specification section "Fragments").
public struct FragmentDefinition: Hashable, Sendable {
    /// A description.
    public var description: Description?
    /// Its name.
    public var name: Name
    /// The type it applies to.
    public var typeCondition: NamedType
    /// Directives on the fragment.
    public var directives: [Directive]
    /// What it selects.
    public var selectionSet: SelectionSet
    /// Where it starts, its description included.
    public var location: SourceLocation

    /// A fragment of these parts.
    public init(
        description: Description?, name: Name, typeCondition: NamedType, directives: [Directive],
        selectionSet: SelectionSet, location: SourceLocation
    ) {
        self.description = description
        self.name = name
        self.typeCondition = typeCondition
        self.directives = directives
        self.selectionSet = selectionSet
        self.location = location
    }
}

/// `$name: Type = default @directives` (specification section "Variables").
public struct VariableDefinition: Hashable, Sendable {
    /// A description.
    public var description: Optional<Description>
    /// The name after `$`.
    public var variable: Name
    /// Its type.
    public var type: TypeNode
    /// Its default value, a constant.
    public var defaultValue: Optional<Value>
    /// Directives on the definition.
    public var directives: [Directive]
    /// Where it starts, its description included.
    public var location: SourceLocation

    /// A variable definition of these parts.
    public init(
        description: Description?, variable: Name, type: TypeNode, defaultValue: Value?, directives: [Directive],
        location: SourceLocation
    ) {
        self.description = description
        self.variable = variable
        self.type = type
        self.defaultValue = defaultValue
        self.directives = directives
        self.location = location
    }
}

/// `{ … }`: at least one selection (specification section "Selection Sets").
public struct SelectionSet: Hashable, Sendable {
    /// The selections in source order.
    public var selections: [Selection]
    /// Where its opening brace stands.
    public var location: SourceLocation

    /// A selection set at a place.
    public init(_ selections: [Selection], at location: SourceLocation) {
        self.selections = selections
        self.location = location
    }
}

/// One entry of a selection set.
public enum Selection: Hashable, Sendable {
    /// A field.
    case field(Field)
    /// `...Name`
    case fragmentSpread(FragmentSpread)
    /// `... on Type { … }`
    case inlineFragment(InlineFragment)
}

/// A field selection (specification section "Fields").
public struct Field: Hashable, Sendable {
    // `Optional` is spelled out here and in other nodes there are many of: with `?` the property is first set to nil,
    // and then the compiler copies the whole node when it is made, retaining every part of it.
    /// The alias.
    public var alias: Optional<Name>
    /// The field's name.
    public var name: Name
    /// Its arguments.
    public var arguments: [Argument]
    /// Its directives.
    public var directives: [Directive]
    /// What is selected below; nil for a leaf.
    public var selectionSet: Optional<SelectionSet>

    /// A field of these parts.
    public init(
        alias: Name?, name: Name, arguments: [Argument], directives: [Directive], selectionSet: SelectionSet?
    ) {
        self.alias = alias
        self.name = name
        self.arguments = arguments
        self.directives = directives
        self.selectionSet = selectionSet
    }

    /// The key of its value in the response: the alias, else the name.
    public var responseName: String { alias?.value ?? name.value }
    /// Where it starts: at the alias, else at the name.
    public var location: SourceLocation { alias?.location ?? name.location }
}

/// `...Name @directives` (specification section "Fragments").
public struct FragmentSpread: Hashable, Sendable {
    /// The fragment's name.
    public var name: Name
    /// Its directives.
    public var directives: [Directive]
    /// Where its dots stand.
    public var location: SourceLocation

    /// A spread of these parts.
    public init(name: Name, directives: [Directive], location: SourceLocation) {
        self.name = name
        self.directives = directives
        self.location = location
    }
}

/// `... on Type @directives { … }` (specification section "Inline Fragments").
public struct InlineFragment: Hashable, Sendable {
    /// The type it applies to; nil means the enclosing one.
    public var typeCondition: NamedType?
    /// Its directives.
    public var directives: [Directive]
    /// What it selects.
    public var selectionSet: SelectionSet
    /// Where its dots stand.
    public var location: SourceLocation

    /// An inline fragment of these parts.
    public init(
        typeCondition: NamedType?, directives: [Directive], selectionSet: SelectionSet, location: SourceLocation
    ) {
        self.typeCondition = typeCondition
        self.directives = directives
        self.selectionSet = selectionSet
        self.location = location
    }
}

/// `name: value` of a field or directive (specification section "Arguments").
public struct Argument: Hashable, Sendable {
    /// Its name; the argument's place is the name's.
    public var name: Name
    /// Its value.
    public var value: Value

    /// An argument of these parts.
    public init(name: Name, value: Value) {
        self.name = name
        self.value = value
    }
}

/// `@name(arguments)` (specification section "Directives").
public struct Directive: Hashable, Sendable {
    /// The name without `@`; its location is that of the name.
    public var name: Name
    /// Its arguments.
    public var arguments: [Argument]
    /// Where its `@` stands.
    public var location: SourceLocation

    /// A directive of these parts.
    public init(name: Name, arguments: [Argument], location: SourceLocation) {
        self.name = name
        self.arguments = arguments
        self.location = location
    }
}
