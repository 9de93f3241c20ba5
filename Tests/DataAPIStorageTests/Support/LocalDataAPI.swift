import AWSClient
import DataAPIStorage
import Foundation
import Inventory
import InventorySQL
import JSON
import Logging
import Synchronization

/// The local Data API of this test run, with a real engine behind it. It stops when these tests end, however they end.
final class LocalDataAPI: Sendable {
    struct Failure: Error { var description: String }

    let description: JSONObject
    private let engine: DataAPIEngine
    private let process: Process
    private let lifeline: Pipe
    private let databases = Atomic<Int>(0)
    private let transport = AsyncHTTPTransport()

    /// One for all tests of an engine that do it no harm.
    static func shared(_ engine: DataAPIEngine) async throws -> LocalDataAPI {
        let task = servers.withLock { servers in
            if let task = servers[engine] { return task }
            let task = Task.detached { try await LocalDataAPI(engine) }
            servers[engine] = task
            return task
        }
        return try await task.value
    }

    private static let servers = Mutex<[DataAPIEngine: Task<LocalDataAPI, any Error>]>([:])

    /// Starts one and waits until it answers.
    init(_ engine: DataAPIEngine, _ arguments: [String] = []) async throws {
        self.engine = engine
        let script = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appendingPathComponent("DataAPI/local_data_api.py")
        process = Process()
        lifeline = Pipe()
        let output = Pipe()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["python3", script.path, "--engine", engine.rawValue, "--until-end-of-input"] + arguments
        process.standardInput = lifeline
        process.standardOutput = output
        try process.run()
        var line = Data()
        while line.last != UInt8(ascii: "\n") {
            let more = output.fileHandleForReading.availableData
            if more.isEmpty { throw Failure(description: "the local Data API did not start") }
            line += more
        }
        guard case .object(let object) = try JSONValue(parsing: Array(line)) else {
            throw Failure(description: "the local Data API says \(String(decoding: line, as: UTF8.self))")
        }
        description = object
    }

    deinit {
        do { try lifeline.fileHandleForWriting.close() } catch {
            // It was closed before.
        }
        process.waitUntilExit()
        let transport = transport
        Task { await transport.close() }
    }

    func text(_ name: String) -> String { if case .string(let text)? = description[name] { text } else { "" } }

    /// The variables that lead a client of AWS here.
    var variables: [String: String] {
        [
            "AWS_ENDPOINT_URL_RDS_DATA": text("endpoint"), "AWS_ACCESS_KEY_ID": text("accessKeyId"),
            "AWS_SECRET_ACCESS_KEY": text("secretAccessKey"), "HOME": "/nonexistent",
        ]
    }

    func url(database: String, _ options: String = "", resource: String? = nil, secret: String? = nil) -> String {
        "rds-data:?resourceArn=\(resource ?? text("resourceArn"))&secretArn=\(secret ?? text("secretArn"))"
            + "&database=\(database)&engine=\(engine.rawValue)\(options)"
    }

    /// A store on a database.
    func open(
        database: String, _ options: String = "", variables: [String: String] = [:], logger: Logger = silentLogger,
        resource: String? = nil, secret: String? = nil
    ) async throws -> DataAPIStorage {
        try await DataAPIStorage.open(
            url(database: database, options, resource: resource, secret: secret),
            environment: AWSEnvironment(self.variables.merging(variables) { $1 }), logger: logger)
    }

    /// A new database without tables.
    func newDatabase() async throws -> String {
        let name = "inventory_\(databases.add(1, ordering: .relaxed).newValue)"
        let store = try await open(database: text("database"))
        _ = try await store.executor.run(SQLStatement("CREATE DATABASE \(name)"), isDefinition: false)
        await store.close()
        return name
    }

    /// A store on a new database with all tables.
    func newStore(_ options: String = "", logger: Logger = silentLogger) async throws -> DataAPIStorage {
        let store = try await open(database: try await newDatabase(), options, logger: logger)
        try await store.migrate()
        return store
    }

    // MARK: - Faults and counts

    /// Tells the service something: `fault`, `resuming`, `reset`, ….
    func tell(_ command: String, _ settings: JSONObject = [:]) async throws {
        let body = JSONValue.object(settings).serializedBytes()
        let endpoint = try endpoint
        let response = try await transport.send(
            AWSRequest("POST", endpoint, path: "/control/\(command)", body: body), timeout: .seconds(60))
        guard response.status == 200 else { throw Failure(description: String(decoding: response.body, as: UTF8.self)) }
    }

    /// What was counted since the last `reset`.
    func report() async throws -> Report {
        let response = try await transport.send(
            AWSRequest("GET", try endpoint, path: "/control/calls"), timeout: .seconds(60))
        guard case .object(let object) = try JSONValue(parsing: response.body) else {
            throw Failure(description: "no report")
        }
        return Report(object: object)
    }

    private var endpoint: AWSEndpoint {
        get throws {
            guard let endpoint = AWSEndpoint(url: text("endpoint")) else { throw Failure(description: "no endpoint") }
            return endpoint
        }
    }

    struct Report {
        let object: JSONObject

        /// All calls.
        var total: Int { if case .int(let total)? = object["total"] { total } else { -1 } }

        /// Calls of an operation, or errors of a type.
        func count(_ name: String, in group: String = "calls") -> Int {
            guard case .object(let counts)? = object[group], case .int(let count)? = counts[name] else { return 0 }
            return count
        }
    }
}

let silentLogger = Logger(label: "silent") { _ in SwiftLogNoOpLogHandler() }
