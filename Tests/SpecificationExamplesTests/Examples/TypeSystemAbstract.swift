extension SpecificationExamples {
    /// Sections 3.7 "Interfaces" and 3.8 "Unions".
    static let typeSystemAbstractTypes: [Example] = [
        Example(
            "3.7", "Interfaces", .typeSystem(with: Schemas.anyQuery),
            """
            interface NamedEntity {
              name: String
            }

            interface ValuedEntity {
              value: Int
            }

            type Person implements NamedEntity {
              name: String
              age: Int
            }

            type Business implements NamedEntity & ValuedEntity {
              name: String
              value: Int
              employeeCount: Int
            }
            """),
        Example(
            "3.7", "Interfaces", .typeSystem(with: Schemas.namedEntities),
            """
            type Contact {
              entity: NamedEntity
              phoneNumber: String
              address: String
            }
            """),
        Example(
            "3.7", "Interfaces", .valid(Schemas.contact),
            """
            {
              entity {
                name
              }
              phoneNumber
            }
            """),
        Example(
            "3.7", "Interfaces", .invalid(Schemas.contact, ["FieldsOnCorrectType"]),
            """
            {
              entity {
                name
                age
              }
              phoneNumber
            }
            """),
        Example(
            "3.7", "Interfaces", .valid(Schemas.contact),
            """
            {
              entity {
                name
                ... on Person {
                  age
                }
              }
              phoneNumber
            }
            """),
        Example(
            "3.7", "Interfaces", .typeSystem(with: Schemas.anyQuery),
            """
            interface Node {
              id: ID!
            }

            interface Resource implements Node {
              id: ID!
              url: String
            }
            """),
        Example(
            "3.7", "Interfaces", .typeSystem(with: Schemas.anyQuery),
            """
            interface Node {
              id: ID!
            }

            interface Resource implements Node {
              id: ID!
              url: String
            }

            interface Image implements Resource & Node {
              id: ID!
              url: String
              thumbnail: String
            }
            """),
        Example(
            "3.7", "Interfaces", .invalidTypeSystem(with: Schemas.anyQuery),
            """
            interface Node implements Named & Node {
              id: ID!
              name: String
            }

            interface Named implements Node & Named {
              id: ID!
              name: String
            }
            """),
        Example(
            "3.7.1", "Interface Extensions", .typeSystem(with: Schemas.entities),
            """
            extend interface NamedEntity {
              nickname: String
            }

            extend type Person {
              nickname: String
            }

            extend type Business {
              nickname: String
            }
            """),
        Example(
            "3.7.1", "Interface Extensions", .typeSystem(with: Schemas.entitiesWithDirective),
            """
            extend interface NamedEntity @addedDirective
            """),
        Example(
            "3.8", "Unions", .typeSystem(with: "schema { query: SearchQuery }"),
            """
            union SearchResult = Photo | Person

            type Person {
              name: String
              age: Int
            }

            type Photo {
              height: Int
              width: Int
            }

            type SearchQuery {
              firstSearchResult: SearchResult
            }
            """),
        Example(
            "3.8", "Unions", .invalid(Schemas.search, ["FieldsOnCorrectType", "FieldsOnCorrectType"]),
            """
            {
              firstSearchResult {
                name
                height
              }
            }
            """),
        Example(
            "3.8", "Unions", .valid(Schemas.search),
            """
            {
              firstSearchResult {
                ... on Person {
                  name
                }
                ... on Photo {
                  height
                }
              }
            }
            """),
        Example(
            "3.8", "Unions", .typeSystem(with: Schemas.photoAndPerson),
            """
            union SearchResult =
              | Photo
              | Person
            """),
    ]
}
