import JSON
import Testing

@Suite("The query command")
struct QueryCommandTests {
    @Test("prints the answer on one line, and exits with 0")
    func answer() throws {
        let result = try Command.run("query", "{ __typename }", "--store", "sqlite::memory:")
        #expect(result.status == 0)
        #expect(result.output == #"{"data":{"__typename":"Query"}}"# + "\n")
        #expect(result.errors.isEmpty)
    }

    @Test(
        "exits with 1 if the answer has errors",
        arguments: ["{", "{ colour }", "query A { __typename } query B { __typename }"])
    func errors(document: String) throws {
        let result = try Command.run("query", document, "--store", "sqlite::memory:")
        #expect(result.status == 1)
        #expect(result.output.hasPrefix(#"{"errors":["#))
    }

    @Test("takes variables, an operation's name, and the document from a file or standard input")
    func inputs() throws {
        let directory = try TemporaryDirectory()
        let document = "query A { __typename } query B($id: ID!) { instance(id: $id) { id } }"
        let file = try directory.write(document, to: "b.graphql")
        let options = ["--operation", "B", "--variables", #"{"id": "i-1"}"#, "--store", "sqlite::memory:"]
        for (source, input) in [(document, ""), ("@\(file)", ""), ("-", document)] {
            let result = try Command.run(["query", source] + options, input: input)
            #expect(result.output == #"{"data":{"instance":null}}"# + "\n", "\(result.errors)")
        }
    }

    @Test("runs mutations, that the next run sees")
    func mutations() throws {
        let directory = try TemporaryDirectory()
        let register = #"""
            mutation { registerInstance(input: {id: "i-1", region: "eu-central-1", account: "1", packages: [
              {name: "openssl", version: "3.0.15-1~deb12u1", ecosystem: "deb"}]}) { instance { id } } }
            """#
        let first = try Command.run("query", register, "--store", directory.store())
        #expect(first.output == #"{"data":{"registerInstance":{"instance":{"id":"i-1"}}}}"# + "\n")
        let again = try Command.run("query", register, "--store", directory.store())
        #expect(again.status == 1)
        #expect(again.output.contains("ALREADY_EXISTS"))
        let read = try Command.run(
            "query", #"{ instance(id: "i-1") { packages { nodes { name version } } } }"#, "--store", directory.store())
        #expect(read.output.contains(#"{"name":"openssl","version":"3.0.15-1~deb12u1"}"#))
    }

    @Test("runs an operation again and again, and tells how fast it was")
    func timing() throws {
        let query = ["query", "{ instances { totalCount } }", "--store", "sqlite::memory:", "--repeat", "1"]
        let result = try Command.run(query + ["--concurrency", "2"])
        #expect(result.status == 0)
        guard case .object(let timing) = try JSONValue(parsing: result.output),
            case .int(let operations)? = timing["operations"]
        else {
            Issue.record("\(result)")
            return
        }
        #expect(operations >= 2 && timing["failures"] == 0)
        #expect(timing["cpuMicroseconds"] != nil && timing["p99Milliseconds"] != nil)
        // What fails is not worth timing.
        let wrong = try Command.run("query", "{ colour }", "--store", "sqlite::memory:", "--repeat", "1")
        #expect(wrong.status == 1 && wrong.output.hasPrefix(#"{"errors":["#))
    }

    @Test("explains an operation in place of its answer, as text and as JSON")
    func explanation() throws {
        let query = ["query", #"{ instance(id: "i-1") { id } }"#, "--store", "sqlite::memory:", "--explain"]
        let text = try Command.run(query)
        #expect(text.status == 0)
        #expect(text.output.hasPrefix("Query\n  instance(id: \"i-1\") → Instance   [call 1]\n"), "\(text)")
        #expect(text.output.contains("1: TEXT = i-1\n"))
        let json = try Command.run(query + ["--explain-format", "json"])
        #expect(json.output.hasPrefix("{\n  \"operation\": {"), "\(json)")
        let wrong = try Command.run("query", "{ colour }", "--store", "sqlite::memory:", "--explain")
        #expect(wrong.status == 1)
        #expect(wrong.output.hasPrefix(#"{"errors":["#))
    }
}
