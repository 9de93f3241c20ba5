import Foundation

/// A directory that goes when its owner does.
final class TemporaryDirectory: Sendable {
    /// Where it is.
    let url: URL

    /// Makes an empty one.
    init() throws {
        url = FileManager.default.temporaryDirectory.appendingPathComponent("inventory-gateway-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(at: url) }

    /// A file in it, that need not exist.
    func file(_ name: String) -> URL { url.appendingPathComponent(name) }

    /// Writes a file into it and gives its path.
    func write(_ text: String, to name: String) throws -> String {
        try Data(text.utf8).write(to: file(name))
        return file(name).path
    }

    /// A store's URL for a file in it.
    func store(_ name: String = "inventory.db") -> String { "sqlite:\(file(name).path)" }
}

/// A small file system in memory, for what a full or a read-only disk does. Only root can have one.
final class SmallDisk: Sendable {
    /// Whether this process may mount.
    static let isPossible: Bool = {
        guard geteuid() == 0, let disk = try? SmallDisk(kibibytes: 64) else { return false }
        return FileManager.default.fileExists(atPath: disk.url.path)
    }()

    /// Where it is mounted.
    let url: URL
    private let directory: TemporaryDirectory

    /// Mounts one of this size.
    init(kibibytes: Int) throws {
        directory = try TemporaryDirectory()
        url = directory.url
        try Self.mount(["-t", "tmpfs", "-o", "size=\(kibibytes)k", "tmpfs", url.path])
    }

    deinit { try? Self.tool("/usr/bin/umount", [url.path]) }

    /// Gives it another size.
    func resize(kibibytes: Int) throws { try Self.mount(["-o", "remount,size=\(kibibytes)k", url.path]) }

    /// Takes away the right to write.
    func makeReadOnly() throws { try Self.mount(["-o", "remount,ro", url.path]) }

    private static func mount(_ arguments: [String]) throws { try tool("/usr/bin/mount", arguments) }

    private static func tool(_ path: String, _ arguments: [String]) throws {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: path)
        process.arguments = arguments
        process.standardError = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else { throw CocoaError(.fileWriteUnknown) }
    }
}
