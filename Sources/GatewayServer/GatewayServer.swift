public import Gateway
#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#else
    internal import Darwin
#endif
internal import NIOCore
internal import NIOHTTP1
internal import NIOHTTP2
internal import NIOPosix
internal import NIOSSL
internal import Synchronization

/// A server for HTTP/1.1 and, with a certificate, HTTP/2 over TLS: carries requests to a ``Responder`` and its answers back, and keeps the bounds of its
/// ``ServerConfiguration``.
///
/// A server lives once: ``start()``, then ``shutdown(grace:)``; or ``run()`` for both.
public final class GatewayServer: Sendable {
    private let configuration: ServerConfiguration
    private let responder: any Responder
    private let state = Mutex(State.new)
    private let tls = Mutex<TLSContext?>(nil)
    private let connectionCount = Atomic<Int>(0)

    private enum State {
        case new
        case starting
        case running(Running)
        case stopping(waiting: [CheckedContinuation<Void, Never>])
        case stopped
    }

    private struct Running {
        var channel: any Channel
        var group: MultiThreadedEventLoopGroup
        var loops: [ObjectIdentifier: NIOLoopBound<LoopConnections>]
        var eventLoops: [any EventLoop]
        var waiting: [CheckedContinuation<Void, Never>] = []
    }

    /// A server that has these requests answered.
    public init(configuration: ServerConfiguration, responder: any Responder) {
        self.configuration = configuration
        self.responder = ContentCodingResponder(responder, configuration)
    }

    /// The port that the server listens on; nil when it does not.
    public var port: Int? {
        state.withLock { if case .running(let running) = $0 { running.channel.localAddress?.port } else { nil } }
    }

    /// Listens and serves until the process is told to stop (SIGTERM or SIGINT), the task is cancelled, or
    /// ``shutdown(grace:)`` is called. Requests in progress have been answered then. With a certificate, SIGHUP has it read
    /// again.
    /// - Parameter listening: Called with the port as soon as connections are accepted.
    public func run(_ listening: (_ port: Int) -> Void = { _ in }) async throws(ServerError) {
        let signals = TerminationSignals(includesHangup: configuration.tls != nil)
        do throws(ServerError) {
            try await start()
        } catch {
            signals.restoreDefaults()
            throw error
        }
        if let port { listening(port) }
        await withTaskGroup(of: Void.self) { group in
            group.addTask { await signals.next { self.reloadCertificate() } }
            group.addTask { await self.waitUntilStopped() }
            await group.next()
            // A second signal ends the process: the first one was enough for an orderly end.
            signals.restoreDefaults()
            group.cancelAll()
            await shutdown()
        }
    }

    /// Listens and serves. Returns as soon as connections are accepted.
    public func start() async throws(ServerError) {
        let isNew = state.withLock { state in
            guard case .new = state else { return false }
            state = .starting
            return true
        }
        guard isNew else { throw .alreadyStarted }
        do throws(ServerError) {
            let context = try configuration.tls.map { files throws(ServerError) in try TLSContext(files) }
            tls.withLock { $0 = context }
        } catch {
            state.withLock { $0 = .stopped }
            throw error
        }
        let group = MultiThreadedEventLoopGroup(numberOfThreads: configuration.eventLoops ?? System.coreCount)
        do {
            let running = try await listen(group)
            state.withLock { $0 = .running(running) }
        } catch {
            state.withLock { $0 = .stopped }
            await close(group)
            throw bindError(error)
        }
    }

    /// Reads the certificate's files again; new connections are served with what they hold. If that can't be used, with what
    /// they held before. ``ServerConfiguration/tlsReloaded`` is told.
    public func reloadCertificate() {
        guard let context = tls.withLock({ $0 }) else { return }
        do throws(ServerError) {
            try context.reload()
            configuration.tlsReloaded(nil)
        } catch {
            configuration.tlsReloaded(error)
        }
    }

