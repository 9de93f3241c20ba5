/// Why the server can't listen.
public enum ServerError: Error, Hashable, Sendable, CustomStringConvertible {
    /// Another process listens there.
    case addressInUse(host: String, port: Int)
    /// This user may not bind the port.
    case permissionDenied(host: String, port: Int)
    /// The host is no address of this machine, or no host at all.
    case addressNotAvailable(host: String, port: Int)
    /// The operating system refused for another reason.
    case cannotBind(host: String, port: Int, reason: String)
    /// The certificate or its key can't be used.
    case badCertificate(file: String, reason: String)
    /// The server was started or stopped before.
    case alreadyStarted

    /// One line that says what is wrong and what to do.
    public var description: String {
        switch self {
        case .addressInUse(let host, let port):
            "can't listen on \(host) port \(port): the port is in use; choose another one, or 0 for any free one"
        case .permissionDenied(let host, let port):
            "can't listen on \(host) port \(port): permission denied; choose a port from 1024 on"
        case .addressNotAvailable(let host, let port):
            "can't listen on \(host) port \(port): this machine has no such address"
        case .cannotBind(let host, let port, let reason):
            "can't listen on \(host) port \(port): \(reason)"
        case .badCertificate(let file, let reason):
            "can't serve HTTPS with \(file): \(reason)"
        case .alreadyStarted:
            "the server can be started once only"
        }
    }
}
