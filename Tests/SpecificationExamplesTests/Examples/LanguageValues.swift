extension SpecificationExamples {
    /// Section 2 "Language" from 2.9.2 "Inline Fragments".
    static let languageValues: [Example] = [
        // Shows the syntax: by 5.8.5 the variable would have to be non-null.
        Example(
            "2.9.2", "Inline Fragments", .parses,
            """
            query inlineFragmentNoType($expandedInfo: Boolean) {
              user(handle: "zuck") {
                id
                name
                ... @include(if: $expandedInfo) {
                  firstName
                  lastName
                  birthday
                }
              }
            }
            """),
        Example(
            "2.10.4", "String Value", .valid(Schemas.social),
            #"""
            mutation {
              sendEmail(message: """
                Hello,
                  World!

                Yours,
                  GraphQL.
              """)
            }
            """#),
        Example(
            "2.10.4", "String Value", .valid(Schemas.social),
            #"""
            mutation {
              sendEmail(message: "Hello,\n  World!\n\nYours,\n  GraphQL.")
            }
            """#),
        Example(
            "2.10.4", "String Value",
            .description("This starts with and ends with an empty line,\nwhich makes it easier to read."),
            #"""
            """
            This starts with and ends with an empty line,
            which makes it easier to read.
            """
            """#),
        Example(
            "2.10.4", "String Value",
            .description(
                "This does not start with or end with any empty lines,\nwhich makes it a little harder to read."),
            #"""
            """This does not start with or end with any empty lines,
            which makes it a little harder to read."""
            """#),
        // Shows two ways to give no value; side by side they would not merge (5.3.2).
        Example(
            "2.10.5", "Null Value", .parses,
            """
            {
              field(arg: null)
              field
            }
            """),
        Example(
            "2.10.8", "Input Object Values", .valid(Schemas.social),
            """
            {
              nearestThing(location: { lon: 12.43, lat: -53.211 })
            }
            """),
        Example(
            "2.10.8", "Input Object Values", .valid(Schemas.social),
            """
            {
              nearestThing(location: { lat: -53.211, lon: 12.43 })
            }
            """),
        Example(
            "2.11", "Variables", .valid(Schemas.social), variables: #"{"devicePicSize": 60}"#,
            """
            query getZuckProfile(
              "The size of the profile picture to fetch."
              $devicePicSize: Int
            ) {
              user(id: 4) {
                id
                name
                profilePic(size: $devicePicSize)
              }
            }
            """),
        Example(
            "2.13", "Directives", .typeSystem(with: Schemas.personDirectives),
            """
            type Person
              @addExternalFields(source: "profiles")
              @excludeField(name: "photo") {
              name: String
            }
            """),
        Example(
            "2.13", "Directives", .typeSystem(with: Schemas.personDirectives),
            """
            type Person
              @excludeField(name: "photo")
              @addExternalFields(source: "profiles") {
              name: String
            }
            """),
        Example(
            "2.14", "Schema Coordinates", .typeSystem(),
            """
            type Query {
              searchBusiness(criteria: SearchCriteria!): [Business]
            }

            input SearchCriteria {
              name: String
              filter: SearchFilter
            }

            enum SearchFilter {
              OPEN_NOW
              DELIVERS_TAKEOUT
              VEGETARIAN_MENU
            }

            type Business {
              id: ID
              name: String
              email: String @private(scope: "loggedIn")
            }

            directive @private(scope: String!) on FIELD_DEFINITION
            """),
    ]
}
