import GraphQLSchema
import Testing

/// Schemas as text.
@Suite struct SchemaPrintingTests {
    @Test("Everything that introspection knows is printed, in the reference's form")
    func everything() throws {
        let sdl = #"""
            """The service."""
            schema {
              query: Root
            }

            """Where it may stand."""
            directive @d(
              """An argument."""
              a: [Int!] = [1, 2]
              b: String
            ) repeatable on FIELD | QUERY

            """The root."""
            type Root implements I & J {
              """
              A field,
              described on two lines.
              """
              a(x: Float = 1.5, y: In = {a: [A], b: null}): Int!

              """Another one."""
              b(
                """Described."""
                x: ID @deprecated

                """Described too."""
                y: Boolean = true
              ): [U]! @deprecated(reason: "a \"reason\"")
              c: S
            }

            interface I implements J {
              a: Int!
            }

            interface J {
              a: Int!
            }

            union U = Root | T

            type T {
              a: Int @deprecated
            }

            enum E {
              """First."""
              A
              B @deprecated
            }

            input In {
              a: [E]
              b: Int = 3
            }

            input One @oneOf {
              a: Int
            }

            scalar S @specifiedBy(url: "https://example.com")
            """#
        #expect(try Schema(sdl: sdl).printed() == sdl)
    }

    @Test("The schema definition is left out where default names say the same")
    func schemaDefinition() throws {
        let plain = "type Query {\n  a: Int\n}"
        #expect(try Schema(sdl: plain).printed() == plain)
        #expect(try Schema(sdl: "schema { query: Query }" + plain).printed() == plain)
        let mutation = "\n\ntype Mutation {\n  a: Int\n}"
        let withoutMutation = "schema {\n  query: Query\n}\n\n" + plain + mutation
        #expect(try Schema(sdl: withoutMutation).printed() == withoutMutation)
        #expect(try Schema(sdl: plain + mutation).printed() == plain + mutation)
    }

    @Test("A printed schema, built and printed again, is the same text", arguments: 0..<40 as Range<UInt64>)
    func roundTrip(seed: UInt64) throws {
        var generator = SchemaGenerator(seed: seed)
        let printed = try Schema(sdl: generator.sdl()).printed()
        #expect(try Schema(sdl: printed).printed() == printed)
    }
}

/// Writes valid schemas that differ by their seeds.
private struct SchemaGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 | 1 }

    private mutating func below(_ bound: Int) -> Int {
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        return Int(state % UInt64(bound))
    }

    private mutating func pick(_ choices: String...) -> String { choices[below(choices.count)] }

    private mutating func description() -> String {
        pick(
            "", "\"short\" ", "\"\"\"block\"\"\" ", "\"\" ", "\"two\\nlines\" ", "\"\\ttab, \\\"quote\\\"\" ",
            "\"  indented\\n first\" ", "\"ends with \\\\\" ", "\"\\u0007\" ", "\"\\n\" ")
    }

    private mutating func deprecated() -> String {
        pick("", "", " @deprecated", " @deprecated(reason: \"\")", " @deprecated(reason: \"why\\n\")")
    }

    private mutating func input(_ name: String) -> String {
        let type = pick(
            "Int = 1", "[Int!]", "String = \"a\\nb\"", "E = B", "In = {a: 1, b: [{a: null}]}", "[E!]! = A",
            "ID = \"7\"", "Float = 1e3", "Boolean")
        return "\(description())\(name): \(type)\(deprecated()) "
    }

    private mutating func fields(_ count: Int) -> String {
        var text = ""
        for index in 0..<count {
            text += description() + "f\(index)"
            if below(2) == 0 {
                text += "("
                for argument in 0...below(3) { text += input("x\(argument)") }
                text += ")"
            }
            text += ": " + pick("Int", "[T!]!", "U", "I", "[[S]]", "E!", "ID") + deprecated() + " "
        }
        return text
    }

    mutating func sdl() -> String {
        var text = ""
        if below(2) == 0 { text += "\(description())schema { query: Query mutation: \(pick("T", "Mutation")) } " }
        text += "\(description())directive @d(\(input("a"))) \(pick("", "repeatable ")) on FIELD | ENUM "
        text += "\(description())type Query { \(fields(1 + below(4))) } type Mutation { \(fields(2)) } "
        text += "\(description())type T implements I { id: ID! \(fields(below(3))) } "
        text += "\(description())interface I { id: ID } \(description())union U = T \(pick("", "| Query")) "
        text += "\(description())enum E { \(description())A\(deprecated()) \(description())B } "
        text += "\(description())input In { a: Int b: [In] \(input("c0").contains("In") ? "" : "d: E = A") } "
        text += "\(description())scalar S \(pick("", "@specifiedBy(url: \"https://example.com/\\\"s\\\"\")"))"
        return text
    }
}
