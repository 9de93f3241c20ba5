import Foundation
import JSON
import Testing

/// A running `inventory-gateway serve` on a free port.
final class Server {
    /// Its address.
    let url: URL
    private let process: Process
    private let log: URL
    private let scratch: TemporaryDirectory

    typealias Answer = Sender.Answer

    /// Starts a server and waits until it says where it listens, for half a minute at most.
    init(store: String, _ options: [String] = [], environment: [String: String] = [:]) throws {
        scratch = try TemporaryDirectory()
        log = scratch.file("log")
        try Data().write(to: log)
        process = try Command.prepared(
            ["serve", "--port", "0", "--store", store] + options, environment: environment)
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = FileHandle.nullDevice
        process.standardError = try FileHandle(forWritingTo: log)
        try process.run()

        let deadline = Date(timeIntervalSinceNow: 30)
        var address: URL?
        while address == nil, process.isRunning, Date() < deadline {
            address = Self.address(in: String(decoding: try Data(contentsOf: log), as: UTF8.self))
            if address == nil { usleep(2_000) }
        }
        guard let address else {
            if process.isRunning { Foundation.kill(process.processIdentifier, SIGKILL) }
            throw Failure(log: String(decoding: try Data(contentsOf: log), as: UTF8.self))
        }
        url = address
    }

    deinit {
        kill()
        // What a client sees of a crash is no more than a connection that was reset.
        let crashes = [SIGSEGV, SIGBUS, SIGILL, SIGTRAP, SIGABRT]
        if process.terminationReason == .uncaughtSignal, crashes.contains(process.terminationStatus) {
            Issue.record("The server crashed:\n\(logged)")
        }
    }

    /// A server that did not come up.
    struct Failure: Error {
        var log: String
    }

    /// What it has logged so far.
    var logged: String { (try? String(contentsOf: log, encoding: .utf8)) ?? "" }

    /// Its process.
    var processIdentifier: Int32 { process.processIdentifier }

    /// Ends it at once, as a crash would.
    func kill() {
        guard process.isRunning else { return }
        Foundation.kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
    }

    /// Sends it a signal.
    func signal(_ number: Int32) { Foundation.kill(process.processIdentifier, number) }

    /// The memory that it holds, in bytes; nil where the system does not tell.
    var residentBytes: Int? {
        let file = "/proc/\(process.processIdentifier)/status"
        guard let status = try? String(contentsOfFile: file, encoding: .utf8),
            let line = status.split(separator: "\n").first(where: { $0.hasPrefix("VmRSS:") }),
            let kibibytes = line.split(separator: " ").dropFirst().first.flatMap({ Int($0) })
        else { return nil }
        return kibibytes * 1_024
    }

    /// Asks it to stop and waits for the end; its exit code.
    func terminate() -> Int32 {
        Foundation.kill(process.processIdentifier, SIGTERM)
        let deadline = Date(timeIntervalSinceNow: 30)
        while process.isRunning, Date() < deadline { usleep(5_000) }
        if process.isRunning { Foundation.kill(process.processIdentifier, SIGKILL) }
        process.waitUntilExit()
        return process.terminationStatus
    }

    /// Sends requests to it, from any task.
    var sender: Sender { Sender(url: url) }

    /// Runs an operation.
    func graphQL(_ document: String, variables: JSONObject = [:]) async throws -> Answer {
        try await sender.graphQL(document, variables)
    }

    /// Sends a request.
    func send(_ method: String, _ path: String, _ body: [UInt8]? = nil) async throws -> Answer {
        try await sender.send(method, path, body)
    }

    private static func address(in log: String) -> URL? {
        guard let line = log.split(separator: "\n").first(where: { $0.contains("://") && $0.contains("serving") }),
            let start = line.range(of: #"https?://"#, options: .regularExpression), log.hasSuffix("\n")
        else { return nil }
        return URL(string: String(line[start.lowerBound...].prefix { !$0.isWhitespace && $0 != "\"" && $0 != "," }))
    }
}
