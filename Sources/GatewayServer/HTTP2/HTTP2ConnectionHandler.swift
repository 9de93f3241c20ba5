internal import NIOCore
internal import NIOHTTP2

/// The end of an HTTP/2 connection's pipeline: ends it with the server, when nothing is asked for long, and when it is
/// broken.
final class HTTP2ConnectionHandler: ChannelInboundHandler, TimedConnection {
    typealias InboundIn = HTTP2Frame

    private let connections: LoopConnections
    private var context: ChannelHandlerContext?
    private var openStreams = 0
    private var isClosing = false
    private var deadline: NIODeadline

    init(_ connections: LoopConnections) {
        self.connections = connections
        deadline = .now() + connections.times.idle
    }

    func handlerAdded(context: ChannelHandlerContext) {
        self.context = context
        connections.add(self)
        if connections.isDraining { drain() }
    }

    func handlerRemoved(context: ChannelHandlerContext) {
        self.context = nil
        connections.remove(self)
    }

    func channelInactive(context: ChannelHandlerContext) {
        connections.remove(self)
        context.fireChannelInactive()
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        if event is NIOHTTP2StreamCreatedEvent {
            openStreams += 1
            deadline = .distantFuture
        } else if event is StreamClosedEvent {
            openStreams -= 1
            if openStreams == 0 { deadline = .now() + connections.times.idle }
        }
        context.fireUserInboundEventTriggered(event)
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        // What concerns one stream only ends that one.
        guard !(error is NIOHTTP2Errors.StreamError) else { return }
        context.close(promise: nil)
    }

    func checkDeadline(_ now: NIODeadline) {
        guard now >= deadline else { return }
        if isClosing { abort() } else { drain() }
    }

    /// Has the client told (GOAWAY) that no more requests are taken; the connection closes after those it is at.
    func drain() {
        guard !isClosing else { return }
        isClosing = true
        if openStreams == 0 { deadline = .now() + connections.times.linger }
        context?.channel.pipeline.fireUserInboundEventTriggered(ChannelShouldQuiesceEvent())
    }

    func abort() { context?.close(promise: nil) }
}
