import GraphQLLanguage
import Testing

@Suite struct PrinterTests {
    @Test func `Any document parses again from its print to an equal tree`() throws {
        for seed in UInt64(0)..<400 {
            var generator = RandomDocument(seed: seed)
            let document = generator.document()
            let printed = document.printed()
            do throws(GraphQLError) {
                let parsed = try Document(parsing: printed)
                #expect(outline(parsed) == outline(document), "seed \(seed):\n\(printed)")
                #expect(parsed.printed() == printed, "seed \(seed)")
            } catch {
                Issue.record("seed \(seed): \(error.summary)\n\(printed)")
            }
        }
    }

    @Test(arguments: [
        ("query{a}", "{\n  a\n}"),
        ("query Q{a}", "query Q {\n  a\n}"),
        ("query($a:Int=1@b){a}", "query ($a: Int = 1 @b) {\n  a\n}"),
        ("query@a{b}", "query @a {\n  b\n}"),
        ("{a:b(c:{d:1,e:[]},f:\"g\")@h(i:$j){k}}", "{\n  a: b(c: {d: 1, e: []}, f: \"g\") @h(i: $j) {\n    k\n  }\n}"),
        ("{...on T@a{b}...@c{d}...E@f}", "{\n  ... on T @a {\n    b\n  }\n  ... @c {\n    d\n  }\n  ...E @f\n}"),
        ("fragment F on T@a{b}", "fragment F on T @a {\n  b\n}"),
        ("\"d\" query{a}", "\"d\"\nquery {\n  a\n}"),
        ("query(\"d\"$a:A$b:B){a}", "query (\n\"d\"\n$a: A\n$b: B\n) {\n  a\n}"),
        ("{a}{b}", "{\n  a\n}\n\n{\n  b\n}"),
        ("type T", "type T"),
        ("type T implements A&B@d{a(b:Int=1@c):[T!]!}", "type T implements A & B @d {\n  a(b: Int = 1 @c): [T!]!\n}"),
        ("type T{a(\"d\"b:Int):C}", "type T {\n  a(\n    \"d\"\n    b: Int\n  ): C\n}"),
        ("union U@a=|A|B", "union U @a = A | B"),
        ("enum E{\"d\"A@b,B}", "enum E {\n  \"d\"\n  A @b\n  B\n}"),
        ("\"d\"directive@d(a:Int)repeatable on|FIELD|ENUM", "\"d\"\ndirective @d(a: Int) repeatable on FIELD | ENUM"),
        ("schema@d{query:Q}", "schema @d {\n  query: Q\n}"), ("extend schema@d", "extend schema @d"),
        ("\"\"\"d\"\"\"scalar S", "\"\"\"d\"\"\"\nscalar S"),
        ("\"\"\"d\n  e\"\"\"scalar S", "\"\"\"\nd\ne\n\"\"\"\nscalar S"),
        ("input I{\"\"\"d\n\n e\"\"\"a:A}", "input I {\n  \"\"\"\n  d\n  \n  e\n  \"\"\"\n  a: A\n}"),
    ])
    func `A document is printed in the canonical form`(source: String, printed: String) throws {
        #expect(try Document(parsing: source).printed() == printed)
    }

    @Test(arguments: [(72, false), (73, true)])
    func `Arguments go on lines of their own beyond 80 UTF-16 units`(length: Int, isBroken: Bool) throws {
        // `a(b: "…")` has eight characters around the text.
        for text in [String(repeating: "x", count: length - 1), String(repeating: "\u{1F600}", count: length / 2)] {
            let padded = text + String(repeating: "\u{E9}", count: length - text.utf16.count)
            let printed = try Document(parsing: "{p{a(b:\"\(padded)\")}}").printed()
            let line = isBroken ? "    a(\n      b: \"\(padded)\"\n    )" : "    a(b: \"\(padded)\")"
            #expect(printed == "{\n  p {\n\(line)\n  }\n}")
        }
    }
}
