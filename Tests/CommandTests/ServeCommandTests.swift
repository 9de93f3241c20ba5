import Foundation
import JSON
import Testing

@Suite("The serve command")
struct ServeCommandTests {
    @Test("answers on every route, and stops at SIGTERM with exit code 0")
    func routes() async throws {
        let directory = try TemporaryDirectory()
        let server = try Server(store: directory.store())
        let body = #"""
            {"aws_region": "us-east-1", "aws_account": "123456789012", "packages": [
              {"package_name": "package-1", "package_version": "v1"}]}
            """#
        let registered = try await server.send("POST", "/ec2/instance-002", Array(body.utf8))
        #expect(registered.status == 200)
        #expect(registered.json?["new_record.aws_region"]?.text == "us-east-1")
        let found = try await server.send("GET", "/ec2/instance-002")
        #expect(found.json?["record.packages.0.package_name"]?.text == "package-1")
        let answer = try await server.graphQL(#"{ instance(id: "instance-002") { account } }"#)
        #expect(answer.json?["data.instance.account"]?.text == "123456789012")
        for path in ["/", "/schema.graphql", "/health/live", "/health/ready"] {
            #expect(try await server.send("GET", path).status == 200, "\(path)")
        }
        #expect(server.terminate() == 0)
        #expect(throws: Never.self) { try SQLite.execute("PRAGMA integrity_check", in: directory.file("inventory.db")) }
    }

    @Test("stops at a SIGTERM that comes right after the start, with exit code 0", arguments: 1...5)
    func earlySignal(_ round: Int) throws {
        #expect(try Server(store: "sqlite::memory:").terminate() == 0)
    }

    @Test("refuses an address that is taken or not its own in one line")
    func address() throws {
        let server = try Server(store: "sqlite::memory:")
        let port = String(server.url.port ?? 0)
        for options in [
            ["--port", port], ["--port", "0", "--host", "192.0.2.1"], ["--port", "0", "--host", "no.such.invalid"],
        ] {
            let result = try Command.run(["serve", "--store", "sqlite::memory:"] + options)
            #expect(result.status == 1)
            #expect(result.errors.split(separator: "\n").count == 1, "\(result.errors)")
        }
    }

    @Test("serves from a disk that can't be written to, and says so to who writes", .enabled(if: SmallDisk.isPossible))
    func readOnly() async throws {
        let disk = try SmallDisk(kibibytes: 4096)
        let store = "sqlite:\(disk.url.path)/inventory.db"
        #expect(try Command.run("migrate", "--store", store).status == 0)
        try disk.makeReadOnly()
        let result = try Command.run("query", Registration("i-1").mutation, "--store", store)
        #expect(result.status == 1)
        #expect(result.errors.split(separator: "\n").count <= 1, "\(result.errors)")
        #expect((result.errors + result.output).contains("read-only") || result.output.contains("STORE_UNAVAILABLE"))
    }
}
