extension SpecificationExamples {
    /// Sections 5.1 "Documents" and 5.2 "Operations".
    static let validationOperations: [Example] = [
        Example(
            "5.1.1", "Executable Definitions",
            .invalid(Schemas.pets, ["ExecutableDefinitions", "FieldsOnCorrectType"]),
            """
            query getDogName {
              dog {
                name
                color
              }
            }

            extend type Dog {
              color: String
            }
            """),
        Example(
            "5.2.1.1", "Operation Type Existence", .typeSystem(),
            """
            type Query {
              hello: String
            }
            """),
        Example(
            "5.2.1.1", "Operation Type Existence", .valid(Schemas.hello),
            """
            query helloQuery {
              hello
            }
            """),
        Example(
            "5.2.1.1", "Operation Type Existence", .invalid(Schemas.hello, ["KnownOperationTypes"]),
            """
            mutation goodbyeMutation {
              goodbye
            }
            """),
        Example(
            "5.2.2.1", "Operation Name Uniqueness", .valid(Schemas.pets),
            """
            query getDogName {
              dog {
                name
              }
            }

            query getOwnerName {
              dog {
                owner {
                  name
                }
              }
            }
            """),
        Example(
            "5.2.2.1", "Operation Name Uniqueness", .invalid(Schemas.pets, ["UniqueOperationNames"]),
            """
            query getName {
              dog {
                name
              }
            }

            query getName {
              dog {
                owner {
                  name
                }
              }
            }
            """),
        Example(
            "5.2.2.1", "Operation Name Uniqueness", .invalid(Schemas.pets, ["UniqueOperationNames"]),
            """
            query dogOperation {
              dog {
                name
              }
            }

            mutation dogOperation {
              mutateDog {
                id
              }
            }
            """),
        Example(
            "5.2.3.1", "Lone Anonymous Operation", .valid(Schemas.pets),
            """
            {
              dog {
                name
              }
            }
            """),
        Example(
            "5.2.3.1", "Lone Anonymous Operation", .invalid(Schemas.pets, ["LoneAnonymousOperation"]),
            """
            {
              dog {
                name
              }
            }

            query getName {
              dog {
                owner {
                  name
                }
              }
            }
            """),
        Example(
            "5.2.4.1", "Single Root Field", .valid(Schemas.pets),
            """
            subscription sub {
              newMessage {
                body
                sender
              }
            }
            """),
        Example(
            "5.2.4.1", "Single Root Field", .valid(Schemas.pets),
            """
            subscription sub {
              ...newMessageFields
            }

            fragment newMessageFields on Subscription {
              newMessage {
                body
                sender
              }
            }
            """),
        Example(
            "5.2.4.1", "Single Root Field", .invalid(Schemas.pets, ["SingleFieldSubscriptions"]),
            """
            subscription sub {
              newMessage {
                body
                sender
              }
              disallowedSecondRootField
            }
            """),
        Example(
            "5.2.4.1", "Single Root Field", .invalid(Schemas.pets, ["SingleFieldSubscriptions"]),
            """
            subscription sub {
              ...multipleSubscriptions
            }

            fragment multipleSubscriptions on Subscription {
              newMessage {
                body
                sender
              }
              disallowedSecondRootField
            }
            """),
        Example(
            "5.2.4.1", "Single Root Field", .invalid(Schemas.pets, ["SingleFieldSubscriptions"]),
            """
            subscription requiredRuntimeValidation($bool: Boolean!) {
              newMessage @include(if: $bool) {
                body
                sender
              }
              disallowedSecondRootField @skip(if: $bool)
            }
            """),
        Example(
            "5.2.4.1", "Single Root Field", .invalid(Schemas.pets, ["SingleFieldSubscriptions"]),
            """
            subscription sub {
              __typename
            }
            """),
    ]
}
