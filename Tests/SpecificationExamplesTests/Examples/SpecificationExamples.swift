// NOTICE: The documents, type systems and responses in this folder are the examples and counter-examples of the GraphQL
// Specification, September 2025 edition (https://spec.graphql.org/September2025/), word for word and in their order.
// The specification is made available by the Joint Development Foundation Projects, LLC, GraphQL Series, under the Open
// Web Foundation Final Specification Agreement (OWFa 1.0): https://www.openwebfoundation.org/ (Agreements, OWFa 1.0).
// Copyright (c) 2015-2018, Facebook, Inc. Copyright (c) 2019-present, GraphQL contributors.
// What each example is claimed to show, and the tests, are this project's own.

/// The examples of the specification, in its order.
enum SpecificationExamples {
    static let all: [[Example]] = [
        overviewAndLanguage,
        languageValues,
        typeSystemSchema,
        typeSystemObjects,
        typeSystemAbstractTypes,
        typeSystemInputs,
        introspection,
        [chapter5TypeSystem],
        validationOperations,
        validationFields,
        validationArguments,
        validationFragments,
        validationValuesAndDirectives,
        validationVariables,
        executionAndResponse,
    ]

    /// Section 5: the type system that its examples are about.
    static let chapter5TypeSystem = Example(
        "5", "Validation", .typeSystem(),
        """
        type Query {
          dog: Dog
          findDog(searchBy: FindDogInput): Dog
        }

        type Mutation {
          addPet(pet: PetInput!): Pet
          addPets(pets: [PetInput!]!): [Pet]
        }

        enum DogCommand {
          SIT
          DOWN
          HEEL
        }

        type Dog implements Pet {
          name: String!
          nickname: String
          barkVolume: Int
          doesKnowCommand(dogCommand: DogCommand!): Boolean!
          isHouseTrained(atOtherHomes: Boolean): Boolean!
          owner: Human
        }

        interface Sentient {
          name: String!
        }

        interface Pet {
          name: String!
        }

        type Alien implements Sentient {
          name: String!
          homePlanet: String
        }

        type Human implements Sentient {
          name: String!
          pets: [Pet!]
        }

        enum CatCommand {
          JUMP
        }

        type Cat implements Pet {
          name: String!
          nickname: String
          doesKnowCommand(catCommand: CatCommand!): Boolean!
          meowVolume: Int
        }

        union CatOrDog = Cat | Dog
        union DogOrHuman = Dog | Human
        union HumanOrAlien = Human | Alien

        input FindDogInput {
          name: String
          owner: String
        }

        input CatInput {
          name: String!
          nickname: String
          meowVolume: Int
        }

        input DogInput {
          name: String!
          nickname: String
          barkVolume: Int
        }

        input PetInput @oneOf {
          cat: CatInput
          dog: DogInput
        }
        """)
}