    /// Stops: no more connections, idle ones close, requests in progress are answered if they end within the grace period
    /// (the configuration's unless given). Returns when all is closed.
    public func shutdown(grace: Duration? = nil) async {
        let running: Running? = state.withLock { state in
            switch state {
            case .running(let running):
                state = .stopping(waiting: running.waiting)
                return running
            case .new:
                state = .stopped
                return nil
            case .starting, .stopping, .stopped: return nil
            }
        }
        guard let running else { return await waitUntilStopped() }
        try? await running.channel.close()
        let grace = grace ?? configuration.shutdownGrace
        let drained = running.eventLoops.map { eventLoop in
            eventLoop.flatSubmit {
                running.loops[ObjectIdentifier(eventLoop)]?.value.drain(within: grace)
                    ?? eventLoop.makeSucceededVoidFuture()
            }
        }
        for future in drained { try? await future.get() }
        await close(running.group)
        let waiting = state.withLock { state -> [CheckedContinuation<Void, Never>] in
            defer { state = .stopped }
            if case .stopping(let waiting) = state { return waiting }
            return []
        }
        for continuation in waiting { continuation.resume() }
    }

    /// Returns when the server has stopped, at once if it never started.
    public func waitUntilStopped() async {
        await withCheckedContinuation { continuation in
            let isStopped = state.withLock { state in
                switch state {
                case .running(var running):
                    running.waiting.append(continuation)
                    state = .running(running)
                case .stopping(var waiting):
                    waiting.append(continuation)
                    state = .stopping(waiting: waiting)
                case .new, .starting, .stopped: return true
                }
                return false
            }
            if isStopped { continuation.resume() }
        }
    }

    // MARK: Setting up

