import Foundation
import JSON
import Testing

@Suite("The collect command")
struct CollectCommandTests {
    static let identity = ["--instance-id", "i-0abc", "--region", "eu-central-1", "--account", "123456789012"]
    static let status = """
        Package: openssl
        Status: install ok installed
        Architecture: amd64
        Version: 3.0.15-1~deb12u1

        Package: removed
        Status: deinstall ok config-files
        Version: 1.0

        Package: zlib1g
        Status: install ok installed
        Version: 1:1.2.13.dfsg-1

        """
    static let read = #"""
        { instance(id: "i-0abc") { region account packages { nodes { name version ecosystem } } } }
        """#

    @Test("registers a host with its installed packages, and replaces them when it runs again")
    func registers() throws {
        let directory = try TemporaryDirectory()
        let file = try directory.write(Self.status, to: "status")
        let arguments = ["collect", "--to", directory.store(), "--dpkg-status", file] + Self.identity
        let first = try Command.run(arguments)
        #expect(first.status == 0, "\(first.errors)")
        #expect(first.errors.contains("registered i-0abc: 2 packages"), "\(first.errors)")

        let later = Self.status.replacing("3.0.15-1~deb12u1", with: "3.0.16-1~deb12u1")
        _ = try directory.write(later, to: "status")
        let second = try Command.run(arguments)
        #expect(second.errors.contains("updated i-0abc: 2 packages"), "\(second.errors)")

        let answer = try Command.run("query", Self.read, "--store", directory.store())
        let nodes = try JSONValue(parsing: answer.output)["data.instance.packages.nodes"]?.elements ?? []
        #expect(nodes.map { $0["name"]?.text } == ["openssl", "zlib1g"])
        #expect(nodes.map { $0["version"]?.text } == ["3.0.16-1~deb12u1", "1:1.2.13.dfsg-1"])
        #expect(nodes.allSatisfy { $0["ecosystem"]?.text == "deb" })
    }

    @Test("registers a host through a gateway, and replaces its packages when it runs again")
    func registersThroughGateway() async throws {
        let directory = try TemporaryDirectory()
        let server = try Server(store: directory.store())
        let file = try directory.write(Self.status, to: "status")
        let arguments = ["collect", "--to", server.url.absoluteString, "--dpkg-status", file] + Self.identity
        let first = try Command.run(arguments)
        #expect(first.errors.contains("registered i-0abc: 2 packages"), "\(first.errors)")
        let second = try Command.run(arguments)
        #expect(second.errors.contains("updated i-0abc: 2 packages"), "\(second.errors)")
        let answer = try await server.graphQL(Self.read)
        #expect(answer.json?["data.instance.packages.nodes"]?.elements.count == 2)
    }

    @Test("asks the instance metadata service who the host is")
    func metadata() throws {
        let directory = try TemporaryDirectory()
        let file = try directory.write(Self.status, to: "status")
        let service = try MetadataService(
            document: #"{"accountId": "123456789012", "instanceId": "i-0fed", "region": "eu-west-1"}"#)
        let environment = ["AWS_EC2_METADATA_SERVICE_ENDPOINT": service.endpoint]
        let all = try Command.run("collect", "--print", "--dpkg-status", file, environment: environment)
        let line = try JSONValue(parsing: all.output)
        #expect(line["id"]?.text == "i-0fed")
        #expect(line["region"]?.text == "eu-west-1")
        #expect(line["account"]?.text == "123456789012")
        let some = try Command.run(
            "collect", "--print", "--dpkg-status", file, "--region", "mars-1", environment: environment)
        #expect(try JSONValue(parsing: some.output)["region"]?.text == "mars-1")
    }

    @Test("says which options are missing where there is no metadata service")
    func noMetadata() throws {
        let result = try Command.run(
            "collect", "--print", "--region", "eu-central-1",
            environment: ["AWS_EC2_METADATA_SERVICE_ENDPOINT": "http://127.0.0.1:1"])
        #expect(result.status == 1)
        #expect(result.errors.contains("--instance-id, --account"), "\(result.errors)")
        #expect(!result.errors.contains("--region,"))
    }

    @Test("prints a line that import takes")
    func printing() throws {
        let directory = try TemporaryDirectory()
        let file = try directory.write(Self.status, to: "status")
        let printed = try Command.run(["collect", "--print", "--dpkg-status", file] + Self.identity)
        #expect(printed.status == 0)
        #expect(printed.output.split(separator: "\n").count == 1)
        let imported = try Command.run("import", "-", "--store", directory.store(), input: printed.output)
        #expect(imported.status == 0, "\(imported.errors)")
    }

    @Test(
        "reads this host's own packages",
        .enabled(if: FileManager.default.fileExists(atPath: "/var/lib/dpkg/status")))
    func thisHost() throws {
        let printed = try Command.run(["collect", "--print"] + Self.identity)
        #expect(printed.status == 0)
        let packages = try JSONValue(parsing: printed.output)["packages"]?.elements ?? []
        #expect(packages.count > 50)
        #expect(packages.contains { $0["name"]?.text == "dpkg" })
    }

    @Test("says why a gateway does not take the host")
    func refused() throws {
        let directory = try TemporaryDirectory()
        let file = try directory.write(Self.status, to: "status")
        for (address, mentions) in [
            ("http://127.0.0.1:1", "can't be reached"), ("https://127.0.0.1:1", "can't be reached"),
            ("http://", "HOST"),
        ] {
            let result = try Command.run(
                ["collect", "--to", address, "--attempts", "1", "--dpkg-status", file] + Self.identity)
            #expect(result.status != 0)
            #expect(result.errors.contains(mentions), "\(result.errors)")
            #expect(result.errors.split(separator: "\n").count == 1)
        }
    }
}
