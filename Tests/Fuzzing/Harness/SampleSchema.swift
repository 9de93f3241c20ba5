import GraphQLLanguage
import GraphQLSchema

/// A schema with every kind of type, for the targets that need one.
enum SampleSchema {
    static let schema: Schema = {
        do throws(SchemaErrors) {
            return try Schema(sdl: sdl)
        } catch {
            fatalError("\(error.errors.map(\.message))")
        }
    }()

    static let sdl = """
        directive @tag(name: String! = "x", at: Point) repeatable on QUERY | FIELD | FRAGMENT_SPREAD | INLINE_FRAGMENT \
        | VARIABLE_DEFINITION | FRAGMENT_DEFINITION | OBJECT
        directive @once on FIELD | MUTATION | SUBSCRIPTION
        type Query {
          node(id: ID!): Node
          dog: Dog!
          dogs(first: Int = 2): [Dog!]!
          pets: [Pet]
          pet: Pet
          matrix: [[Int]!]
          human: Human
          scalars(int: Int, ints: [[Int!]!], float: Float! = 0.5, id: ID, string: String, boolean: Boolean): String
          inputs(point: Point, points: [Point!], choice: Choice, color: Color, odd: Odd, any: [Any]): Any
        }
        type Mutation { rename(id: ID!, name: String! = "Rex"): Dog! paint(color: Color!): Color }
        type Subscription { barked(id: ID): Dog named: String }
        interface Node { id: ID! }
        interface Named implements Node { id: ID! name(upper: Boolean): String }
        type Dog implements Named & Node @tag {
          id: ID! name(upper: Boolean): String owner: Human friends: [Pet!] barks: Boolean! color: Color old: Int @deprecated
        }
        type Cat implements Named & Node { id: ID! name(upper: Boolean): String meows: Boolean owner: Human! lives: Int! }
        type Human implements Node { id: ID! pets(kind: Color = RED): [Pet] name: String! best: Pet! weight: Float odd: Odd }
        union Pet = Dog | Cat
        enum Color { RED GREEN BLUE @deprecated(reason: "no") }
        input Point { x: Int! y: Int = 3 next: Point color: Color = GREEN tags: [String!] = ["a"] }
        input Choice @oneOf { point: Point text: String number: Int }
        scalar Odd @specifiedBy(url: "https://example.com/odd")
        scalar Any
        """

    static let introspection = """
        { __schema { description queryType { name } mutationType { name } subscriptionType { name }
          types { ...T } directives { name description isRepeatable locations args(includeDeprecated: true) { ...I } } } }
        fragment T on __Type { kind name description specifiedByURL isOneOf
          fields(includeDeprecated: true) {
            name description isDeprecated deprecationReason args(includeDeprecated: true) { ...I } type { ...R } }
          inputFields(includeDeprecated: true) { ...I } interfaces { ...R }
          enumValues(includeDeprecated: true) { name description isDeprecated deprecationReason } possibleTypes { ...R } }
        fragment I on __InputValue { name description type { ...R } defaultValue isDeprecated deprecationReason }
        fragment R on __Type { kind name ofType { kind name ofType { kind name ofType { kind name ofType { kind name } } } } }
        """
}
