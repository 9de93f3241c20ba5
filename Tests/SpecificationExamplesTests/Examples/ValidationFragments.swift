extension SpecificationExamples {
    /// Section 5.5 "Fragments".
    static let validationFragments: [Example] = [
        Example(
            "5.5.1.1", "Fragment Name Uniqueness", .valid(Schemas.pets),
            """
            {
              dog {
                ...fragmentOne
                ...fragmentTwo
              }
            }

            fragment fragmentOne on Dog {
              name
            }

            fragment fragmentTwo on Dog {
              owner {
                name
              }
            }
            """),
        Example(
            "5.5.1.1", "Fragment Name Uniqueness", .invalid(Schemas.pets, ["UniqueFragmentNames"]),
            """
            {
              dog {
                ...fragmentOne
              }
            }

            fragment fragmentOne on Dog {
              name
            }

            fragment fragmentOne on Dog {
              owner {
                name
              }
            }
            """),
        Example(
            "5.5.1.2", "Fragment Spread Type Existence", .validFragments(Schemas.pets),
            """
            fragment correctType on Dog {
              name
            }

            fragment inlineFragment on Dog {
              ... on Dog {
                name
              }
            }

            fragment inlineFragment2 on Dog {
              ... @include(if: true) {
                name
              }
            }
            """),
        Example(
            "5.5.1.2", "Fragment Spread Type Existence", .invalidFragments(Schemas.pets, ["KnownTypeNames"]),
            """
            fragment notOnExistingType on NotInSchema {
              name
            }

            fragment inlineNotExistingType on Dog {
              ... on NotInSchema {
                name
              }
            }
            """),
        Example(
            "5.5.1.3", "Fragments on Object, Interface or Union Types", .validFragments(Schemas.pets),
            """
            fragment fragOnObject on Dog {
              name
            }

            fragment fragOnInterface on Pet {
              name
            }

            fragment fragOnUnion on CatOrDog {
              ... on Dog {
                name
              }
            }
            """),
        Example(
            "5.5.1.3", "Fragments on Object, Interface or Union Types",
            .invalidFragments(Schemas.pets, ["FragmentsOnCompositeTypes"]),
            """
            fragment fragOnScalar on Int {
              something
            }

            fragment inlineFragOnScalar on Dog {
              ... on Boolean {
                somethingElse
              }
            }
            """),
        Example(
            "5.5.1.4", "Fragments Must Be Used", .invalid(Schemas.pets, ["NoUnusedFragments"]),
            """
            fragment nameFragment on Dog { # unused
              name
            }

            {
              dog {
                name
              }
            }
            """),
        Example(
            "5.5.2.1", "Fragment Spread Target Defined", .invalid(Schemas.pets, ["KnownFragmentNames"]),
            """
            {
              dog {
                ...undefinedFragment
              }
            }
            """),
        Example(
            "5.5.2.2", "Fragment Spreads Must Not Form Cycles", .invalid(Schemas.pets, ["NoFragmentCycles"]),
            """
            {
              dog {
                ...nameFragment
              }
            }

            fragment nameFragment on Dog {
              name
              ...barkVolumeFragment
            }

            fragment barkVolumeFragment on Dog {
              barkVolume
              ...nameFragment
            }
            """),
        Example(
            "5.5.2.2", "Fragment Spreads Must Not Form Cycles", .valid(Schemas.pets),
            """
            {
              dog {
                name
                barkVolume
                name
                barkVolume
                name
                barkVolume
                name
                # forever...
              }
            }
            """),
        Example(
            "5.5.2.2", "Fragment Spreads Must Not Form Cycles", .invalid(Schemas.pets, ["NoFragmentCycles"]),
            """
            {
              dog {
                ...dogFragment
              }
            }

            fragment dogFragment on Dog {
              name
              owner {
                ...ownerFragment
              }
            }

            fragment ownerFragment on Human {
              name
              pets {
                ...dogFragment
              }
            }
            """),
        Example(
            "5.5.2.3.1", "Object Spreads in Object Scope", .validFragments(Schemas.pets),
            """
            fragment dogFragment on Dog {
              ... on Dog {
                barkVolume
              }
            }
            """),
        Example(
            "5.5.2.3.1", "Object Spreads in Object Scope", .invalidFragments(Schemas.pets, ["PossibleFragmentSpreads"]),
            """
            fragment catInDogFragmentInvalid on Dog {
              ... on Cat {
                meowVolume
              }
            }
            """),
        Example(
            "5.5.2.3.2", "Abstract Spreads in Object Scope", .validFragments(Schemas.pets),
            """
            fragment petNameFragment on Pet {
              name
            }

            fragment interfaceWithinObjectFragment on Dog {
              ...petNameFragment
            }
            """),
        Example(
            "5.5.2.3.2", "Abstract Spreads in Object Scope", .validFragments(Schemas.pets),
            """
            fragment catOrDogNameFragment on CatOrDog {
              ... on Cat {
                meowVolume
              }
            }

            fragment unionWithObjectFragment on Dog {
              ...catOrDogNameFragment
            }
            """),
        Example(
            "5.5.2.3.3", "Object Spreads in Abstract Scope", .validFragments(Schemas.pets),
            """
            fragment petFragment on Pet {
              name
              ... on Dog {
                barkVolume
              }
            }

            fragment catOrDogFragment on CatOrDog {
              ... on Cat {
                meowVolume
              }
            }
            """),
        Example(
            "5.5.2.3.3", "Object Spreads in Abstract Scope",
            .invalidFragments(Schemas.pets, ["PossibleFragmentSpreads"]),
            """
            fragment sentientFragment on Sentient {
              ... on Dog {
                barkVolume
              }
            }

            fragment humanOrAlienFragment on HumanOrAlien {
              ... on Cat {
                meowVolume
              }
            }
            """),
        Example(
            "5.5.2.3.4", "Abstract Spreads in Abstract Scope", .validFragments(Schemas.pets),
            """
            fragment unionWithInterface on Pet {
              ...dogOrHumanFragment
            }

            fragment dogOrHumanFragment on DogOrHuman {
              ... on Dog {
                barkVolume
              }
            }
            """),
        Example(
            "5.5.2.3.4", "Abstract Spreads in Abstract Scope",
            .invalidFragments(Schemas.pets, ["PossibleFragmentSpreads"]),
            """
            fragment nonIntersectingInterfaces on Pet {
              ...sentientFragment
            }

            fragment sentientFragment on Sentient {
              name
            }
            """),
        Example(
            "5.5.2.3.4", "Abstract Spreads in Abstract Scope", .validFragments(Schemas.anyResource),
            """
            interface Node {
              id: ID!
            }

            interface Resource implements Node {
              id: ID!
              url: String
            }

            fragment interfaceWithInterface on Node {
              ...resourceFragment
            }

            fragment resourceFragment on Resource {
              url
            }
            """),
    ]
}
