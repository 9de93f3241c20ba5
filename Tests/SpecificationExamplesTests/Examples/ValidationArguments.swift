extension SpecificationExamples {
    /// Section 5.4 "Arguments".
    static let validationArguments: [Example] = [
        Example(
            "5.4.1", "Argument Names", .validFragments(Schemas.pets),
            """
            fragment argOnRequiredArg on Dog {
              doesKnowCommand(dogCommand: SIT)
            }

            fragment argOnOptional on Dog {
              isHouseTrained(atOtherHomes: true) @include(if: true)
            }
            """),
        Example(
            "5.4.1", "Argument Names",
            .invalidFragments(Schemas.pets, ["KnownArgumentNames", "ProvidedRequiredArguments"]),
            """
            fragment invalidArgName on Dog {
              doesKnowCommand(command: CLEAN_UP_HOUSE)
            }
            """),
        Example(
            "5.4.1", "Argument Names",
            .invalidFragments(Schemas.pets, ["KnownArgumentNames", "ProvidedRequiredArguments"]),
            """
            fragment invalidArgName on Dog {
              isHouseTrained(atOtherHomes: true) @include(unless: false)
            }
            """),
        Example(
            "5.4.1", "Argument Names", .typeSystem(with: Schemas.chapter5),
            """
            type Arguments {
              multipleRequirements(x: Int!, y: Int!): Int!
              booleanArgField(booleanArg: Boolean): Boolean
              floatArgField(floatArg: Float): Float
              intArgField(intArg: Int): Int
              nonNullBooleanArgField(nonNullBooleanArg: Boolean!): Boolean!
              booleanListArgField(booleanListArg: [Boolean]!): [Boolean]
              optionalNonNullBooleanArgField(optionalBooleanArg: Boolean! = false): Boolean!
            }

            extend type Query {
              arguments: Arguments
            }
            """),
        Example(
            "5.4.1", "Argument Names", .validFragments(Schemas.pets),
            """
            fragment multipleArgs on Arguments {
              multipleRequirements(x: 1, y: 2)
            }

            fragment multipleArgsReverseOrder on Arguments {
              multipleRequirements(y: 2, x: 1)
            }
            """),
        Example(
            "5.4.3", "Required Arguments", .validFragments(Schemas.pets),
            """
            fragment goodBooleanArg on Arguments {
              booleanArgField(booleanArg: true)
            }

            fragment goodNonNullArg on Arguments {
              nonNullBooleanArgField(nonNullBooleanArg: true)
            }
            """),
        Example(
            "5.4.3", "Required Arguments", .validFragments(Schemas.pets),
            """
            fragment goodBooleanArgDefault on Arguments {
              booleanArgField
            }
            """),
        Example(
            "5.4.3", "Required Arguments", .invalidFragments(Schemas.pets, ["ProvidedRequiredArguments"]),
            """
            fragment missingRequiredArg on Arguments {
              nonNullBooleanArgField
            }
            """),
        Example(
            "5.4.3", "Required Arguments", .invalidFragments(Schemas.pets, ["ValuesOfCorrectType"]),
            """
            fragment missingRequiredArg on Arguments {
              nonNullBooleanArgField(nonNullBooleanArg: null)
            }
            """),
    ]
}
