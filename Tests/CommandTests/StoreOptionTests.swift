import Foundation
import Testing

@Suite("The store's address")
struct StoreOptionTests {
    static let count = "{ instances { totalCount } }"

    @Test(
        "is refused in one line when there is no such store",
        arguments: [
            ("rds-data:?resourceArn=arn&secretArn=arn&database=db&engine=mysql", "is no cluster's ARN"),
            ("rds-data:?engine=mysql", "lacks resourceArn"),
            ("mongodb://localhost", "mongodb"),
            ("inventory.db", "sqlite:inventory.db"),
            ("sqlite:", "names no file"),
        ])
    func refused(url: String, mentions: String) throws {
        for result in [
            try Command.run("query", Self.count, "--store", url),
            try Command.run("query", Self.count, environment: ["INVENTORY_STORE": url]),
        ] {
            #expect(result.status == 64)
            #expect(result.errors.split(separator: "\n").count == 1)
            #expect(result.errors.contains(mentions), "\(result.errors)")
        }
    }

    @Test("of a PostgreSQL server that is away ends the start in one line, without the password")
    func awayServer() throws {
        for command in [["query", Self.count], ["serve", "--port", "0"], ["migrate"]] {
            let result = try Command.run(command + ["--store", "postgresql://u:topsecret@127.0.0.1:1/inventory"])
            #expect(result.status == 1)
            #expect(result.errors.split(separator: "\n").count == 1, "\(result.errors)")
            #expect(result.errors.contains("postgresql: "), "\(result.errors)")
            #expect(!result.errors.contains("topsecret"))
        }
    }

    @Test("is that of the option, else of INVENTORY_STORE, else inventory.db here")
    func precedence() throws {
        let directory = try TemporaryDirectory()
        func exists(_ name: String) -> Bool { FileManager.default.fileExists(atPath: directory.file(name).path) }

        let option = try Command.run(
            "query", Self.count, "--store", "sqlite:a.db", environment: ["INVENTORY_STORE": "sqlite:b.db"],
            directory: directory.url)
        #expect(option.output == #"{"data":{"instances":{"totalCount":0}}}"# + "\n")
        #expect(exists("a.db") && !exists("b.db"))
        _ = try Command.run(
            "query", Self.count, environment: ["INVENTORY_STORE": "sqlite:b.db"], directory: directory.url)
        #expect(exists("b.db") && !exists("inventory.db"))
        _ = try Command.run("query", Self.count, directory: directory.url)
        #expect(exists("inventory.db"))
    }

    @Test("of the 2019 sample's environment is understood, and what it lacks is said in one line")
    func sampleEnvironment() throws {
        let result = try Command.run(
            "query", Self.count, environment: ["DB_CLUSTER_ARN": "arn:aws:rds:eu-central-1:123456789012:cluster:c"])
        #expect(result.status == 64)
        #expect(result.errors.contains("lacks secretArn") && result.errors.contains("DB_CRED_SECRETS_STORE_ARN"))
        #expect(result.errors.split(separator: "\n").count == 1)
    }

    @Test("of a file that is no database ends the start in one line, and leaves the file alone")
    func corrupt() throws {
        let directory = try TemporaryDirectory()
        let text = String(repeating: "This is no database. ", count: 500)
        let path = try directory.write(text, to: "inventory.db")
        let result = try Command.run("serve", "--port", "0", "--store", "sqlite:\(path)")
        #expect(result.status == 1)
        #expect(result.errors.split(separator: "\n").count == 1, "\(result.errors)")
        #expect(try String(contentsOf: directory.file("inventory.db"), encoding: .utf8) == text)
    }

    @Test("of a directory, or of a file in none, ends the start in one line")
    func directory() throws {
        let directory = try TemporaryDirectory()
        for path in [directory.url.path, directory.file("none/inventory.db").path] {
            let result = try Command.run("serve", "--port", "0", "--store", "sqlite:\(path)")
            #expect(result.status == 1)
            #expect(result.errors.split(separator: "\n").count == 1, "\(result.errors)")
        }
    }

    @Test("of a database that a newer version has migrated ends the start in one line")
    func newerSchema() throws {
        let directory = try TemporaryDirectory()
        #expect(try Command.run("migrate", "--store", directory.store()).status == 0)
        try SQLite.execute(
            "INSERT INTO schema_migration SELECT max(version) + 1, 'later', checksum, 0 FROM schema_migration",
            in: directory.file("inventory.db"))
        for arguments in [["serve", "--port", "0"], ["migrate"], ["query", Self.count]] {
            let result = try Command.run(arguments + ["--store", directory.store()])
            #expect(result.status == 1)
            #expect(result.errors.split(separator: "\n").count == 1, "\(result.errors)")
        }
    }
}
