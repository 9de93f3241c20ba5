import Foundation

/// A directory that is gone with this object.
final class TemporaryDirectory: Sendable {
    let path: String

    init() throws {
        path = FileManager.default.temporaryDirectory.appendingPathComponent("inventory-\(UUID())").path
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    func file(_ name: String = "inventory.db") -> String { path + "/" + name }

    deinit {
        do { try FileManager.default.removeItem(atPath: path) } catch {
            // What is left in the temporary directory disturbs nobody.
        }
    }
}
