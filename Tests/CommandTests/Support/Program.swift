import Foundation

/// Another program, run to its end, which is forced after a minute.
enum Program {
    /// Its exit code and what it wrote to standard output.
    static func run(_ arguments: String...) throws -> (status: Int32, output: String) { try run(arguments) }

    /// Its exit code and what it wrote to standard output.
    static func run(_ arguments: [String]) throws -> (status: Int32, output: String) {
        let scratch = try TemporaryDirectory()
        let output = scratch.file("output")
        try Data().write(to: output)
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = arguments
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = try FileHandle(forWritingTo: output)
        process.standardError = FileHandle.nullDevice
        try process.run()
        let deadline = Date(timeIntervalSinceNow: 60)
        while process.isRunning, Date() < deadline { usleep(2_000) }
        if process.isRunning { kill(process.processIdentifier, SIGKILL) }
        process.waitUntilExit()
        return (process.terminationStatus, String(decoding: try Data(contentsOf: output), as: UTF8.self))
    }
}
