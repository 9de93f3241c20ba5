extension SpecificationExamples {
    /// Section 3.6 "Objects".
    static let typeSystemObjects: [Example] = [
        Example(
            "3.6", "Objects", .typeSystem(with: Schemas.personRoot),
            """
            type Person {
              name: String
              age: Int
              picture: Url
            }
            """),
        Example(
            "3.6", "Objects", .valid(Schemas.person), data: Worlds.person,
            answer: """
                {
                  "name": "Mark Zuckerberg",
                  "age": 30,
                  "picture": "http://some.cdn/picture.jpg"
                }
                """,
            """
            {
              name
              age
              picture
            }
            """),
        Example(
            "3.6", "Objects", .valid(Schemas.person), data: Worlds.person,
            answer: """
                {
                  "age": 30,
                  "name": "Mark Zuckerberg"
                }
                """,
            """
            {
              age
              name
            }
            """),
        Example(
            "3.6", "Objects", .typeSystem(with: Schemas.personRoot),
            """
            type Person {
              name: String
              age: Int
              picture: Url
              relationship: Person
            }
            """),
        Example(
            "3.6", "Objects", .invalid(Schemas.person, ["ScalarLeafs"]),
            """
            {
              name
              relationship
            }
            """),
        Example(
            "3.6", "Objects", .valid(Schemas.person), data: Worlds.person,
            answer: """
                {
                  "name": "Mark Zuckerberg",
                  "relationship": {
                    "name": "Priscilla Chan"
                  }
                }
                """,
            """
            {
              name
              relationship {
                name
              }
            }
            """),
        Example(
            "3.6", "Objects", .valid(Schemas.numbers), data: #"{"foo": 1, "bar": 2, "baz": 3, "qux": 4}"#,
            answer: """
                {
                  "foo": 1,
                  "bar": 2,
                  "baz": 3,
                  "qux": 4
                }
                """,
            """
            {
              foo
              ...Frag
              qux
            }

            fragment Frag on Query {
              bar
              baz
            }
            """),
        // Shows CollectFields; validation refuses the unknown type (5.5.1.2).
        Example(
            "3.6", "Objects", .executed(Schemas.numbers), data: #"{"foo": 1, "bar": 2, "qux": 3}"#,
            answer: """
                {
                  "foo": 1,
                  "bar": 2,
                  "qux": 3
                }
                """,
            """
            {
              foo
              ...Ignored
              ...Matching
              bar
            }

            fragment Ignored on UnknownType {
              qux
              baz
            }

            fragment Matching on Query {
              bar
              qux
              foo
            }
            """),
        Example(
            "3.6", "Objects", .valid(Schemas.numbers), data: #"{"foo": 2, "bar": 1}"#,
            answer: """
                {
                  "bar": 1,
                  "foo": 2
                }
                """,
            """
            {
              foo @skip(if: true)
              bar
              foo
            }
            """),
        Example(
            "3.6.1", "Field Arguments", .typeSystem(with: Schemas.personRoot),
            """
            type Person {
              name: String
              picture(size: Int): Url
            }
            """),
        Example(
            "3.6.1", "Field Arguments", .valid(Schemas.personWithPicture), data: Worlds.picture,
            answer: """
                {
                  "name": "Mark Zuckerberg",
                  "picture": "http://some.cdn/picture_600.jpg"
                }
                """,
            """
            {
              name
              picture(size: 600)
            }
            """),
        Example(
            "3.6.2", "Field Deprecation", .typeSystem(with: Schemas.anyQuery),
            """
            type ExampleType {
              oldField: String @deprecated
            }
            """),
        Example(
            "3.6.3", "Object Extensions", .typeSystem(with: Schemas.story),
            """
            extend type Story {
              isHiddenLocally: Boolean
            }
            """),
        Example(
            "3.6.3", "Object Extensions", .typeSystem(with: Schemas.userWithDirective),
            """
            extend type User @addedDirective
            """),
    ]
}
