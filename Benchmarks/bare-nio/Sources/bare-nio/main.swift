// Reads each request's body and answers fixed bytes, as many as the gateway's answer has, on SwiftNIO's own HTTP server
// pipeline.
// Usage: bare-nio [PORT [BYTES]], by default 9100, on this machine only, and the answer to { __typename }.
import NIOCore
import NIOHTTP1
import NIOPosix

final class FixedAnswerHandler: ChannelInboundHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias OutboundOut = HTTPServerResponsePart

    private let answer: ByteBuffer
    private var body = ByteBuffer()

    init(answering answer: ByteBuffer) { self.answer = answer }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch unwrapInboundIn(data) {
        case .head: body.clear()
        case .body(var bytes): body.writeBuffer(&bytes)
        case .end:
            let head = HTTPResponseHead(
                version: .http1_1, status: .ok,
                headers: [
                    "Content-Type": "application/json; charset=utf-8",
                    "Cache-Control": "no-store",
                    "X-Content-Type-Options": "nosniff",
                    "X-Request-ID": "00000000000000000000000000000000",
                    "Content-Length": String(answer.readableBytes),
                    "Date": "Thu, 01 Jan 1970 00:00:00 GMT",
                ])
            context.write(wrapOutboundOut(.head(head)), promise: nil)
            context.write(wrapOutboundOut(.body(.byteBuffer(answer))), promise: nil)
            context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: nil)
        }
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) { context.close(promise: nil) }
}

let numbers = CommandLine.arguments.dropFirst().compactMap(Int.init)
let port = numbers.first ?? 9100
let answer =
    numbers.count > 1
    ? ByteBuffer(repeating: UInt8(ascii: "x"), count: numbers[1])
    : ByteBuffer(string: #"{"data":{"__typename":"Query"}}"#)
let group = MultiThreadedEventLoopGroup(numberOfThreads: System.coreCount)
let channel = try await ServerBootstrap(group: group)
    .serverChannelOption(.backlog, value: 1_024)
    .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
    .childChannelOption(.tcpOption(.tcp_nodelay), value: 1)
    .childChannelInitializer { channel in
        channel.eventLoop.makeCompletedFuture {
            try channel.pipeline.syncOperations.configureHTTPServerPipeline()
            try channel.pipeline.syncOperations.addHandler(FixedAnswerHandler(answering: answer))
        }
    }
    .bind(host: "127.0.0.1", port: port)
    .get()
print("bare-nio listens on port \(port)")
try await channel.closeFuture.get()
