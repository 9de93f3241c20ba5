import Foundation
import JSON
import Testing

@Suite("A manifest of trusted documents")
struct TrustedDocumentsTests {
    static let good = #"{"one":"query One { __typename }","two":"query Two { instances { totalCount } }"}"#
    static let bad = #"{"one":"query One { __typename }","two":"query Two {\n  colour\n}","three":"{"}"#

    @Test("is checked document by document, by schema validate")
    func validation() throws {
        let directory = try TemporaryDirectory()
        let good = try directory.write(Self.good, to: "good.json")
        let bad = try directory.write(Self.bad, to: "bad.json")
        let wrong = try directory.write("[]", to: "wrong.json")
        #expect(try Command.run("schema", "validate", good).status == 0)
        let result = try Command.run("schema", "validate", good, bad)
        #expect(result.status == 1)
        let lines = result.errors.split(separator: "\n")
        #expect(lines.count == 2)
        #expect(lines.first?.hasPrefix("\(bad)#two:2:3: ") == true, "\(result.errors)")
        #expect(lines.last?.hasPrefix("\(bad)#three:1:2: ") == true, "\(result.errors)")
        let malformed = try Command.run("schema", "validate", wrong)
        #expect(malformed.status == 1)
        #expect(malformed.errors.contains("\(wrong): The manifest must be a JSON object."), "\(malformed.errors)")
    }

    @Test("is all that is executed with --only-trusted-documents")
    func onlyTrusted() async throws {
        let directory = try TemporaryDirectory()
        let manifest = try directory.write(Self.good, to: "manifest.json")
        let server = try Server(
            store: "sqlite::memory:", ["--trusted-documents", manifest, "--only-trusted-documents"])
        let named = try await server.send("POST", "/graphql", Array(#"{"documentId":"two"}"#.utf8))
        #expect(named.text == #"{"data":{"instances":{"totalCount":0}}}"#)
        #expect(try await server.graphQL("{ __typename }").status == 403)
    }

    @Test("keeps the server from starting if it is wrong, or missing")
    func start() throws {
        let directory = try TemporaryDirectory()
        let bad = try directory.write(Self.bad, to: "bad.json")
        for (options, text) in [
            (["--trusted-documents", bad], "#two:2:3"), (["--only-trusted-documents"], "--trusted-documents FILE"),
            (["--trusted-documents", "/nowhere.json"], "/nowhere.json"),
            (["--allow-origin", "app.example"], "must be a scheme and a host"),
        ] {
            let result = try Command.run(["serve", "--port", "0", "--store", "sqlite::memory:"] + options)
            #expect(result.status != 0)
            #expect(result.errors.contains(text), "\(result.errors)")
            #expect(result.errors.split(separator: "\n").count == 1, "\(result.errors)")
        }
    }
}
