import Foundation

/// SQLite's own tool, as another hand on a database of ours.
enum SQLite {
    /// Runs statements in a database file and gives what they print.
    @discardableResult
    static func execute(_ statements: String, in file: URL) throws -> String {
        let process = Process()
        let output = Pipe()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["sqlite3", "-bail", file.path, statements]
        process.standardOutput = output
        try process.run()
        let text = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else { throw CocoaError(.fileReadCorruptFile) }
        return String(decoding: text, as: UTF8.self)
    }
}
