import Foundation
import JSON
import PostgreSQLTestServer
import Synchronization
import Testing

@Suite("The commands over a PostgreSQL server")
struct PostgreSQLCommandTests {
    /// A database's address as a user writes it.
    private static func url(_ server: PostgreSQLServer, _ database: String, _ options: String = "") -> String {
        "postgresql://inventory@127.0.0.1:\(server.port)/\(database)?connect_timeout=60\(options)"
    }

    private static func migratedURL(_ server: PostgreSQLServer, _ options: String = "") async throws -> String {
        let url = Self.url(server, try await server.newDatabase(), options)
        let result = try Command.run("migrate", "--store", url)
        #expect(result.status == 0, "\(result.errors)")
        return url
    }

    @Test("migrate when they are told to, and refuse a database that is not migrated in one line")
    func migrations() async throws {
        let server = try await PostgreSQLServer.shared.value
        let url = Self.url(server, try await server.newDatabase())
        for arguments in [["serve", "--port", "0"], ["query", StoreOptionTests.count], ["import", "-"]] {
            let result = try Command.run(arguments + ["--store", url])
            #expect(result.status == 1)
            #expect(result.errors.contains("run \"migrate\" first"), "\(result.errors)")
            #expect(result.errors.split(separator: "\n").count == 1)
        }
        let pending = try Command.run("migrate", "--dry-run", "--store", url)
        #expect(pending.output.hasPrefix("pending  0001 baseline\n"))
        let gateway = try Server(store: url, ["--migrate"])
        #expect(try await gateway.send("GET", "/health/ready").status == 200)
        #expect(gateway.terminate() == 0)
        #expect(try Command.run("query", StoreOptionTests.count, "--store", url).status == 0)
    }

    @Test(
        "end in one line that says why when there is no way to the database",
        arguments: [
            ("nowhere", "", "\"nowhere\" does not exist"),
            ("postgres", "&sslmode=verify-full&sslrootcert=/none", "/none"),
            ("postgres", "&pool_max=none", "pool_max"), ("postgres", "&colour=red", "colour"),
        ])
    func refused(_ database: String, _ options: String, _ words: String) async throws {
        let url = Self.url(try await PostgreSQLServer.shared.value, database, options)
        let result = try Command.run("serve", "--port", "0", "--store", url)
        #expect(result.status != 0)
        #expect(result.errors.split(separator: "\n").count == 1, "\(result.errors)")
        #expect(result.errors.contains(words), "\(result.errors)")
    }

    @Test("keep what was acknowledged, and nothing by half, when the gateway is killed during registrations")
    func gatewayKilled() async throws {
        let server = try await PostgreSQLServer.shared.value
        let url = try await Self.migratedURL(server)
        let packages = 250  // enough to be copied
        let acknowledged = AcknowledgedIDs()
        for round in 0..<5 {
            let gateway = try Server(store: url)
            let sender = gateway.sender
            let loads = (0..<4).map { stream in
                Task {
                    for number in 0..<10_000 {
                        let registration = Registration("i-\(round)-\(stream)-\(number)", packages: packages)
                        guard let answer = try? await sender.graphQL(Registration.document, registration.variables)
                        else { break }
                        if answer.json?["data.registerInstance.instance.id"]?.text == registration.id {
                            acknowledged.add(registration.id)
                        }
                    }
                }
            }
            // In the middle of some, whenever that is.
            let goal = acknowledged.all.count + 10 + round
            for _ in 0..<3000 where acknowledged.all.count < goal {
                try await Task.sleep(for: .milliseconds(10))
            }
            gateway.kill()
            for load in loads { await load.value }
        }
        let all = acknowledged.all
        #expect(all.count >= 50)
        let gateway = try Server(store: url)
        let partial = try await gateway.graphQL(
            "{ instances(filter: {packageCount: {ne: \(packages)}}) { totalCount } }")
        #expect(partial.json?["data.instances.totalCount"] == .int(0), "\(partial.text)")
        for start in stride(from: 0, to: all.count, by: 100) {
            let ids = all[start..<min(start + 100, all.count)]
            let answer = try await gateway.graphQL(
                "query($ids: [String!]) { instances(filter: {id: {in: $ids}}) { totalCount } }",
                variables: ["ids": .array(ids.map { .string($0) })])
            #expect(answer.json?["data.instances.totalCount"] == .int(ids.count))
        }
    }

