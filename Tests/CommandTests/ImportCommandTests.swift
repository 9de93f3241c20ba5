import Foundation
import JSON
import Testing

@Suite("The import command")
struct ImportCommandTests {
    /// What stands in a store: instances and packages.
    private func counts(_ store: String) throws -> String {
        let result = try Command.run(
            "query", "{ instances { totalCount } packages { totalCount } }", "--store", store)
        let answer = try JSONValue(parsing: result.output)
        return [answer["data.instances.totalCount"], answer["data.packages.totalCount"]]
            .map { $0?.serialized() ?? "none" }.joined(separator: " ")
    }

    private func fleet(_ instances: Int) throws -> String {
        let result = try Command.run("demo-data", "--instances", String(instances), "--packages", "20")
        #expect(result.status == 0)
        return result.output
    }

    @Test("registers each line, says nothing in a pipe, and can be repeated")
    func jsonLines() throws {
        let directory = try TemporaryDirectory()
        let file = try directory.write(try fleet(1_200), to: "fleet.jsonl")
        let first = try Command.run("import", file, "--store", directory.store())
        #expect(first.status == 0)
        #expect(first.output.isEmpty && first.errors.isEmpty, "\(first.errors)")
        let once = try counts(directory.store())
        #expect(once.hasPrefix("1200 "))
        let again = try Command.run("import", file, "-", "--store", directory.store(), input: try fleet(1_300))
        #expect(again.status == 0, "\(again.errors)")
        #expect(try counts(directory.store()).hasPrefix("1300 "))
    }

    @Test("takes CSV, a package a row")
    func csv() throws {
        let directory = try TemporaryDirectory()
        let file = try directory.write(
            """
            id,region,account,package_name,package_version,ecosystem
            i-1,eu-central-1,123456789012,openssl,3.0.15-1~deb12u1,deb
            i-1,eu-central-1,123456789012,"a ""quoted"", name",1,
            i-2,eu-west-1,123456789012,,,

            """, to: "fleet.csv")
        let result = try Command.run("import", file, "--store", directory.store(), "--ecosystem", "rpm")
        #expect(result.status == 0, "\(result.errors)")
        #expect(try counts(directory.store()) == "2 2")
        let answer = try Command.run(
            "query", #"{ package(name: "a \"quoted\", name", version: "1") { ecosystem } }"#, "--store",
            directory.store())
        #expect(answer.output.contains(#""ecosystem":"rpm""#))
    }

    @Test("reports bad lines by file and number, leaves them out, and exits with 1")
    func badLines() throws {
        let directory = try TemporaryDirectory()
        let long = String(repeating: "r", count: 31)
        let file = try directory.write(
            """
            {"id": "i-1", "region": "r", "account": "1", "packages": []}
            {"id": "i-2", "region": "\(long)", "account": "1", "packages": []}
            {"id": "i-3"

            {"id": "i-1", "region": "r", "account": "1"}
            {"id": "i-1", "region": "other", "account": "1", "packages": []}
            {"id": "i-4", "region": "r", "account": "1", "packages": [{"name": "a", "version": "1"}]}
            """, to: "fleet.jsonl")
        let result = try Command.run("import", file, "--store", directory.store())
        #expect(result.status == 1)
        let lines = result.errors.split(separator: "\n")
        let places = lines.dropLast().map { $0.dropFirst(file.count + 1).prefix { $0 != ":" } }
        #expect(Set(places).isSuperset(of: ["2", "3", "6"]), "\(result.errors)")
        #expect(try counts(directory.store()) == "2 1")
        #expect(lines.last?.contains("imported 2 instances") == true, "\(result.errors)")
    }

    @Test("reports an instance that is registered with other content, and leaves it as it is")
    func otherContent() throws {
        let directory = try TemporaryDirectory()
        let old = #"{"id": "i-1", "region": "r", "account": "1", "packages": [{"name": "a", "version": "1"}]}"#
        #expect(try Command.run("import", "-", "--store", directory.store(), input: old).status == 0)
        for change in [("\"r\"", "\"s\""), ("\"1\"}", "\"2\"}"), ("[", #"[{"name": "b", "version": "1"},"#)] {
            let changed = old.replacing(change.0, with: change.1)
            let result = try Command.run("import", "-", "--store", directory.store(), input: changed)
            #expect(result.status == 1)
            #expect(result.errors.hasPrefix("-:1: "), "\(result.errors)")
        }
        #expect(try counts(directory.store()) == "1 1")
    }

    @Test("goes on where it was killed")
    func killed() throws {
        let directory = try TemporaryDirectory()
        let file = try directory.write(try fleet(6_000), to: "fleet.jsonl")
        for attempt in 1...5 {
            let process = try Command.prepared(["import", file, "--store", directory.store()])
            process.standardError = FileHandle.nullDevice
            try process.run()
            usleep(useconds_t(attempt) * 100_000)
            kill(process.processIdentifier, SIGKILL)
            process.waitUntilExit()
        }
        let result = try Command.run("import", file, "--store", directory.store())
        #expect(result.status == 0, "\(result.errors)")
        let whole = try TemporaryDirectory()
        #expect(try Command.run("import", file, "--store", whole.store()).status == 0)
        #expect(try counts(directory.store()) == counts(whole.store()))
    }

    @Test(
        "stops on a full disk with nothing half-written, and goes on when there is room",
        .enabled(if: SmallDisk.isPossible))
    func fullDisk() throws {
        let directory = try TemporaryDirectory()
        let disk = try SmallDisk(kibibytes: 3_000)
        let store = "sqlite:\(disk.url.path)/inventory.db"
        let file = try directory.write(try fleet(6_000), to: "fleet.jsonl")
        let full = try Command.run("import", file, "--store", store)
        #expect(full.status == 1)
        #expect(full.errors.split(separator: "\n").count == 1, "\(full.errors)")

        try disk.resize(kibibytes: 64_000)
        let partial = try Command.run(
            "query",
            "{ whole: instances(filter: {packageCount: {eq: 20}}) { totalCount } all: instances { totalCount } }",
            "--store", store)
        let answer = try JSONValue(parsing: partial.output)
        #expect(answer["data.whole.totalCount"] == answer["data.all.totalCount"])
        let resumed = try Command.run("import", file, "--store", store)
        #expect(resumed.status == 0, "\(resumed.errors)")
        #expect(try counts(store).hasPrefix("6000 "))
    }

    @Test("says which file can't be read, and which format or ecosystem is none")
    func refused() throws {
        for (arguments, status) in [
            (["/nowhere.jsonl"], 1), (["/"], 1), (["-", "--format", "xml"], 64), (["-", "--ecosystem", "No!"], 64),
            ([], 64),
        ] as [([String], Int32)] {
            let result = try Command.run(["import", "--store", "sqlite::memory:"] + arguments)
            #expect(result.status == status, "\(arguments)")
            #expect(result.errors.split(separator: "\n").count == 1, "\(result.errors)")
        }
    }

    @Test("is fed by a fleet that is the same on every machine")
    func deterministic() throws {
        let one = try Command.run("demo-data", "--instances", "50", "--seed", "7")
        let other = try Command.run("demo-data", environment: ["INVENTORY_INSTANCES": "50", "INVENTORY_SEED": "7"])
        #expect(one.output == other.output)
        #expect(one.output.split(separator: "\n").count == 50)
        #expect(one.output != (try Command.run("demo-data", "--instances", "50")).output)
    }
}
