import Foundation
import JSON
import Testing

@Suite("The README")
struct ReadmeTests {
    @Test("shows the answer that its first query has")
    func firstQuery() async throws {
        let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("../../README.md")
        let readme = try String(contentsOf: file, encoding: .utf8)
        let command = try #require(readme.range(of: "--data-urlencode 'query="))
        let query = readme[command.upperBound...].prefix { $0 != "'" }
        let answer = try #require(readme.range(of: "```json\n"))
        let expected = readme[answer.upperBound...].prefix { $0 != "\n" }

        let directory = try TemporaryDirectory()
        let fleet = try Command.run("demo-data")
        #expect(try Command.run("import", "-", "--store", directory.store(), input: fleet.output).status == 0)
        let server = try Server(store: directory.store())
        let encoded = try #require(query.addingPercentEncoding(withAllowedCharacters: .alphanumerics))
        let response = try await server.send("GET", "/graphql?query=\(encoded)")
        #expect(response.text == expected)
    }

    @Test("names every command")
    func commands() throws {
        let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("../../README.md")
        let readme = try String(contentsOf: file, encoding: .utf8)
        for command in CommandLineTests.commands { #expect(readme.contains("`\(command[0])"), "\(command)") }
    }
}