    private func listen(_ group: MultiThreadedEventLoopGroup) async throws -> Running {
        Self.instantiateHandlerTypes()
        var loops: [ObjectIdentifier: NIOLoopBound<LoopConnections>] = [:]
        let eventLoops = Array(group.makeIterator())
        for eventLoop in eventLoops {
            loops[ObjectIdentifier(eventLoop)] = try await eventLoop.submit { [configuration] in
                let connections = LoopConnections(eventLoop, configuration)
                connections.startSweeping()
                return NIOLoopBound(connections, eventLoop: eventLoop)
            }.get()
        }
        let channel = try await ServerBootstrap(group: group)
            .serverChannelOption(.backlog, value: Int32(clamping: configuration.backlog))
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            .serverChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    // Out of file descriptors: accepting goes on when some are free again.
                    try channel.pipeline.syncOperations.addHandler(AcceptBackoffHandler())
                }
            }
            .childChannelOption(.tcpOption(.tcp_nodelay), value: 1)
            .childChannelOption(.allowRemoteHalfClosure, value: true)
            // Each connection keeps what it reads into, as large as its requests were: 64 kB would be much for thousands.
            .childChannelOption(
                .recvAllocator, value: AdaptiveRecvByteBufferAllocator(minimum: 64, initial: 2_048, maximum: 16_384)
            )
            .childChannelInitializer { [loops] channel in
                channel.eventLoop.makeCompletedFuture { try self.setUp(channel, loops) }
            }
            .bind(host: configuration.host, port: configuration.port)
            .get()
        if let context = tls.withLock({ $0 }), let eventLoop = eventLoops.first {
            let interval = TimeAmount(configuration.tlsCheckInterval)
            // The event loop belongs to the server: both end together.
            eventLoop.scheduleRepeatedTask(initialDelay: interval, delay: interval) { [weak self] _ in
                if context.isOutdated { self?.reloadCertificate() }
            }
        }
        return Running(channel: channel, group: group, loops: loops, eventLoops: eventLoops)
    }

    /// Has the generic class of a connection's decoder made before connections come. When two event loops asked for it
    /// first at the same moment, Swift 6.3's runtime looked for a conformance in what the other had not completed, and
    /// crashed (a null pointer in `swift_checkMetadataState`).
    private static func instantiateHandlerTypes() {
        _ = ByteToMessageHandler(HTTPRequestDecoder())
    }

    private func setUp(_ channel: any Channel, _ loops: [ObjectIdentifier: NIOLoopBound<LoopConnections>]) throws {
        guard let connections = loops[ObjectIdentifier(channel.eventLoop)] else {
            throw ChannelError.operationUnsupported
        }
        let number = connectionCount.add(1, ordering: .relaxed).newValue
        responder.connectionOpened()
        channel.closeFuture.whenComplete { [responder] _ in
            self.connectionCount.subtract(1, ordering: .relaxed)
            responder.connectionClosed()
        }
        let isOverCapacity = number > configuration.maximumConnections
        if let context = tls.withLock({ $0?.current }) {
            // A handshake costs more than a refusal is worth.
            guard !isOverCapacity else { throw ChannelError.operationUnsupported }
            try setUpTLS(channel, context, connections)
        } else {
            try setUpHTTP1(channel, connections.value, isOverCapacity: isOverCapacity)
        }
    }

    private func setUpTLS(
        _ channel: any Channel, _ context: NIOSSLContext, _ connections: NIOLoopBound<LoopConnections>
    ) throws {
        let pipeline = channel.pipeline.syncOperations
        let handshake = HandshakeGuard(connections.value)
        try pipeline.addHandler(NIOSSLServerHandler(context: context))
        try pipeline.addHandler(handshake)
        let guarded = NIOLoopBound(handshake, eventLoop: channel.eventLoop)
        // What follows the handshake by its outcome (RFC 7301).
        channel.configureHTTP2SecureUpgrade(
            h2ChannelConfigurator: { [self] channel in
                channel.eventLoop.makeCompletedFuture {
                    try setUpHTTP2(channel, connections)
                    channel.pipeline.syncOperations.removeHandler(guarded.value, promise: nil)
                }
            },
            http1ChannelConfigurator: { [self] channel in
                channel.eventLoop.makeCompletedFuture {
                    try setUpHTTP1(channel, connections.value, isOverCapacity: false)
                    channel.pipeline.syncOperations.removeHandler(guarded.value, promise: nil)
                }
            }
        ).whenFailure { _ in channel.close(promise: nil) }
    }

    private func setUpHTTP1(
        _ channel: any Channel, _ connections: LoopConnections, isOverCapacity: Bool
    ) throws {
        var limits = NIOHTTPDecoderLimitConfiguration()
        limits.maxHeaderFieldSize = max(configuration.maximumHeaderBytes, configuration.maximumTargetBytes)
        limits.maxHeaderListSize = configuration.maximumHeaderBytes + configuration.maximumTargetBytes
        limits.maxHeaderFieldCount = configuration.maximumHeaderFields
        let handler = ConnectionHandler(connections, responder, isOverCapacity: isOverCapacity)
        let pipeline = channel.pipeline.syncOperations
        try pipeline.addHandler(RequestLineGuard(handler))
        try pipeline.addHandler(ByteToMessageHandler(HTTPRequestDecoder(limitConfiguration: limits)))
        try pipeline.addHandler(handler)
    }

    private func setUpHTTP2(_ channel: any Channel, _ connections: NIOLoopBound<LoopConnections>) throws {
        let management = NIOHTTP2ServerConnectionManagementHandler(
            eventLoop: channel.eventLoop,
            configuration: .init(maxIdleTime: nil, maxAge: nil, maxGraceTime: nil, keepalive: nil))
        var settings = NIOHTTP2Handler.ConnectionConfiguration()
        settings.initialSettings = [
            HTTP2Setting(parameter: .maxConcurrentStreams, value: configuration.maximumStreams),
            HTTP2Setting(parameter: .maxHeaderListSize, value: configuration.maximumHeaderBytes),
        ]
        let responder = responder
        let pipeline = channel.pipeline.syncOperations
        try pipeline.addHandler(
            NIOHTTP2Handler(
                mode: .server, eventLoop: channel.eventLoop, connectionConfiguration: settings,
                streamConfiguration: .init(), streamDelegate: management.http2StreamDelegate
            ) { stream in
                stream.eventLoop.makeCompletedFuture {
                    try stream.pipeline.syncOperations.addHandler(HTTP2FramePayloadToHTTP1ServerCodec())
                    try stream.pipeline.syncOperations.addHandler(StreamHandler(connections.value, responder))
                }
            })
        try pipeline.addHandler(management)
        try pipeline.addHandler(HTTP2ConnectionHandler(connections.value))
    }

    private func close(_ group: MultiThreadedEventLoopGroup) async {
        // Fails only for a group that is shut down already.
        try? await group.shutdownGracefully()
    }

    private func bindError(_ error: any Error) -> ServerError {
        let (host, port) = (configuration.host, configuration.port)
        if error is SocketAddressError || error is SocketAddressError.UnknownHost {
            return .addressNotAvailable(host: host, port: port)
        }
        guard let error = error as? IOError else {
            return .cannotBind(host: host, port: port, reason: "\(error)")
        }
        return switch error.errnoCode {
        case EADDRINUSE: .addressInUse(host: host, port: port)
        case EACCES, EPERM: .permissionDenied(host: host, port: port)
        case EADDRNOTAVAIL: .addressNotAvailable(host: host, port: port)
        default: .cannotBind(host: host, port: port, reason: error.description)
        }
    }
}
