internal import NIOSSL
internal import Synchronization

#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#else
    internal import Darwin
#endif

/// The certificate that new connections are served with. It can be renewed while the server runs.
final class TLSContext: Sendable {
    private let files: TLSFiles
    private let state: Mutex<State>

    private struct State {
        var context: NIOSSLContext
        var versions: [FileVersion?]
    }

    /// Tells whether a file was written or replaced.
    private struct FileVersion: Equatable {
        var inode: UInt64
        var size: Int64
        var seconds: Int
        var nanoseconds: Int

        init?(path: String) {
            var status = stat()
            guard stat(path, &status) == 0 else { return nil }
            inode = UInt64(status.st_ino)
            size = Int64(status.st_size)
            #if canImport(Darwin)
                (seconds, nanoseconds) = (status.st_mtimespec.tv_sec, status.st_mtimespec.tv_nsec)
            #else
                (seconds, nanoseconds) = (status.st_mtim.tv_sec, status.st_mtim.tv_nsec)
            #endif
        }
    }

    /// Reads the files.
    init(_ files: TLSFiles) throws(ServerError) {
        self.files = files
        state = Mutex(State(context: try Self.load(files), versions: Self.versions(files)))
    }

    /// What new connections use.
    var current: NIOSSLContext { state.withLock { $0.context } }

    /// Whether the files are not the ones that were read last.
    var isOutdated: Bool { state.withLock { $0.versions } != Self.versions(files) }

    /// Reads the files again. If they can't be used, the ones before stay.
    func reload() throws(ServerError) {
        let versions = Self.versions(files)
        // Half-written files are read again when they have changed again.
        state.withLock { $0.versions = versions }
        let context = try Self.load(files)
        state.withLock { $0.context = context }
    }

    private static func versions(_ files: TLSFiles) -> [FileVersion?] {
        [FileVersion(path: files.certificate), FileVersion(path: files.key)]
    }

    private static func load(_ files: TLSFiles) throws(ServerError) -> NIOSSLContext {
        let certificates = try reading(files.certificate) { try NIOSSLCertificate.fromPEMFile(files.certificate) }
        guard !certificates.isEmpty else {
            throw .badCertificate(file: files.certificate, reason: "the file has no certificate")
        }
        let key = try reading(files.key) { try NIOSSLPrivateKey(file: files.key, format: .pem) }
        var configuration = TLSConfiguration.makeServerConfiguration(
            certificateChain: certificates.map { .certificate($0) }, privateKey: .privateKey(key))
        configuration.minimumTLSVersion = .tlsv12
        configuration.applicationProtocols = ["h2", "http/1.1"]
        return try reading(files.key, "the key does not belong to the certificate") {
            try NIOSSLContext(configuration: configuration)
        }
    }

    private static func reading<Value>(
        _ file: String, _ reason: String = "the file can't be read, or is not PEM", _ body: () throws -> Value
    ) throws(ServerError) -> Value {
        do {
            return try body()
        } catch {
            throw .badCertificate(file: file, reason: reason)
        }
    }
}
