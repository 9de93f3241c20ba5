extension SpecificationExamples {
    /// Sections 6 "Execution" and 7 "Response".
    static let executionAndResponse: [Example] = [
        Example(
            "6.2.3", "Subscription", .valid(Schemas.chat), data: Worlds.message,
            answer: """
                {
                  "data": {
                    "newMessage": {
                      "sender": "Hagrid",
                      "text": "You're a wizard!"
                    }
                  }
                }
                """,
            """
            subscription NewMessages {
              newMessage(roomId: 123) {
                sender
                text
              }
            }
            """),
        Example(
            "6.3.2", "Field Collection", .valid(Schemas.merging),
            """
            {
              a {
                subfield1
              }
              ...ExampleFragment
            }

            fragment ExampleFragment on Query {
              a {
                subfield2
              }
              b
            }
            """),
        Example(
            "6.3.2", "Field Collection", .valid(Schemas.merging),
            """
            {
              a {
                subfield1
              }
              ...ExampleFragment
            }

            fragment ExampleFragment on Query {
              a {
                subfield2
              }
              b
            }
            """),
        Example(
            "6.3.4", "Normal and Serial Execution", .valid(Schemas.birthday),
            """
            {
              birthday {
                month
              }
              address {
                street
              }
            }
            """),
        Example(
            "6.3.4", "Normal and Serial Execution", .valid(Schemas.birthday),
            """
            mutation ChangeBirthdayAndAddress($newBirthday: String!, $newAddress: String!) {
              changeBirthday(birthday: $newBirthday) {
                month
              }
              changeAddress(address: $newAddress) {
                street
              }
            }
            """),
        Example(
            "6.3.4", "Normal and Serial Execution", .serialMutation(Schemas.theNumber),
            answer: """
                {
                  "first": {
                    "theNumber": 1
                  },
                  "second": {
                    "theNumber": 3
                  },
                  "third": {
                    "theNumber": 2
                  }
                }
                """,
            """
            # Note: This is a selection set, not a full document using the query shorthand.
            {
              first: changeTheNumber(newNumber: 1) {
                theNumber
              }
              second: changeTheNumber(newNumber: 3) {
                theNumber
              }
              third: changeTheNumber(newNumber: 2) {
                theNumber
              }
            }
            """),
        // Part of an operation that defines `$episode`.
        Example(
            "7.1.4", "Response Position", .executed(Schemas.heroes),
            """
            {
              hero(episode: $episode) {
                name
                friends {
                  name
                }
              }
            }
            """),
        // Part of an operation that defines `$episode`.
        Example(
            "7.1.6", "Errors", .executed(Schemas.heroes), data: Worlds.heroes,
            answer: """
                {
                  "errors": [
                    {
                      "message": "Name for character with ID 1002 could not be fetched.",
                      "locations": [{ "line": 6, "column": 7 }],
                      "path": ["hero", "heroFriends", 1, "name"]
                    }
                  ],
                  "data": {
                    "hero": {
                      "name": "R2-D2",
                      "heroFriends": [
                        {
                          "id": "1000",
                          "name": "Luke Skywalker"
                        },
                        {
                          "id": "1002",
                          "name": null
                        },
                        {
                          "id": "1003",
                          "name": "Leia Organa"
                        }
                      ]
                    }
                  }
                }
                """,
            """
            {
              hero(episode: $episode) {
                name
                heroFriends: friends {
                  id
                  name
                }
              }
            }
            """),
        // The same, where `name` is non-null.
        Example(
            "7.1.6", "Errors", .executed(Schemas.namedHeroes), data: Worlds.heroes,
            answer: """
                {
                  "errors": [
                    {
                      "message": "Name for character with ID 1002 could not be fetched.",
                      "locations": [{ "line": 6, "column": 7 }],
                      "path": ["hero", "heroFriends", 1, "name"]
                    }
                  ],
                  "data": {
                    "hero": {
                      "name": "R2-D2",
                      "heroFriends": [
                        {
                          "id": "1000",
                          "name": "Luke Skywalker"
                        },
                        null,
                        {
                          "id": "1003",
                          "name": "Leia Organa"
                        }
                      ]
                    }
                  }
                }
                """,
            """
            {
              hero(episode: $episode) {
                name
                heroFriends: friends {
                  id
                  name
                }
              }
            }
            """),
        Example(
            "7.1.6", "Errors", .errorFormat(isSpecified: true),
            """
            {
              "errors": [
                {
                  "message": "Name for character with ID 1002 could not be fetched.",
                  "locations": [{ "line": 6, "column": 7 }],
                  "path": ["hero", "heroFriends", 1, "name"],
                  "extensions": {
                    "code": "CAN_NOT_FETCH_BY_ID",
                    "timestamp": "Fri Feb 9 14:33:09 UTC 2018"
                  }
                }
              ]
            }
            """),
        Example(
            "7.1.6", "Errors", .errorFormat(isSpecified: false),
            """
            {
              "errors": [
                {
                  "message": "Name for character with ID 1002 could not be fetched.",
                  "locations": [{ "line": 6, "column": 7 }],
                  "path": ["hero", "heroFriends", 1, "name"],
                  "code": "CAN_NOT_FETCH_BY_ID",
                  "timestamp": "Fri Feb 9 14:33:09 UTC 2018"
                }
              ]
            }
            """),
    ]
}
