extension SpecificationExamples {
    /// Section 4 "Introspection" and appendix D "Type System Definitions".
    static let introspection: [Example] = [
        Example(
            "D", "D. Appendix: Type System Definitions", .builtIn,
            """
            scalar String

            scalar Int

            scalar Float

            scalar Boolean

            scalar ID

            directive @include(if: Boolean!) on FIELD | FRAGMENT_SPREAD | INLINE_FRAGMENT

            directive @skip(if: Boolean!) on FIELD | FRAGMENT_SPREAD | INLINE_FRAGMENT

            directive @deprecated(
              reason: String! = "No longer supported"
            ) on FIELD_DEFINITION | ARGUMENT_DEFINITION | INPUT_FIELD_DEFINITION | ENUM_VALUE

            directive @specifiedBy(url: String!) on SCALAR

            directive @oneOf on INPUT_OBJECT

            type __Schema {
              description: String
              types: [__Type!]!
              queryType: __Type!
              mutationType: __Type
              subscriptionType: __Type
              directives: [__Directive!]!
            }

            type __Type {
              kind: __TypeKind!
              name: String
              description: String
              specifiedByURL: String
              fields(includeDeprecated: Boolean! = false): [__Field!]
              interfaces: [__Type!]
              possibleTypes: [__Type!]
              enumValues(includeDeprecated: Boolean! = false): [__EnumValue!]
              inputFields(includeDeprecated: Boolean! = false): [__InputValue!]
              ofType: __Type
              isOneOf: Boolean
            }

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

            type __Field {
              name: String!
              description: String
              args(includeDeprecated: Boolean! = false): [__InputValue!]!
              type: __Type!
              isDeprecated: Boolean!
              deprecationReason: String
            }

            type __InputValue {
              name: String!
              description: String
              type: __Type!
              defaultValue: String
              isDeprecated: Boolean!
              deprecationReason: String
            }

            type __EnumValue {
              name: String!
              description: String
              isDeprecated: Boolean!
              deprecationReason: String
            }

            type __Directive {
              name: String!
              description: String
              isRepeatable: Boolean!
              locations: [__DirectiveLocation!]!
              args(includeDeprecated: Boolean! = false): [__InputValue!]!
            }

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
            """),
        Example(
            "4", "Introspection", .typeSystem(with: Schemas.dateAndQuery),
            """
            type User {
              id: String
              name: String
              birthday: Date
            }
            """),
        Example(
            "4", "Introspection", .valid(Schemas.user),
            answer: """
                {
                  "__type": {
                    "name": "User",
                    "fields": [
                      {
                        "name": "id",
                        "type": { "name": "String" }
                      },
                      {
                        "name": "name",
                        "type": { "name": "String" }
                      },
                      {
                        "name": "birthday",
                        "type": { "name": "Date" }
                      }
                    ]
                  }
                }
                """,
            """
            {
              __type(name: "User") {
                name
                fields {
                  name
                  type {
                    name
                  }
                }
              }
            }
            """),
        Example(
            "4.2", "Schema Introspection", .metaFields,
            """
            __schema: __Schema!
            __type(name: String!): __Type
            """),
        Example(
            "4.2", "Schema Introspection", .builtIn,
            """
            type __Schema {
              description: String
              types: [__Type!]!
              queryType: __Type!
              mutationType: __Type
              subscriptionType: __Type
              directives: [__Directive!]!
            }

            type __Type {
              kind: __TypeKind!
              name: String
              description: String
              # may be non-null for custom SCALAR, otherwise null.
              specifiedByURL: String
              # must be non-null for OBJECT and INTERFACE, otherwise null.
              fields(includeDeprecated: Boolean! = false): [__Field!]
              # must be non-null for OBJECT and INTERFACE, otherwise null.
              interfaces: [__Type!]
              # must be non-null for INTERFACE and UNION, otherwise null.
              possibleTypes: [__Type!]
              # must be non-null for ENUM, otherwise null.
              enumValues(includeDeprecated: Boolean! = false): [__EnumValue!]
              # must be non-null for INPUT_OBJECT, otherwise null.
              inputFields(includeDeprecated: Boolean! = false): [__InputValue!]
              # must be non-null for NON_NULL and LIST, otherwise null.
              ofType: __Type
              # must be non-null for INPUT_OBJECT, otherwise null.
              isOneOf: Boolean
            }

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

            type __Field {
              name: String!
              description: String
              args(includeDeprecated: Boolean! = false): [__InputValue!]!
              type: __Type!
              isDeprecated: Boolean!
              deprecationReason: String
            }

            type __InputValue {
              name: String!
              description: String
              type: __Type!
              defaultValue: String
              isDeprecated: Boolean!
              deprecationReason: String
            }

            type __EnumValue {
              name: String!
              description: String
              isDeprecated: Boolean!
              deprecationReason: String
            }

            type __Directive {
              name: String!
              description: String
              isRepeatable: Boolean!
              locations: [__DirectiveLocation!]!
              args(includeDeprecated: Boolean! = false): [__InputValue!]!
            }

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
            """),
        Example(
            "4.2.2", "The __Type Type", .typeSystem(with: Schemas.anyQuery),
            """
            input Point {
              x: Int
              y: Int
            }
            """),
    ]
}
