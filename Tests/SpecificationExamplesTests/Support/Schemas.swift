/// The type systems that the examples are about, where the specification does not give them.
enum Schemas {
    /// Sections 1 and 2: people, their pictures and friends.
    static let social = """
        type Query {
          user(id: ID, handle: String): User
          me: User
          profiles(handles: [String!]!): [Profile]
          timeMachine(id: ID!): TimeMachine
          field: String
          id: ID
          firstName: String
          lastName: String
          picture(width: Int, height: Int): String
          nearestThing(location: Location!): String
        }
        type Mutation {
          likeStory(storyID: ID!): LikedStory
          sendEmail(message: String!): String
        }
        interface Profile { handle: String }
        type User implements Profile {
          handle: String
          id: Int
          name: String
          firstName: String
          lastName: String
          birthday: Date
          friends(first: Int): People
          mutualFriends(first: Int): People
          profilePic(size: Int, width: Int, height: Int): String
        }
        type People { count: Int, id: Int, name: String, profilePic(size: Int): String }
        type Page implements Profile { handle: String, likers: People }
        type Date { month: Int, day: Int }
        type TimeMachine { id: ID, model: String, lastMaintenance: String, operator: Operator, status(year: Int): String }
        type Operator { name: String, licenseLevel: Int }
        type LikedStory { story: Story }
        type Story { likeCount: Int }
        input Location { lon: Float!, lat: Float! }
        """

    /// Section 2.9: the same people, whose friends are users.
    static let friends = """
        type Query { user(id: ID): User }
        type User {
          id: Int
          name: String
          friends(first: Int): [User]
          mutualFriends(first: Int): [User]
          profilePic(size: Int): String
        }
        """

    /// A query root with these fields.
    static func root(_ fields: String) -> String { "type Query { \(fields) }" }

    static let anyQuery = root("field: String")

    // Section 3.
    static let personDirectives = """
        type Query { person: Person }
        directive @addExternalFields(source: String!) on OBJECT
        directive @excludeField(name: String!) on OBJECT
        """
    static let setName = """
        type Query { field: String }
        type Mutation { setName(name: String): Named }
        type Named { newName: String }
        """
    static let personRoot = "schema { query: Person } scalar Url"
    static let person = personRoot + " type Person { name: String, age: Int, picture: Url, relationship: Person }"
    static let personWithPicture = personRoot + " type Person { name: String, picture(size: Int): Url }"
    static let numbers = root("foo: Int, bar: Int, baz: Int, qux: Int")
    static let story = "type Query { story: Story } type Story { id: ID }"
    static let userWithDirective = "type Query { user: User } type User { id: ID } directive @addedDirective on OBJECT"
    static let namedEntities = "schema { query: Contact } interface NamedEntity { name: String }"
    static let entities = """
        type Query { contact: Contact }
        interface NamedEntity { name: String }
        interface ValuedEntity { value: Int }
        type Person implements NamedEntity { name: String, age: Int }
        type Business implements NamedEntity & ValuedEntity { name: String, value: Int, employeeCount: Int }
        type Contact { entity: NamedEntity, phoneNumber: String, address: String }
        """
    static let contact = entities + " schema { query: Contact }"
    static let entitiesWithDirective = entities + " directive @addedDirective on INTERFACE"
    static let photoAndPerson = """
        type Query { search: SearchResult }
        type Person { name: String, age: Int }
        type Photo { height: Int, width: Int }
        """
    static let search = """
        schema { query: SearchQuery }
        union SearchResult = Photo | Person
        type Person { name: String, age: Int }
        type Photo { height: Int, width: Int }
        type SearchQuery { firstSearchResult: SearchResult }
        """
    static let nonNullArgument = root("fieldWithNonNullArg(nonNullArg: String!): String")
    static let someType = "type Query { some: SomeType } type SomeType { field: String }"

    static let organization = anyQuery + " input OrganizationAndEmailInput { organization: ID!, email: String! }"

    // Section 4.
    static let dateAndQuery = "type Query { user: User } scalar Date"
    static let user = dateAndQuery + " type User { id: String, name: String, birthday: Date }"

    // Section 5: the chapter's own type system (its examples are tested as type systems too), and what its
    // other examples take for granted.
    static let pets =
        chapter5
            + """
            extend type Mutation { mutateDog: MutatedDog }
            type MutatedDog { id: ID }
            type Subscription { newMessage: Message, disallowedSecondRootField: Boolean }
            type Message { body: String, sender: String }
            extend type Query { human: Human, pet: Pet, catOrDog: CatOrDog }
            extend type Query { arguments: Arguments, booleanList(booleanListArg: [Boolean!]): Boolean }
            type Arguments {
              multipleRequirements(x: Int!, y: Int!): Int!
              booleanArgField(booleanArg: Boolean): Boolean
              floatArgField(floatArg: Float): Float
              intArgField(intArg: Int): Int
              nonNullBooleanArgField(nonNullBooleanArg: Boolean!): Boolean!
              booleanListArgField(booleanListArg: [Boolean]!): [Boolean]
              nonNullBooleanListField(nonNullBooleanListArg: [Boolean]!): [Boolean]
              optionalNonNullBooleanArgField(optionalBooleanArg: Boolean! = false): Boolean!
            }
            """
    static let chapter5 = SpecificationExamples.chapter5TypeSystem.text
    static let anyResource =
        "type Query { image: Image } type Image implements Resource & Node { id: ID!, url: String }"
    static let hello = root("hello: String")
    static let fieldWithInput = """
        type Query { field(arg: Arg): String }
        input Arg { field: Boolean }
        """
    static let subfields = "type Query { field: Parts } type Parts { subfieldA: String, subfieldB: String }"

    // Sections 6 and 7.
    static let chat = """
        type Query { field: String }
        type Subscription { newMessage(roomId: ID!): Message }
        type Message { sender: String, text: String }
        """
    static let merging = "type Query { a: A, b: String } type A { subfield1: String, subfield2: String }"
    static let birthday = """
        type Query { birthday: Birthday, address: Address }
        type Mutation {
          changeBirthday(birthday: String!): Birthday
          changeAddress(address: String!): Address
        }
        type Birthday { month: Int }
        type Address { street: String }
        """
    static let theNumber = """
        type Query { theNumber: Int }
        type Mutation { changeTheNumber(newNumber: Int!): Holder }
        type Holder { theNumber: Int }
        """
    static let heroes = """
        type Query { hero(episode: String): Character }
        type Character { id: ID, name: String, friends: [Character] }
        """
    static let namedHeroes = """
        type Query { hero(episode: String): Character }
        type Character { id: ID, name: String!, friends: [Character] }
        """
}
