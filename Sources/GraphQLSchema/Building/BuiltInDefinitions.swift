internal import GraphQLLanguage

/// What every schema holds without defining it, in the words of the specification's appendix "Type System Definitions".
enum BuiltInDefinitions {
    /// The introspection types (section "Schema Introspection") and directives (section "Directives").
    ///
    /// - Throws: Never, as tests prove; an error is passed on rather than trapped on.
    static func source() throws(SchemaErrors) -> TypeSystemSource {
        do { return try parsed.get() } catch { throw SchemaErrors([error]) }
    }

    /// Whether a name is that of a built-in scalar or introspection type.
    static func isTypeName(_ name: String) -> Bool {
        BuiltInScalar(rawValue: name) != nil || introspectionTypeNames.contains(name)
    }

    /// Whether a name is that of an introspection type.
    static func isIntrospectionTypeName(_ name: String) -> Bool { introspectionTypeNames.contains(name) }

    /// Whether a name is that of a built-in directive.
    static func isDirectiveName(_ name: String) -> Bool { directiveNames.contains(name) }

    private static let introspectionTypeNames: Set = [
        "__Schema", "__Type", "__TypeKind", "__Field", "__InputValue", "__EnumValue", "__Directive",
        "__DirectiveLocation",
    ]

    private static let directiveNames: Set = ["skip", "include", "deprecated", "specifiedBy", "oneOf"]

    /// The reason of a `@deprecated` without one.
    static let defaultDeprecationReason = "No longer supported"

    private static let parsed = Result { () throws(GraphQLError) in TypeSystemSource([try Document(parsing: text)]) }

    private static let text = #"""
        "Leaves the field or fragment out if the argument is true."
        directive @skip(
          "Whether to leave it out."
          if: Boolean!
        ) on FIELD | FRAGMENT_SPREAD | INLINE_FRAGMENT

        "Leaves the field or fragment out unless the argument is true."
        directive @include(
          "Whether to keep it."
          if: Boolean!
        ) on FIELD | FRAGMENT_SPREAD | INLINE_FRAGMENT

        "Marks what should no longer be used."
        directive @deprecated(
          "Why, and what to use instead; formatted as CommonMark."
          reason: String! = "No longer supported"
        ) on FIELD_DEFINITION | ARGUMENT_DEFINITION | INPUT_FIELD_DEFINITION | ENUM_VALUE

        "Refers to the specification of a custom scalar's behavior."
        directive @specifiedBy(
          "Where the specification stands."
          url: String!
        ) on SCALAR

        "Marks an input object of which exactly one field must be given, and not null."
        directive @oneOf on INPUT_OBJECT

        "What a service can do: its types, directives and the entry points of its operations."
        type __Schema {
          description: String
          "All types, those of introspection included."
          types: [__Type!]!
          "Where queries start."
          queryType: __Type!
          "Where mutations start, if there are any."
          mutationType: __Type
          "Where subscriptions start, if there are any."
          subscriptionType: __Type
          "All directives."
          directives: [__Directive!]!
        }

        "A type; `kind` says which of its fields apply, the others are null."
        type __Type {
          kind: __TypeKind!
          "Null for LIST and NON_NULL."
          name: String
          description: String
          "For custom SCALARs: where their specification stands."
          specifiedByURL: String
          "For OBJECT and INTERFACE."
          fields(includeDeprecated: Boolean! = false): [__Field!]
          "For OBJECT and INTERFACE: the interfaces they implement."
          interfaces: [__Type!]
          "For INTERFACE and UNION: the objects that can stand for them."
          possibleTypes: [__Type!]
          "For ENUM."
          enumValues(includeDeprecated: Boolean! = false): [__EnumValue!]
          "For INPUT_OBJECT."
          inputFields(includeDeprecated: Boolean! = false): [__InputValue!]
          "For LIST and NON_NULL: the type they wrap."
          ofType: __Type
          "For INPUT_OBJECT: whether exactly one field must be given."
          isOneOf: Boolean
        }

        "The kinds of types."
        enum __TypeKind {
          SCALAR
          OBJECT
          INTERFACE
          UNION
          ENUM
          INPUT_OBJECT
          LIST
          NON_NULL
        }

        "A field of an object or interface type."
        type __Field {
          name: String!
          description: String
          args(includeDeprecated: Boolean! = false): [__InputValue!]!
          type: __Type!
          isDeprecated: Boolean!
          deprecationReason: String
        }

        "An argument of a field or directive, or a field of an input object."
        type __InputValue {
          name: String!
          description: String
          type: __Type!
          "The default value as a GraphQL literal."
          defaultValue: String
          isDeprecated: Boolean!
          deprecationReason: String
        }

        "A value of an enum type."
        type __EnumValue {
          name: String!
          description: String
          isDeprecated: Boolean!
          deprecationReason: String
        }

        "A directive."
        type __Directive {
          name: String!
          description: String
          "Whether it may stand more than once at one place."
          isRepeatable: Boolean!
          locations: [__DirectiveLocation!]!
          args(includeDeprecated: Boolean! = false): [__InputValue!]!
        }

        "Where a directive may stand."
        enum __DirectiveLocation {
          QUERY
          MUTATION
          SUBSCRIPTION
          FIELD
          FRAGMENT_DEFINITION
          FRAGMENT_SPREAD
          INLINE_FRAGMENT
          VARIABLE_DEFINITION
          SCHEMA
          SCALAR
          OBJECT
          FIELD_DEFINITION
          ARGUMENT_DEFINITION
          INTERFACE
          UNION
          ENUM
          ENUM_VALUE
          INPUT_OBJECT
          INPUT_FIELD_DEFINITION
        }
        """#
}
