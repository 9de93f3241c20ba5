internal import AsyncHTTPClient
internal import NIOCore
internal import NIOHTTP1
internal import NIOPosix

/// AsyncHTTPClient with connections that are kept alive. One serves all clients of a process.
public final class AsyncHTTPTransport: HTTPTransport {
    private let client: HTTPClient
    private let maximumResponseBytes: Int

    /// A transport.
    /// - Parameters:
    ///   - connectTimeout: How long a connection may take to come about.
    ///   - maximumConnections: Connections to one endpoint; more requests than these wait.
    ///   - maximumResponseBytes: The largest answer.
    public init(
        connectTimeout: Duration = .seconds(5), maximumConnections: Int = 256, maximumResponseBytes: Int = 32 << 20
    ) {
        var configuration = HTTPClient.Configuration()
        configuration.redirectConfiguration = .disallow
        configuration.timeout.connect = TimeAmount(connectTimeout)
        configuration.connectionPool.concurrentHTTP1ConnectionsPerHostSoftLimit = maximumConnections
        configuration.connectionPool.retryConnectionEstablishment = false
        // AWS closes idle connections after 20 seconds or more: better to be the first.
        configuration.connectionPool.idleTimeout = .seconds(15)
        configuration.httpVersion = .http1Only
        client = HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
        self.maximumResponseBytes = maximumResponseBytes
    }

    /// A client that was not closed would end the process.
    deinit {
        let client = client
        Task { try? await client.shutdown() }
    }

    /// Closes the connections.
    public func close() async {
        // The only error is that it was closed before.
        try? await client.shutdown()
    }

    /// One exchange.
    public func send(_ request: AWSRequest, timeout: Duration) async throws(AWSError) -> AWSResponse {
        var outgoing = HTTPClientRequest(
            url: "\(request.endpoint.isSecure ? "https" : "http")://\(request.endpoint.authority)\(request.fullPath)"
                + (request.query.isEmpty ? "" : "?\(request.query)"))
        outgoing.method = .init(rawValue: request.method)
        for field in request.headers { outgoing.headers.add(name: field.name, value: field.value) }
        if !request.body.isEmpty || request.method == "POST" || request.method == "PUT" {
            outgoing.body = .bytes(ByteBuffer(bytes: request.body))
        }
        let deadline = NIODeadline.now() + TimeAmount(timeout)
        do {
            let response = try await client.execute(outgoing, deadline: deadline)
            let body = try await response.body.collect(upTo: maximumResponseBytes)
            return AWSResponse(
                status: Int(response.status.code),
                headers: response.headers.map { AWSHeaderField($0.name, $0.value) }, body: Array(buffer: body))
        } catch {
            throw AWSError(error, endpoint: request.endpoint)
        }
    }
}

extension TimeAmount {
    fileprivate init(_ duration: Duration) {
        let (seconds, attoseconds) = duration.components
        self = .nanoseconds(min(seconds, 1_000_000) * 1_000_000_000 + attoseconds / 1_000_000_000)
    }
}

extension AWSError {
    fileprivate init(_ error: any Error, endpoint: AWSEndpoint) {
        switch error {
        case let error as HTTPClientError where error == .connectTimeout || error == .tlsHandshakeTimeout:
            self.init(.noConnection, "No connection to \(endpoint) came about in time.")
        case let error as HTTPClientError where error == .getConnectionFromPoolTimeout:
            self.init(.noConnection, "No connection to \(endpoint) was free in time.")
        case let error as HTTPClientError where error == .deadlineExceeded || error == .cancelled:
            self = .deadline
        case let error as NIOConnectionError where error.connectionErrors.isEmpty:
            self.init(.noSuchHost, "The host \(endpoint.host) has no address.")
        case let error as NIOConnectionError:
            self.init(
                .noConnection, "No connection to \(endpoint): \(error.connectionErrors.map { "\($0.error)" }[0]).")
        case let error as IOError where error.errnoCode == ECONNREFUSED:
            self.init(.noConnection, "No connection to \(endpoint): it was refused.")
        case is NIOTooManyBytesError:
            self.init(.unreadableAnswer, "\(endpoint) sent an answer that is too large.")
        case is CancellationError:
            self = .deadline
        default:
            self.init(.noAnswer, "\(endpoint) gave no answer: \(error).")
        }
    }
}