    @Test("go on where an import was killed")
    func importKilled() async throws {
        let server = try await PostgreSQLServer.shared.value
        let url = try await Self.migratedURL(server)
        let directory = try TemporaryDirectory()
        let fleet = try Command.run("demo-data", "--instances", "4000", "--packages", "20")
        let file = try directory.write(fleet.output, to: "fleet.jsonl")
        for attempt in 1...3 {
            let process = try Command.prepared(["import", file, "--store", url])
            process.standardError = FileHandle.nullDevice
            try process.run()
            usleep(useconds_t(attempt) * 150_000)
            kill(process.processIdentifier, SIGKILL)
            process.waitUntilExit()
        }
        let result = try Command.run("import", file, "--store", url)
        #expect(result.status == 0, "\(result.errors)")
        let counts = try Command.run(
            "query",
            "{ whole: instances(filter: {packageCount: {eq: 20}}) { totalCount } all: instances { totalCount } }",
            "--store", url)
        let answer = try JSONValue(parsing: counts.output)
        #expect(answer["data.all.totalCount"] == .int(4000))
        #expect(answer["data.whole.totalCount"] == .int(4000))
    }

    @Test("fail fast while the server is away, say so, and are as before when it is back", .timeLimit(.minutes(4)))
    func outage() async throws {
        let server = try await PostgreSQLServer()
        let gateway = try Server(store: try await Self.migratedURL(server, "&pool_max=8"))
        func burst() async throws -> [Server.Answer] {
            try await withThrowingTaskGroup(of: Server.Answer.self) { group in
                for _ in 0..<40 {
                    group.addTask { [sender = gateway.sender] in
                        try await sender.graphQL("{ instances { totalCount } }")
                    }
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }
        }
        for answer in try await burst() { #expect(answer.text.hasPrefix(#"{"data":{"instances""#), "\(answer.text)") }
        let descriptors = try gateway.descriptors
        for _ in 0..<3 {
            try server.tell("stop")
            while try await gateway.send("GET", "/health/ready").status == 200 {}
            for answer in try await burst() {
                #expect(answer.json?["errors.0.extensions.code"]?.text == "STORE_UNAVAILABLE", "\(answer.text)")
            }
            #expect(gateway.logged.contains("The inventory's database can't be reached."))
            try server.tell("start")
            while try await gateway.send("GET", "/health/ready").status != 200 {
                try await Task.sleep(for: .milliseconds(20))
            }
            for answer in try await burst() {
                #expect(answer.text.hasPrefix(#"{"data":{"instances""#), "\(answer.text)")
            }
        }
        // Connections that clients have left take a moment to go; one more or less may be there.
        for _ in 0..<300 where try gateway.descriptors > descriptors + 10 {
            try await Task.sleep(for: .milliseconds(100))
        }
        #expect(try gateway.descriptors <= descriptors + 10)
        #expect(gateway.terminate() == 0)
    }
}

/// What several clients were told is registered.
private final class AcknowledgedIDs: Sendable {
    private let ids = Mutex<[String]>([])

    var all: [String] { ids.withLock { $0 } }

    func add(_ id: String) { ids.withLock { $0.append(id) } }
}

extension Server {
    /// How many descriptors it has open.
    fileprivate var descriptors: Int {
        get throws { try FileManager.default.contentsOfDirectory(atPath: "/proc/\(processIdentifier)/fd").count }
    }
}
