import GraphQLLanguage
import Testing

/// What the September 2025 grammar takes and what it refuses.
@Suite struct GrammarTests {
    @Test(arguments: [
        "{a}", "query {a}", "query Q {a}", "query ($a: Int) {a}",
        "query Q($a: [Int!]! = [1] @d, $b: I = {x: {}}) @d {a}",
        "mutation {a}", "subscription S {a}", "{a: b(c: $d, e: [], f: {}) @g(h: 1) {i}}", "{...F ... @d {a} ...{a}}",
        "{... on T {a} ...onT}", "{on true false null query fragment type}", "fragment query on on {a}",
        "query query {query}", "{a(b: ENUM, c: trueish)}", "{a(b: \"\"\"c\"\"\")}",
        "\"d\" query {a}", "\"\"\"d\"\"\" mutation M {a}", "\"d\" fragment F on T {a}",
        "query (\"d\" $a: Int \"\"\"e\"\"\" $b: Int) {a}",
        "schema {query: Q mutation: M subscription: S}", "\"d\" schema @a {query: Q}",
        "scalar S", "type T", "type T {a: Int}", "type T implements A",
        "type T implements & A & B @d {a(b: Int = 1): T!}",
        "interface I implements A & B {a: Int}", "union U", "union U = | A", "union U @d = A | B",
        "enum E", "enum E {A @d \"d\" B}", "input I", "input I @d {a: Int = 1 @d b: [I!]}",
        "directive @d on FIELD", "directive @d(a: Int = 1 @e) repeatable on | FIELD | ENUM_VALUE",
        "extend schema @d", "extend schema {query: Q}", "extend scalar S @d", "extend type T implements A",
        "extend type T @d", "extend interface I {a: Int}", "extend union U = A", "extend enum E {A}",
        "extend input I {a: Int}", "{a} fragment F on T {a} type T scalar S",
    ])
    func `Documents of the grammar parse, and print to what parses to the same`(source: String) throws {
        let document = try Document(parsing: source)
        #expect(outline(try Document(parsing: document.printed())) == outline(document))
    }

