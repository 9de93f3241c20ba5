import Foundation
import JSON
import Testing

@Suite("The schema commands")
struct SchemaCommandTests {
    @Test("print definitions, that differ in nothing from themselves")
    func printing() throws {
        let directory = try TemporaryDirectory()
        let printed = try Command.run("schema", "print")
        #expect(printed.status == 0)
        #expect(printed.output.contains("type Query"))
        let file = try directory.write(printed.output, to: "schema.graphql")
        let difference = try Command.run("schema", "diff", file, file)
        #expect(difference.status == 0)
        #expect(difference.output.isEmpty)
    }

    @Test("print the introspection result as JSON")
    func introspection() throws {
        let printed = try Command.run("schema", "print", "--json")
        #expect(printed.status == 0)
        let value = try JSONValue(parsing: printed.output)
        #expect(value["data.__schema.queryType.name"]?.text == "Query")
    }

    @Test("check operations, and report errors by file, line and column")
    func validation() throws {
        let directory = try TemporaryDirectory()
        let good = try directory.write("query Q { instances { nodes { id } } }", to: "good.graphql")
        let bad = try directory.write("query Q {\n  instances { nodes { colour } }\n}", to: "bad.graphql")
        let broken = try directory.write("query Q {", to: "broken.graphql")

        #expect(try Command.run("schema", "validate", good).status == 0)
        let result = try Command.run("schema", "validate", good, bad, broken)
        #expect(result.status == 1)
        let lines = result.errors.split(separator: "\n")
        #expect(lines.count == 2)
        #expect(lines.first?.hasPrefix("\(bad):2:23: ") == true, "\(result.errors)")
        #expect(lines.last?.hasPrefix("\(broken):1:10: ") == true, "\(result.errors)")
    }

    @Test("check against another schema, that must be one itself")
    func otherSchema() throws {
        let directory = try TemporaryDirectory()
        let schema = try directory.write("type Query { colour: String }", to: "schema.graphql")
        let wrong = try directory.write("type Query { colour: Colour }", to: "wrong.graphql")
        #expect(try Command.run("schema", "validate", "-", "--schema", schema, input: "{ colour }").status == 0)
        let result = try Command.run("schema", "validate", "-", "--schema", wrong, input: "{ colour }")
        #expect(result.status == 1)
        #expect(result.errors.contains("wrong.graphql:1:22: "), "\(result.errors)")
    }

    @Test("find changes that break clients, and exit with 1 for those alone")
    func differences() throws {
        let directory = try TemporaryDirectory()
        let small = try directory.write("type Query { a: String }", to: "small.graphql")
        let large = try directory.write("type Query { a: String b: String }", to: "large.graphql")
        let grown = try Command.run("schema", "diff", small, large)
        #expect(grown.status == 0)
        #expect(grown.output.hasPrefix("SAFE"))
        let shrunk = try Command.run("schema", "diff", large, small)
        #expect(shrunk.status == 1)
        #expect(shrunk.output.hasPrefix("BREAKING"))
    }

    @Test("say which file can't be read", arguments: ["/nowhere.graphql", "/"])
    func unreadable(path: String) throws {
        let result = try Command.run("schema", "validate", path)
        #expect(result.status == 1)
        #expect(result.errors.hasPrefix("inventory-gateway: \(path): "))
    }
}
