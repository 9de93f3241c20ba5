extension SpecificationExamples {
    /// Section 3 "Type System" from 3.2 "Type System Descriptions" to 3.5 "Scalars".
    static let typeSystemSchema: [Example] = [
        Example(
            "3.2", "Type System Descriptions", .typeSystem(),
            #"""
            """
            A simple GraphQL schema which is well described.
            """
            schema {
              query: Query
            }

            """
            Root type for all your query operations
            """
            type Query {
              """
              Translates a string from a given language into a different language.
              """
              translate(
                "The original language that `text` is provided in."
                fromLanguage: Language

                "The translated language to be returned."
                toLanguage: Language

                "The text to be translated."
                text: String
              ): String
            }

            """
            The set of languages supported by `translate`.
            """
            enum Language {
              "English"
              EN

              "French"
              FR

              "Chinese"
              CH
            }
            """#),
        Example(
            "3.3.1", "Root Operation Types", .valid(Schemas.root("myName: String")),
            """
            query {
              myName
            }
            """),
        Example(
            "3.3.1", "Root Operation Types", .typeSystem(),
            """
            type Query {
              myName: String
            }
            """),
        Example(
            "3.3.1", "Root Operation Types", .valid(Schemas.setName),
            """
            mutation {
              setName(name: "Zuck") {
                newName
              }
            }
            """),
        Example(
            "3.3.1", "Root Operation Types", .typeSystem(),
            """
            schema {
              query: MyQueryRootType
              mutation: MyMutationRootType
            }

            type MyQueryRootType {
              someField: String
            }

            type MyMutationRootType {
              setSomeField(to: String): String
            }
            """),
        Example(
            "3.3.1", "Root Operation Types", .typeSystem(),
            """
            type Query {
              someField: String
            }
            """),
        Example(
            "3.3.1", "Root Operation Types", .typeSystem(),
            """
            schema {
              query: Query
            }

            type Query {
              latestVirus: Virus
            }

            type Virus {
              name: String
              mutations: [Mutation]
            }

            type Mutation {
              name: String
            }
            """),
        Example(
            "3.3.1", "Root Operation Types", .typeSystem(),
            #"""
            """
            Example schema
            """
            schema {
              query: Query
              mutation: Mutation
            }

            type Query {
              someField: String
            }

            type Mutation {
              someMutation: String
            }
            """#),
        Example(
            "3.5", "Scalars", .typeSystem(with: Schemas.anyQuery),
            """
            scalar UUID @specifiedBy(url: "https://tools.ietf.org/html/rfc4122")
            scalar URL @specifiedBy(url: "https://tools.ietf.org/html/rfc3986")
            scalar DateTime
              @specifiedBy(url: "https://scalars.graphql.org/andimarek/date-time")
            """),
    ]
}
