#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#else
    internal import Darwin
#endif

/// Environment variables. A variable that is set to nothing counts as not set.
public struct AWSEnvironment: Sendable {
    private let lookup: @Sendable (String) -> String?

    /// The process's own.
    public static let process = AWSEnvironment { name in getenv(name).map { String(cString: $0) } }

    private init(_ lookup: @escaping @Sendable (String) -> String?) { self.lookup = lookup }

    /// An environment of these variables alone.
    public init(_ variables: [String: String]) { lookup = { variables[$0] } }

    /// A variable's value.
    public subscript(_ name: String) -> String? {
        guard let value = lookup(name), !value.isEmpty else { return nil }
        return value
    }

    /// Whether a variable says `true`; throws for anything but `true` and `false`.
    func flag(_ name: String) throws(AWSError) -> Bool {
        switch self[name]?.lowercased() {
        case nil, "false": return false
        case "true": return true
        case .some(let value): throw AWSError(.configuration, "\(name) is '\(value)'; it must be true or false.")
        }
    }

    /// The path of a file in the home directory, or the one that a variable names.
    func path(_ variable: String, orHome file: String) -> String? {
        if let path = self[variable] {
            guard path.hasPrefix("~/"), let home = self["HOME"] else { return path }
            return home + path.dropFirst()
        }
        return self["HOME"].map { "\($0)/\(file)" }
    }
}

/// A file's bytes; nil when there is no such file. Throws when it is there and can't be read.
func contents(ofFile path: String) throws(AWSError) -> [UInt8]? {
    guard let file = fopen(path, "r") else {
        if errno == ENOENT || errno == ENOTDIR { return nil }
        throw AWSError(.configuration, "The file \(path) can't be read: \(String(cString: strerror(errno))).")
    }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 4096)
    while true {
        let count = fread(&chunk, 1, chunk.count, file)
        if count == 0 { break }
        bytes.append(contentsOf: chunk.prefix(count))
        guard bytes.count <= 1 << 20 else { throw AWSError(.configuration, "The file \(path) is larger than 1 MiB.") }
    }
    guard ferror(file) == 0 else {
        throw AWSError(.configuration, "The file \(path) can't be read: \(String(cString: strerror(errno))).")
    }
    return bytes
}
