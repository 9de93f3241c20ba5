import Glibc

/// Files beside this package.
public enum Documents {
    /// The bytes of a file.
    public static func bytes(_ path: String) throws -> [UInt8] {
        guard let file = fopen(path, "r") else { throw MissingFile(path: path) }
        defer { fclose(file) }
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 65_536)
        while case let count = fread(&chunk, 1, chunk.count, file), count > 0 { bytes += chunk[..<count] }
        return bytes
    }

    /// A file that is not there.
    public struct MissingFile: Error { let path: String }
}
