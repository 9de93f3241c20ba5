import Foundation
import JSON
import Testing

/// The article "A schema, a resolver, an answer" is true.
@Suite struct GettingStartedTests {
    private let tests = URL(filePath: #filePath).deletingLastPathComponent()

    @Test("The article's code is the code that is compiled here")
    func code() throws {
        let article = try String(
            contentsOf: tests.appending(
                path: "../../Sources/GraphQLExecution/GraphQLExecution.docc/GettingStarted.md"), encoding: .utf8)
        let blocks = article.components(separatedBy: "```swift\n").dropFirst().map { block in
            block.components(separatedBy: "```")[0]
        }
        let compiled = try String(contentsOf: tests.appending(path: "GettingStarted.swift"), encoding: .utf8)
        #expect(blocks.joined(separator: "\n") == compiled)
        #expect(compiled.split(separator: "\n").count <= 35)
    }

    @Test("The article's answer is the answer")
    func answers() async throws {
        let response = try await answer("query($n: Int!) { ships(first: $n) { name } }", ["n": 1])
        #expect(response == #"{"data":{"ships":[{"name":"Beagle"}]}}"#)
    }

    @Test("Without arguments all ships are there, and introspection knows them")
    func more() async throws {
        #expect(
            try await answer("{ ships { name masts } __type(name: \"Ship\") { kind } }")
                == #"{"data":{"ships":[{"name":"Beagle","masts":2},{"name":"Endeavour","masts":3}],"#
                + #""__type":{"kind":"OBJECT"}}}"#)
    }
}
