import GraphQLLanguage
import GraphQLSchema
import GraphQLValidation
import Testing

/// A document and what validation says of it: for each error its rule and places, as "ScalarLeafs 1:3 2:5".
struct ValidationCase: CustomTestStringConvertible, Sendable {
    let document: String
    let expected: [String]

    init(_ document: String, _ expected: String...) {
        self.document = document
        self.expected = expected
    }

    var testDescription: String { document }

    /// Validates the document against the pets, and compares the errors.
    func check(sourceLocation: Testing.SourceLocation = #_sourceLocation) throws {
        let errors = try validate(document)
        #expect(errors.map(\.summary) == expected, sourceLocation: sourceLocation)
    }
}

/// Validates a document against the pets.
func validate(_ document: String, options: ValidationOptions = ValidationOptions()) throws -> [GraphQLError] {
    try Document(parsing: document).validate(against: .pets, options: options)
}

extension GraphQLError {
    /// Its rule and places.
    var summary: String {
        ([rule ?? "-"] + locations.map { "\($0.line):\($0.column)" }).joined(separator: " ")
    }
}

extension Schema {
    /// A schema with something for every rule.
    static let pets: Schema = {
        do {
            return try Schema(sdl: petsText)
        } catch {
            preconditionFailure("The schema of the tests is wrong: \(error)")
        }
    }()
}

private let petsText = """
    directive @onQuery on QUERY
    directive @tag(name: String!) repeatable on FIELD | FRAGMENT_DEFINITION
    directive @onVariable on VARIABLE_DEFINITION

    interface Pet {
      name(surname: Boolean): String
      friends(first: Int! = 10): [Pet!]
    }

    interface Swimmer {
      speed: Int
    }

    type Dog implements Pet {
      name(surname: Boolean): String
      friends(first: Int! = 10): [Pet!]
      nickname: String
      barkVolume: Int
      knows(command: Command!): Boolean!
      owner: Human
      size: Int
      mood: Command
    }

    type Cat implements Pet {
      name(surname: Boolean): String
      friends(first: Int! = 10): [Pet!]
      nickname: String
      meowVolume: Int
      owner: Human!
      size: String
      mood: Colour
    }

    type Fish implements Swimmer {
      speed: Int
      size: Int!
    }

    type Human {
      name: String!
      pets: [Pet]
    }

    union CatOrDog = Cat | Dog

    enum Command {
      SIT
      DOWN
      HEEL
    }

    enum Colour {
      BLACK
      WHITE
    }

    scalar Anything

    input Filter {
      name: String
      size: Int! = 1
      required: Boolean!
      names: [String!]
      command: Command
      nested: Filter
    }

    input Key @oneOf {
      id: ID
      name: String
    }

    type Query {
      dog: Dog
      cat: Cat
      pet: Pet
      fish: Fish
      catOrDog: CatOrDog
      human(id: ID): Human
      find(filter: Filter, key: Key): Pet
      get(key: Key!): Pet
      getAll(keys: [Key!]!): [Pet]
      int(value: Int): Int
      float(value: Float): Float
      string(value: String): String
      boolean(value: Boolean): Boolean
      id(value: ID): ID
      required(value: Int!): Int
      ints(values: [Int]): Int
      required2(a: Int!, b: Int!, c: Int! = 3): Int
      matrix(values: [[Int!]]): Int
      anything(value: Anything): Anything
      again: Query
    }

    type Subscription {
      created: Dog
      deleted: Dog
    }
    """
