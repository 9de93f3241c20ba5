import Foundation

/// The built binary, run as a user runs it.
enum Command {
    /// What a run left behind.
    struct Result {
        var status: Int32
        var output: String
        var errors: String
    }

    /// Where the built products stand: beside the test program.
    static let products: URL = {
        let program = Bundle.main.executableURL ?? URL(fileURLWithPath: CommandLine.arguments[0])
        return program.resolvingSymlinksInPath().deletingLastPathComponent()
    }()

    /// The binary.
    static var binary: URL { products.appendingPathComponent("inventory-gateway") }

    /// Runs the binary to its end, which is forced after a minute.
    static func run(
        _ arguments: String..., environment: [String: String] = [:], input: String? = nil, directory: URL? = nil
    ) throws -> Result {
        try run(arguments, environment: environment, input: input, directory: directory)
    }

    /// Runs the binary to its end, which is forced after a minute.
    static func run(
        _ arguments: [String], environment: [String: String] = [:], input: String? = nil, directory: URL? = nil
    ) throws -> Result {
        let scratch = try TemporaryDirectory()
        let output = scratch.file("output")
        let errors = scratch.file("errors")
        let source = scratch.file("input")
        try Data((input ?? "").utf8).write(to: source)
        for file in [output, errors] { try Data().write(to: file) }

        let process = try prepared(arguments, environment: environment, directory: directory)
        process.standardInput = try FileHandle(forReadingFrom: source)
        process.standardOutput = try FileHandle(forWritingTo: output)
        process.standardError = try FileHandle(forWritingTo: errors)
        try process.run()
        let deadline = Date(timeIntervalSinceNow: 60)
        while process.isRunning, Date() < deadline { usleep(5_000) }
        if process.isRunning { kill(process.processIdentifier, SIGKILL) }
        process.waitUntilExit()
        return Result(
            status: process.terminationStatus,
            output: String(decoding: try Data(contentsOf: output), as: UTF8.self),
            errors: String(decoding: try Data(contentsOf: errors), as: UTF8.self))
    }

    /// A process of the binary that has not been started, in an environment without this project's variables.
    static func prepared(
        _ arguments: [String], environment: [String: String] = [:], directory: URL? = nil
    ) throws -> Process {
        let process = Process()
        process.executableURL = binary
        process.arguments = arguments
        process.environment = ProcessInfo.processInfo.environment
            .filter { name, _ in !["INVENTORY_", "DB_", "AWS_", "OTEL_"].contains { name.hasPrefix($0) } }
            .merging(environment) { _, given in given }
        if let directory { process.currentDirectoryURL = directory }
        return process
    }
}
