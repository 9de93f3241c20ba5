/// Where the server listens, and what it takes from a connection.
public struct ServerConfiguration: Sendable {
    /// The address to bind: an IPv4 or IPv6 address or a host name. Default: this machine only.
    public var host = "127.0.0.1"
    /// The port to bind; 0 takes a free one. Default 8080.
    public var port = 8080
    /// How many connections may wait to be accepted. Default 1,024.
    public var backlog = 1_024
    /// Threads that serve connections; nil means one a core.
    public var eventLoops: Int?

    /// The certificate and key to serve HTTPS with; nil serves plain HTTP.
    public var tls: TLSFiles?
    /// How often the files of ``tls`` are looked at for changes. Default 10 s.
    public var tlsCheckInterval: Duration = .seconds(10)
    /// Told when the files of ``tls`` were loaded again, with the error if they could not be and the old ones stay in use.
    public var tlsReloaded: @Sendable (ServerError?) -> Void = { _ in }

    /// Connections at a time; one more is answered with 503 and closed. Default 10,000.
    public var maximumConnections = 10_000
    /// The request target's length in bytes; more is 414. Default 16 KiB.
    public var maximumTargetBytes = 16 * 1_024
    /// The bytes of all header fields of a request together; more is 431. Default 32 KiB.
    public var maximumHeaderBytes = 32 * 1_024
    /// The number of a request's header fields; more is 431. Default 100.
    public var maximumHeaderFields = 100
    /// A request's content in bytes; more is 413. Default 1 MiB.
    public var maximumBodyBytes = 1_024 * 1_024

    /// An HTTP/2 connection's requests at a time. Default 100.
    public var maximumStreams = 100
    /// Answers from this size on are compressed for clients that take gzip. Default 1 KiB.
    public var minimumCompressedBytes = 1_024

    /// From a request's first byte to the end of its head; longer is 408. Also for a TLS handshake. Default 10 s.
    public var headTimeout: Duration = .seconds(10)
    /// From the end of a request's head to the end of its content; longer is 408. Default 30 s.
    public var bodyTimeout: Duration = .seconds(30)
    /// How long a connection may stay open without a request. Default 75 s, above the usual load balancer's 60 s.
    public var idleTimeout: Duration = .seconds(75)
    /// How long the peer may take nothing of the answer (256 KiB of it, if it takes little). Default 30 s.
    public var writeTimeout: Duration = .seconds(30)
    /// From a complete request to its answer: the request's deadline. Default 30 s.
    public var requestTimeout: Duration = .seconds(30)
    /// How long a request goes on whose sender has closed its side: a peer that only half-closes gets its answer, the
    /// work for one that has gone is cancelled. Default 1 s.
    public var abandonedRequestTimeout: Duration = .seconds(1)
    /// How long what the peer still sends is discarded after the last answer on a connection, so that the peer can read
    /// that answer before the connection is reset. Default 2 s.
    public var lingerTimeout: Duration = .seconds(2)
    /// How long requests may go on after a shutdown began. Default 30 s.
    public var shutdownGrace: Duration = .seconds(30)

    /// The defaults.
    public init() {}
}
