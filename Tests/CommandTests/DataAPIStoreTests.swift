import Foundation
import JSON
import Testing

/// The built binary on a cluster behind the Data API: a local one, with a real PostgreSQL behind it.
@Suite("A store behind the RDS Data API")
struct DataAPIStoreTests {
    @Test("is migrated, filled and asked by the commands, named by a URL or by the 2019 sample's variables")
    func commands() throws {
        let api = try LocalDataAPI()
        let variables = api.variables
        let count = "{ instances { totalCount } }"
        let stale = try Command.run("query", count, environment: variables)
        #expect(stale.status == 1 && stale.errors.contains("run \"migrate\" first"))
        let pending = try Command.run("migrate", "--dry-run", environment: variables)
        #expect(pending.output.contains("pending  0001 baseline"))
        let migrated = try Command.run("migrate", environment: variables)
        #expect(migrated.status == 0 && migrated.output.contains("applied  0002 package dictionary"))
        let fleet = try Command.run("demo-data", "--instances", "20")
        let imported = try Command.run("import", "-", environment: variables, input: fleet.output)
        #expect(imported.status == 0, "\(imported.errors)")
        let answer = try Command.run("query", count, environment: variables)
        #expect(answer.output == "{\"data\":{\"instances\":{\"totalCount\":20}}}\n")

        let url = "rds-data:?engine=postgresql&database=elsewhere"
        let elsewhere = try Command.run("query", count, "--store", url, environment: variables)
        #expect(elsewhere.status == 1 && elsewhere.errors.contains("there is no such database"))
        let nobody = variables.merging(["AWS_SECRET_ACCESS_KEY": "another"]) { $1 }
        let refused = try Command.run("query", count, environment: nobody)
        #expect(refused.status == 1 && refused.errors.contains("does not accept this gateway's credentials"))
        #expect(!refused.errors.contains("another"))
    }

    @Test("tells how large its answers are: to a request that asks for its cost, and in the metrics")
    func bytes() async throws {
        let api = try LocalDataAPI()
        let url = "rds-data:?engine=postgresql&database=\(api.text("database"))"
        let server = try Server(store: url, ["--migrate"], environment: api.variables)
        let body = #"{"query": "{ instances { totalCount } }", "extensions": {"cost": true}}"#
        let answer = try await server.send("POST", "/graphql", Array(body.utf8))
        guard case .int(let bytes)? = answer.json?["extensions.cost.bytes"] else {
            Issue.record("\(answer)")
            return
        }
        #expect(bytes > 0)
        let metrics = try await server.send("GET", "/metrics")
        let text = String(decoding: metrics.body, as: UTF8.self)
        #expect(text.contains("\ninventory_statement_answer_bytes_total \(bytes)\n"), "\(text)")
        #expect(server.terminate() == 0)
    }
}

/// The local Data API, which ends with this object.
private final class LocalDataAPI {
    private let process = Process()
    private let lifeline = Pipe()
    private let description: JSONObject

    init() throws {
        let script = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("../DataAPI/local_data_api.py")
        let output = Pipe()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["python3", script.path, "--engine", "postgresql", "--until-end-of-input"]
        process.standardInput = lifeline
        process.standardOutput = output
        try process.run()
        var line = Data()
        while line.last != UInt8(ascii: "\n") {
            let more = output.fileHandleForReading.availableData
            if more.isEmpty { throw CocoaError(.fileReadUnknown) }
            line += more
        }
        guard case .object(let object) = try JSONValue(parsing: Array(line)) else {
            throw CocoaError(.fileReadCorruptFile)
        }
        description = object
    }

    /// What the 2019 sample was configured with, and AWS's own tools are.
    var variables: [String: String] {
        [
            "AWS_ENDPOINT_URL_RDS_DATA": text("endpoint"), "AWS_ACCESS_KEY_ID": text("accessKeyId"),
            "AWS_SECRET_ACCESS_KEY": text("secretAccessKey"), "DB_CLUSTER_ARN": text("resourceArn"),
            "DB_CRED_SECRETS_STORE_ARN": text("secretArn"), "DB_NAME": text("database"), "DB_ENGINE": "postgresql",
        ]
    }

    func text(_ name: String) -> String { if case .string(let text)? = description[name] { text } else { "" } }

    deinit {
        do { try lifeline.fileHandleForWriting.close() } catch {
            // It was closed before.
        }
        process.waitUntilExit()
    }
}
