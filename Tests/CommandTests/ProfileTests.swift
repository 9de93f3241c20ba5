import Foundation
import JSON
import Testing

@Suite("Profiles and limits of the serve command")
struct ProfileTests {
    private static let introspection = "{ __schema { queryType { name } } }"

    @Test(
        "decide what strangers see",
        arguments: [
            ([], [:], true), (["--profile", "production"], [:], false),
            ([], ["INVENTORY_PROFILE": "production"], false),
            (["--host", "0.0.0.0"], [:], false), (["--host", "0.0.0.0", "--profile", "development"], [:], true),
            (["--profile", "production", "--introspection"], [:], true),
        ] as [([String], [String: String], Bool)])
    func profile(_ options: [String], _ environment: [String: String], isOpen: Bool) async throws {
        let server = try Server(store: "sqlite::memory:", options, environment: environment)
        let port = try #require(server.url.port)
        let sender = Sender(url: try #require(URL(string: "http://127.0.0.1:\(port)")))
        let answer = try await sender.graphQL(Self.introspection)
        #expect((answer.json?["data.__schema.queryType.name"]?.text == "Query") == isOpen)
        #expect(try await sender.send("GET", "/schema.graphql").status == (isOpen ? 200 : 404))
        #expect(server.terminate() == 0)
    }

    @Test("are options: a limit refuses, or warns, and the log counts")
    func limits() async throws {
        let server = try Server(
            store: "sqlite::memory:",
            ["--max-cost", "10", "--max-depth", "2", "--max-body-size", "120", "--warn-only", "depth,body-size"])
        let refused = try await server.graphQL("{ instances(first: 11) { nodes { id } } }")
        #expect(refused.json?["errors.0.extensions.limit.name"]?.text == "cost")
        #expect(refused.json?["errors.0.extensions.limit.remedies.0.argument"]?.text == "first")
        let warned = try await server.graphQL("{ instances(first: 10) { nodes { id } } }")
        #expect(warned.json?["data.instances.nodes"] == .array([]))
        let large = try await server.graphQL("{ __typename } # \(String(repeating: "x", count: 200))")
        #expect(large.json?["data.__typename"]?.text == "Query")
        #expect(server.terminate() == 0)
        for limit in ["cost", "depth", "body-size"] { #expect(server.logged.contains(#""limit":"\#(limit)""#)) }
    }

    @Test(
        "are refused where they are wrong",
        arguments: [
            ["--profile", "staging"], ["--warn-only", "depth,speed"], ["--warn-only", ""], ["--max-cost", "0"],
        ])
    func wrong(_ options: [String]) throws {
        let result = try Command.run(["serve", "--store", "sqlite::memory:"] + options)
        #expect(result.status == 64)
        #expect(result.errors.split(separator: "\n").count == 1, "\(result.errors)")
    }
}
