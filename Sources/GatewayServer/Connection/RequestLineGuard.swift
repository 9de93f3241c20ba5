internal import NIOCore

/// Sits before the parser, which says nothing until a head is complete: tells the connection when a request begins to
/// arrive, and how long its first line is.
final class RequestLineGuard: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias InboundOut = ByteBuffer

    private let connection: ConnectionHandler

    init(_ connection: ConnectionHandler) { self.connection = connection }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        if connection.isBetweenRequests || connection.isInsideRequestLine {
            let buffer = unwrapInboundIn(data)
            let line = buffer.readableBytesView.firstIndex(of: UInt8(ascii: "\n"))
            connection.receivedRequestLine(
                bytes: line.map { $0 - buffer.readerIndex } ?? buffer.readableBytes, isComplete: line != nil)
        }
        context.fireChannelRead(data)
    }
}