    @Test(arguments: [
        ("", "1:1 Syntax Error: Unexpected <EOF>."),
        ("#", "1:2 Syntax Error: Unexpected <EOF>."),
        ("{", "1:2 Syntax Error: Expected Name, found <EOF>."),
        ("{a", "1:3 Syntax Error: Expected Name, found <EOF>."),
        ("{}", #"1:2 Syntax Error: Expected Name, found "}"."#),
        ("{a {}}", #"1:5 Syntax Error: Expected Name, found "}"."#),
        ("{a()}", #"1:4 Syntax Error: Expected Name, found ")"."#),
        ("{a(b)}", #"1:5 Syntax Error: Expected ":", found ")"."#),
        ("{a(b: )}", #"1:7 Syntax Error: Unexpected ")"."#),
        ("{a: }", #"1:5 Syntax Error: Expected Name, found "}"."#),
        ("{a: b: c}", #"1:6 Syntax Error: Expected Name, found ":"."#),
        ("{a @}", #"1:5 Syntax Error: Expected Name, found "}"."#),
        ("{...}", #"1:5 Syntax Error: Expected "{", found "}"."#),
        ("{... on}", #"1:8 Syntax Error: Expected Name, found "}"."#),
        ("{... on T}", #"1:10 Syntax Error: Expected "{", found "}"."#),
        ("{a(b: [1)}", #"1:9 Syntax Error: Unexpected ")"."#),
        ("{a(b: {c})}", #"1:9 Syntax Error: Expected ":", found "}"."#),
        ("query", #"1:6 Syntax Error: Expected "{", found <EOF>."#),
        ("query () {a}", #"1:8 Syntax Error: Expected "$", found ")"."#),
        ("query ($a) {a}", #"1:10 Syntax Error: Expected ":", found ")"."#),
        ("query ($a: Int!!) {a}", #"1:16 Syntax Error: Expected "$", found "!"."#),
        ("query ($a: []) {a}", #"1:13 Syntax Error: Expected Name, found "]"."#),
        ("query ($a: [Int) {a}", #"1:16 Syntax Error: Expected "]", found ")"."#),
        ("query ($a: Int = $b) {a}", #"1:18 Syntax Error: Unexpected variable "$b" in constant value."#),
        ("query ($a: Int = [{b: $}]) {a}", #"1:23 Syntax Error: Unexpected "$"."#),
        ("query ($a: Int @d(b: $c)) {a}", #"1:22 Syntax Error: Unexpected variable "$c" in constant value."#),
        ("fragment on on T {a}", #"1:10 Syntax Error: Unexpected Name "on"."#),
        ("fragment F {a}", #"1:12 Syntax Error: Expected "on", found "{"."#),
        ("fragment F($a: Int) on T {a}", #"1:11 Syntax Error: Expected "on", found "("."#),
        ("fragment F on T", #"1:16 Syntax Error: Expected "{", found <EOF>."#),
        ("{a} b", #"1:5 Syntax Error: Unexpected Name "b"."#),
        ("{a}}", #"1:4 Syntax Error: Unexpected "}"."#),
        ("\"d\" {a}", "1:1 Syntax Error: Unexpected description, a shorthand query can't have one."),
        ("\"d\" extend type T @a", "1:1 Syntax Error: Unexpected description, only definitions can have one."),
        ("\"d\" unknown", "1:1 Syntax Error: Unexpected description, only definitions can have one."),
        ("\"d\" \"e\" type T", #"1:5 Syntax Error: Unexpected String "e"."#),
        ("schema", #"1:7 Syntax Error: Expected "{", found <EOF>."#),
        ("schema {}", #"1:9 Syntax Error: Expected Name, found "}"."#),
        ("schema {other: T}", #"1:9 Syntax Error: Unexpected Name "other"."#),
        ("type T {}", #"1:9 Syntax Error: Expected Name, found "}"."#),
        ("type T {a}", #"1:10 Syntax Error: Expected ":", found "}"."#),
        ("type T {a(): Int}", #"1:11 Syntax Error: Expected Name, found ")"."#),
        ("type T implements", "1:18 Syntax Error: Expected Name, found <EOF>."),
        ("type T implements & {a: Int}", #"1:21 Syntax Error: Expected Name, found "{"."#),
        ("type T implements A B", #"1:21 Syntax Error: Unexpected Name "B"."#),
        ("union U = |", "1:12 Syntax Error: Expected Name, found <EOF>."),
        ("union U = | | A", #"1:13 Syntax Error: Expected Name, found "|"."#),
        ("enum E {}", #"1:9 Syntax Error: Expected Name, found "}"."#),
        ("enum E {true}", #"1:9 Syntax Error: Name "true" is reserved and cannot be used for an enum value."#),
        ("input I {a(b: Int): Int}", #"1:11 Syntax Error: Expected ":", found "("."#),
        ("input I {a: Int = $b}", #"1:19 Syntax Error: Unexpected variable "$b" in constant value."#),
        ("directive d on FIELD", #"1:11 Syntax Error: Expected "@", found Name "d"."#),
        ("directive @d", #"1:13 Syntax Error: Expected "on", found <EOF>."#),
        ("directive @d on field", #"1:17 Syntax Error: Unexpected Name "field"."#),
        ("directive @d on FIELD |", "1:24 Syntax Error: Expected Name, found <EOF>."),
        // Later drafts' syntax.
        ("directive @d @e on FIELD", #"1:14 Syntax Error: Expected "on", found "@"."#),
        ("directive @d on DIRECTIVE_DEFINITION", #"1:17 Syntax Error: Unexpected Name "DIRECTIVE_DEFINITION"."#),
        ("extend directive @d @e", #"1:8 Syntax Error: Unexpected Name "directive"."#),
        // An extension has to add something.
        ("extend", "1:7 Syntax Error: Unexpected <EOF>."),
        ("extend schema", "1:14 Syntax Error: Unexpected <EOF>."),
        ("extend scalar S", "1:16 Syntax Error: Unexpected <EOF>."),
        ("extend type T", "1:14 Syntax Error: Unexpected <EOF>."),
        ("extend interface I", "1:19 Syntax Error: Unexpected <EOF>."),
        ("extend union U", "1:15 Syntax Error: Unexpected <EOF>."),
        ("extend enum E", "1:14 Syntax Error: Unexpected <EOF>."),
        ("extend input I", "1:15 Syntax Error: Unexpected <EOF>."),
        ("extend query {a}", #"1:8 Syntax Error: Unexpected Name "query"."#),
    ])
    func `Anything else is an error at the first token in the way`(source: String, error: String) {
        let found = syntaxError(source)
        #expect(found?.summary == error)
        #expect(found?.code == "GRAPHQL_PARSE_FAILED")
    }

    @Test func `A value or type is parsed to its end`() throws {
        #expect(syntaxError(inValue: "1 2")?.summary == #"1:3 Syntax Error: Expected <EOF>, found Int "2"."#)
        #expect(syntaxError(inValue: "")?.summary == "1:1 Syntax Error: Unexpected <EOF>.")
        #expect(try Value(parsing: "[$a, {b: $c}]").printed() == "[$a, {b: $c}]")
        #expect(try TypeNode(parsing: "[[A!]]!").printed() == "[[A!]]!")
        #expect(throws: GraphQLError.self) { try TypeNode(parsing: "A]") }
    }

    @Test func `A long token is cut short in a message`() {
        let error = syntaxError("{a " + String(repeating: "\"b\"", count: 1) + "}")
        #expect(error?.message == #"Syntax Error: Expected Name, found String "b"."#)
        let long = syntaxError("{a \"" + String(repeating: "b", count: 5_000) + "\"}")
        #expect(
            long?.message == "Syntax Error: Expected Name, found String \"\(String(repeating: "b", count: 100))…\".")
    }
}
