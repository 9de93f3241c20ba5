extension SpecificationExamples {
    /// Section 5.3 "Fields".
    static let validationFields: [Example] = [
        Example(
            "5.3.1", "Field Selections", .invalidFragments(Schemas.pets, ["FieldsOnCorrectType"]),
            """
            fragment fieldNotDefined on Dog {
              meowVolume
            }

            fragment aliasedLyingFieldTargetNotDefined on Dog {
              barkVolume: kawVolume
            }
            """),
        Example(
            "5.3.1", "Field Selections", .validFragments(Schemas.pets),
            """
            fragment interfaceFieldSelection on Pet {
              name
            }
            """),
        Example(
            "5.3.1", "Field Selections", .invalidFragments(Schemas.pets, ["FieldsOnCorrectType"]),
            """
            fragment definedOnImplementersButNotInterface on Pet {
              nickname
            }
            """),
        Example(
            "5.3.1", "Field Selections", .validFragments(Schemas.pets),
            """
            fragment inDirectFieldSelectionOnUnion on CatOrDog {
              __typename
              ... on Pet {
                name
              }
              ... on Dog {
                barkVolume
              }
            }
            """),
        Example(
            "5.3.1", "Field Selections", .invalidFragments(Schemas.pets, ["FieldsOnCorrectType"]),
            """
            fragment directFieldSelectionOnUnion on CatOrDog {
              name
              barkVolume
            }
            """),
        Example(
            "5.3.2", "Field Selection Merging", .validFragments(Schemas.pets),
            """
            fragment mergeIdenticalFields on Dog {
              name
              name
            }

            fragment mergeIdenticalAliasesAndFields on Dog {
              otherName: name
              otherName: name
            }
            """),
        Example(
            "5.3.2", "Field Selection Merging", .invalidFragments(Schemas.pets, ["OverlappingFieldsCanBeMerged"]),
            """
            fragment conflictingBecauseAlias on Dog {
              name: nickname
              name
            }
            """),
        Example(
            "5.3.2", "Field Selection Merging", .validFragments(Schemas.pets),
            """
            fragment mergeIdenticalFieldsWithIdenticalArgs on Dog {
              doesKnowCommand(dogCommand: SIT)
              doesKnowCommand(dogCommand: SIT)
            }

            fragment mergeIdenticalFieldsWithIdenticalValues on Dog {
              doesKnowCommand(dogCommand: $dogCommand)
              doesKnowCommand(dogCommand: $dogCommand)
            }
            """),
        Example(
            "5.3.2", "Field Selection Merging",
            .invalidFragments(Schemas.pets, ["OverlappingFieldsCanBeMerged", "ProvidedRequiredArguments"]),
            """
            fragment conflictingArgsOnValues on Dog {
              doesKnowCommand(dogCommand: SIT)
              doesKnowCommand(dogCommand: HEEL)
            }

            fragment conflictingArgsValueAndVar on Dog {
              doesKnowCommand(dogCommand: SIT)
              doesKnowCommand(dogCommand: $dogCommand)
            }

            fragment conflictingArgsWithVars on Dog {
              doesKnowCommand(dogCommand: $varOne)
              doesKnowCommand(dogCommand: $varTwo)
            }

            fragment differingArgs on Dog {
              doesKnowCommand(dogCommand: SIT)
              doesKnowCommand
            }
            """),
        Example(
            "5.3.2", "Field Selection Merging", .validFragments(Schemas.pets),
            """
            fragment safeDifferingFields on Pet {
              ... on Dog {
                volume: barkVolume
              }
              ... on Cat {
                volume: meowVolume
              }
            }

            fragment safeDifferingArgs on Pet {
              ... on Dog {
                doesKnowCommand(dogCommand: SIT)
              }
              ... on Cat {
                doesKnowCommand(catCommand: JUMP)
              }
            }
            """),
        Example(
            "5.3.2", "Field Selection Merging", .invalidFragments(Schemas.pets, ["OverlappingFieldsCanBeMerged"]),
            """
            fragment conflictingDifferingResponses on Pet {
              ... on Dog {
                someValue: nickname
              }
              ... on Cat {
                someValue: meowVolume
              }
            }
            """),
        Example(
            "5.3.3", "Leaf Field Selections", .validFragments(Schemas.pets),
            """
            fragment scalarSelection on Dog {
              barkVolume
            }
            """),
        Example(
            "5.3.3", "Leaf Field Selections", .invalidFragments(Schemas.pets, ["ScalarLeafs"]),
            """
            fragment scalarSelectionsNotAllowedOnInt on Dog {
              barkVolume {
                sinceWhen
              }
            }
            """),
        Example(
            "5.3.3", "Leaf Field Selections", .typeSystem(with: Schemas.chapter5),
            """
            extend type Query {
              human: Human
              pet: Pet
              catOrDog: CatOrDog
            }
            """),
        Example(
            "5.3.3", "Leaf Field Selections", .invalid(Schemas.pets, ["ScalarLeafs"]),
            """
            query directQueryOnObjectWithoutSubFields {
              human
            }

            query directQueryOnInterfaceWithoutSubFields {
              pet
            }

            query directQueryOnUnionWithoutSubFields {
              catOrDog
            }
            """),
        Example(
            "5.3.3", "Leaf Field Selections", .valid(Schemas.pets),
            """
            query directQueryOnObjectWithSubFields {
              human {
                name
              }
            }
            """),
    ]
}
