extension SpecificationExamples {
    /// Sections 1 "Overview" and 2 "Language" up to 2.9 "Fragments".
    static let overviewAndLanguage: [Example] = [
        Example(
            "1", "Overview", .valid(Schemas.social), data: Worlds.user,
            answer: """
                {
                  "user": {
                    "name": "Mark Zuckerberg"
                  }
                }
                """,
            """
            {
              user(id: 4) {
                name
              }
            }
            """),
        Example(
            "2.2", "Descriptions", .valid(Schemas.social),
            #"""
            """
            Request the current status of a time machine and its operator.
            You can also check the status for a particular year.
            **Warning:** certain years may trigger an anomaly in the space-time continuum.
            """
            query GetTimeMachineStatus(
              "The unique serial number of the time machine to inspect."
              $machineId: ID!
              "The year to check the status for."
              $year: Int
            ) {
              timeMachine(id: $machineId) {
                ...TimeMachineDetails
                status(year: $year)
              }
            }

            "Details about a time machine and its operator."
            fragment TimeMachineDetails on TimeMachine {
              id
              model
              lastMaintenance
              operator {
                name
                licenseLevel
              }
            }
            """#),
        Example(
            "2.4", "Operations", .valid(Schemas.social),
            #"""
            """
            Mark story 12345 as "liked"
            and return the updated number of likes on the story
            """
            mutation {
              likeStory(storyID: 12345) {
                story {
                  likeCount
                }
              }
            }
            """#),
        Example(
            "2.4", "Operations", .valid(Schemas.social),
            """
            {
              field
            }
            """),
        Example(
            "2.5", "Selection Sets", .valid(Schemas.social),
            """
            {
              id
              firstName
              lastName
            }
            """),
        Example(
            "2.6", "Fields", .valid(Schemas.social),
            """
            {
              me {
                id
                firstName
                lastName
                birthday {
                  month
                  day
                }
                friends {
                  name
                }
              }
            }
            """),
        // Two documents in one block.
        Example(
            "2.6", "Fields", .parses,
            """
            # `me` could represent the currently logged in viewer.
            {
              me {
                name
              }
            }

            # `user` represents one of many users in a graph of data, referred to by a
            # unique identifier.
            {
              user(id: 4) {
                name
              }
            }
            """),
        Example(
            "2.7", "Arguments", .valid(Schemas.social),
            """
            {
              user(id: 4) {
                id
                name
                profilePic(size: 100)
              }
            }
            """),
        Example(
            "2.7", "Arguments", .valid(Schemas.social),
            """
            {
              user(id: 4) {
                id
                name
                profilePic(width: 100, height: 50)
              }
            }
            """),
        Example(
            "2.7", "Arguments", .valid(Schemas.social),
            """
            {
              picture(width: 200, height: 100)
            }
            """),
        Example(
            "2.7", "Arguments", .valid(Schemas.social),
            """
            {
              picture(height: 100, width: 200)
            }
            """),
        Example(
            "2.8", "Field Alias", .valid(Schemas.social), data: Worlds.user,
            answer: """
                {
                  "user": {
                    "id": 4,
                    "name": "Mark Zuckerberg",
                    "smallPic": "https://cdn.site.io/pic-4-64.jpg",
                    "bigPic": "https://cdn.site.io/pic-4-1024.jpg"
                  }
                }
                """,
            """
            {
              user(id: 4) {
                id
                name
                smallPic: profilePic(size: 64)
                bigPic: profilePic(size: 1024)
              }
            }
            """),
        Example(
            "2.8", "Field Alias", .valid(Schemas.social), data: Worlds.user,
            answer: """
                {
                  "zuck": {
                    "id": 4,
                    "name": "Mark Zuckerberg"
                  }
                }
                """,
            """
            {
              zuck: user(id: 4) {
                id
                name
              }
            }
            """),
        Example(
            "2.9", "Fragments", .valid(Schemas.friends),
            """
            query noFragments {
              user(id: 4) {
                friends(first: 10) {
                  id
                  name
                  profilePic(size: 50)
                }
                mutualFriends(first: 10) {
                  id
                  name
                  profilePic(size: 50)
                }
              }
            }
            """),
        // Spreads the fragment of the next example.
        Example(
            "2.9", "Fragments", .parses,
            """
            query withFragments {
              user(id: 4) {
                friends(first: 10) {
                  ...friendProfile
                }
                mutualFriends(first: 10) {
                  ...friendProfile
                }
              }
            }
            """),
        Example(
            "2.9", "Fragments", .validFragments(Schemas.friends),
            """
            "Fields required to render a friend's profile"
            fragment friendProfile on User {
              id
              name
              profilePic(size: 50)
            }
            """),
        Example(
            "2.9", "Fragments", .valid(Schemas.friends),
            """
            query withNestedFragments {
              user(id: 4) {
                friends(first: 10) {
                  ...friendFields
                }
                mutualFriends(first: 10) {
                  ...friendFields
                }
              }
            }

            fragment friendFields on User {
              id
              name
              ...standardProfilePic
            }

            fragment standardProfilePic on User {
              profilePic(size: 50)
            }
            """),
        Example(
            "2.9.1", "Type Conditions", .valid(Schemas.social), data: Worlds.profiles,
            answer: """
                {
                  "profiles": [
                    {
                      "handle": "zuck",
                      "friends": { "count": 1234 }
                    },
                    {
                      "handle": "coca-cola",
                      "likers": { "count": 90234512 }
                    }
                  ]
                }
                """,
            """
            query FragmentTyping {
              profiles(handles: ["zuck", "coca-cola"]) {
                handle
                ...userFragment
                ...pageFragment
              }
            }

            fragment userFragment on User {
              friends {
                count
              }
            }

            fragment pageFragment on Page {
              likers {
                count
              }
            }
            """),
        Example(
            "2.9.2", "Inline Fragments", .valid(Schemas.social), data: Worlds.profiles,
            answer: """
                {
                  "profiles": [
                    {
                      "handle": "zuck",
                      "friends": { "count": 1234 }
                    },
                    {
                      "handle": "coca-cola",
                      "likers": { "count": 90234512 }
                    }
                  ]
                }
                """,
            """
            query inlineFragmentTyping {
              profiles(handles: ["zuck", "coca-cola"]) {
                handle
                ... on User {
                  friends {
                    count
                  }
                }
                ... on Page {
                  likers {
                    count
                  }
                }
              }
            }
            """),
    ]
}
