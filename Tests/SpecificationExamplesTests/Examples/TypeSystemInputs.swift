extension SpecificationExamples {
    /// Sections 3.9 "Enums" to 3.13 "Directives".
    static let typeSystemInputs: [Example] = [
        Example(
            "3.9", "Enums", .typeSystem(with: Schemas.anyQuery),
            """
            enum Direction {
              NORTH
              EAST
              SOUTH
              WEST
            }
            """),
        Example(
            "3.10", "Input Objects", .typeSystem(with: Schemas.anyQuery),
            """
            input Point2D {
              x: Float
              y: Float
            }
            """),
        Example(
            "3.10", "Input Objects", .typeSystem(with: Schemas.anyQuery),
            """
            input Example {
              self: Example
              value: String
            }
            """),
        Example(
            "3.10", "Input Objects", .typeSystem(with: Schemas.anyQuery),
            """
            input Example {
              self: [Example!]!
              value: String
            }
            """),
        Example(
            "3.10", "Input Objects", .invalidTypeSystem(with: Schemas.anyQuery),
            """
            input Example {
              self: Example!
              value: String
            }
            """),
        Example(
            "3.10", "Input Objects", .invalidTypeSystem(with: Schemas.anyQuery),
            """
            input First {
              second: Second!
              value: String
            }

            input Second {
              first: First!
              value: String
            }
            """),
        Example(
            "3.10", "Input Objects", .typeSystem(with: Schemas.anyQuery),
            """
            input ExampleInputObject {
              a: String
              b: Int!
            }
            """),
        Example(
            "3.10.1", "OneOf Input Objects", .typeSystem(with: Schemas.organization),
            """
            input UserUniqueCondition @oneOf {
              id: ID
              username: String
              organizationAndEmail: OrganizationAndEmailInput
            }
            """),
        Example(
            "3.10.1", "OneOf Input Objects", .typeSystem(with: Schemas.anyQuery),
            """
            input ExampleOneOfInputObject @oneOf {
              a: String
              b: Int
            }
            """),
        Example(
            "3.12", "Non-Null", .invalid(Schemas.nonNullArgument, ["ProvidedRequiredArguments"]),
            """
            {
              fieldWithNonNullArg
            }
            """),
        Example(
            "3.12", "Non-Null", .invalid(Schemas.nonNullArgument, ["ValuesOfCorrectType"]),
            """
            {
              fieldWithNonNullArg(nonNullArg: null)
            }
            """),
        // An example of what is not allowed.
        Example(
            "3.12", "Non-Null", .invalid(Schemas.nonNullArgument, ["VariablesInAllowedPosition"]),
            """
            query withNullableVariable($var: String) {
              fieldWithNonNullArg(nonNullArg: $var)
            }
            """),
        Example(
            "3.13", "Directives", .validFragments(Schemas.someType),
            """
            directive @example on FIELD

            fragment SomeFragment on SomeType {
              field @example
            }
            """),
        Example(
            "3.13", "Directives", .typeSystem(with: Schemas.anyQuery),
            """
            directive @example on
              | FIELD
              | FRAGMENT_SPREAD
              | INLINE_FRAGMENT
            """),
        Example(
            "3.13", "Directives", .typeSystem(with: Schemas.anyQuery),
            """
            directive @example on FIELD_DEFINITION | ARGUMENT_DEFINITION

            type SomeType {
              field(arg: Int @example): String @example
            }
            """),
        Example(
            "3.13", "Directives", .typeSystem(with: Schemas.anyQuery),
            """
            directive @delegateField(name: String!) repeatable on OBJECT | INTERFACE

            type Book @delegateField(name: "pageCount") @delegateField(name: "author") {
              id: ID!
            }

            extend type Book @delegateField(name: "index")
            """),
        Example(
            "3.13", "Directives", .invalidTypeSystem(with: Schemas.anyQuery),
            """
            directive @invalidExample(arg: String @invalidExample) on ARGUMENT_DEFINITION
            """),
        Example(
            "3.13.1", "@skip", .builtIn,
            """
            directive @skip(if: Boolean!) on FIELD | FRAGMENT_SPREAD | INLINE_FRAGMENT
            """),
        Example(
            "3.13.1", "@skip", .valid(Schemas.root("experimentalField: String")),
            """
            query myQuery($someTest: Boolean!) {
              experimentalField @skip(if: $someTest)
            }
            """),
        Example(
            "3.13.2", "@include", .builtIn,
            """
            directive @include(if: Boolean!) on FIELD | FRAGMENT_SPREAD | INLINE_FRAGMENT
            """),
        Example(
            "3.13.2", "@include", .valid(Schemas.root("experimentalField: String")),
            """
            query myQuery($someTest: Boolean!) {
              experimentalField @include(if: $someTest)
            }
            """),
        Example(
            "3.13.3", "@deprecated", .builtIn,
            """
            directive @deprecated(
              reason: String! = "No longer supported"
            ) on FIELD_DEFINITION | ARGUMENT_DEFINITION | INPUT_FIELD_DEFINITION | ENUM_VALUE
            """),
        Example(
            "3.13.3", "@deprecated", .typeSystem(with: Schemas.anyQuery),
            """
            type ExampleType {
              newField: String
              oldField: String @deprecated(reason: "Use `newField`.")

              anotherField(
                newArg: String
                oldArg: String @deprecated(reason: "Use `newArg`.")
              ): String
            }
            """),
        Example(
            "3.13.3", "@deprecated", .invalidTypeSystem(with: Schemas.anyQuery),
            """
            type ExampleType {
              invalidField(
                newArg: String
                oldArg: String! @deprecated(reason: "Use `newArg`.")
              ): String
            }
            """),
        Example(
            "3.13.4", "@specifiedBy", .builtIn,
            """
            directive @specifiedBy(url: String!) on SCALAR
            """),
        Example(
            "3.13.4", "@specifiedBy", .typeSystem(with: Schemas.anyQuery),
            """
            scalar UUID @specifiedBy(url: "https://tools.ietf.org/html/rfc4122")
            """),
        Example(
            "3.13.5", "@oneOf", .builtIn,
            """
            directive @oneOf on INPUT_OBJECT
            """),
        Example(
            "3.13.5", "@oneOf", .typeSystem(with: Schemas.organization),
            """
            input UserUniqueCondition @oneOf {
              id: ID
              username: String
              organizationAndEmail: OrganizationAndEmailInput
            }
            """),
    ]
}
