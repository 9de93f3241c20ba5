internal import NIOCore

/// Watches a connection until its TLS handshake has ended: closes it if that takes too long or fails.
final class HandshakeGuard: ChannelInboundHandler, RemovableChannelHandler, TimedConnection {
    typealias InboundIn = Any

    private let connections: LoopConnections
    private var context: ChannelHandlerContext?
    private let deadline: NIODeadline

    init(_ connections: LoopConnections) {
        self.connections = connections
        deadline = .now() + connections.times.head
    }

    func handlerAdded(context: ChannelHandlerContext) {
        self.context = context
        connections.add(self)
    }

    func handlerRemoved(context: ChannelHandlerContext) {
        self.context = nil
        connections.remove(self)
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) { context.close(promise: nil) }

    func checkDeadline(_ now: NIODeadline) {
        if now >= deadline { abort() }
    }

    func drain() { abort() }

    func abort() { context?.close(promise: nil) }
}
