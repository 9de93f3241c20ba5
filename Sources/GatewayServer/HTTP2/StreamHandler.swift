internal import Eventuals
internal import Gateway
internal import HTTPTypes
internal import NIOCore
internal import NIOHTTP1

/// One request on an HTTP/2 connection: collects it, has it answered, writes the answer (RFC 9113 section 8.1).
final class StreamHandler: ChannelInboundHandler, TimedConnection {
    typealias InboundIn = HTTPServerRequestPart
    typealias OutboundOut = HTTPServerResponsePart

    private enum Phase {
        case receiving
        case responding
        case writing
        case closed
    }

    private let connections: LoopConnections
    private let responder: any Responder
    private var configuration: ServerConfiguration { connections.configuration }
    private var context: ChannelHandlerContext?
    private var phase = Phase.receiving
    private var deadline: NIODeadline
    private var head: ReceivedHead?
    private var body: [UInt8] = []
    private var pendingAnswer: PendingAnswer?
    private var remainingBody = ByteBuffer()

    init(_ connections: LoopConnections, _ responder: any Responder) {
        self.connections = connections
        self.responder = responder
        deadline = .now() + connections.times.head
    }

    // MARK: The channel's events

    func handlerAdded(context: ChannelHandlerContext) {
        self.context = context
        connections.add(self)
    }

    func handlerRemoved(context: ChannelHandlerContext) {
        self.context = nil
        end()
    }

    func channelInactive(context: ChannelHandlerContext) {
        end()
        context.fireChannelInactive()
    }

    /// The client has reset the stream, or the connection is gone: nobody waits for the answer.
    private func end() {
        phase = .closed
        deadline = .distantFuture
        pendingAnswer?.cancel()
        pendingAnswer = nil
        connections.remove(self)
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        // A stream that breaks the protocol is reset by the codec; the connection lives on.
        context.close(promise: nil)
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        guard phase == .receiving else { return }
        switch unwrapInboundIn(data) {
        case .head(let head): receive(head)
        case .body(let bytes): receive(bytes)
        case .end: respond()
        }
    }

    // MARK: Receiving

    private func receive(_ head: HTTPRequestHead) {
        do throws(RequestRefusal) {
            var memory = HeadMemory()
            let received = try ReceivedHead(head, configuration, &memory)
            self.head = received
            let length = received.contentLength ?? 0
            guard length <= configuration.maximumBodyBytes else { throw RequestRefusal.largeBody(configuration) }
            body.reserveCapacity(length)
            deadline = .now() + connections.times.body
        } catch {
            refuse(error)
        }
    }

    private func receive(_ bytes: ByteBuffer) {
        guard body.count + bytes.readableBytes <= configuration.maximumBodyBytes else {
            return refuse(.largeBody(configuration))
        }
        body.append(contentsOf: bytes.readableBytesView)
    }

    // MARK: Responding

    private func respond() {
        guard let head, let context else { return }
        phase = .responding
        deadline = .now() + connections.times.request
        let request = GatewayRequest(
            head: head.request, body: body, remoteAddress: context.channel.remoteAddress?.ipAddress,
            deadline: .now + configuration.requestTimeout)
        body = []
        let stream = NIOLoopBound(self, eventLoop: context.eventLoop)
        switch responder.respond(to: request) {
        case .ready(let response): write(response)
        case .pending(let work):
            connections.taskStarted()
            let task = Task(executorPreference: connections.executor) {
                let response = await work()
                stream.value.completed(response)
                stream.value.connections.taskEnded()
            }
            pendingAnswer = .task(task)
        case .promised(let promise):
            let receiver = Receiver(at: connections.execute) { stream.value.completed($0) }
            pendingAnswer = .promise(cancel: promise.begin(receiver))
        }
    }

    private func completed(_ response: GatewayResponse) {
        if phase == .responding { write(response) }
    }

    private func refuse(_ refusal: RequestRefusal) {
        pendingAnswer?.cancel()
        write(responder.refuse(refusal.status, refusal.message, head?.request, limit: refusal.limit))
    }

    // MARK: Writing

    private func write(_ response: GatewayResponse) {
        guard let context else { return }
        pendingAnswer = nil
        phase = .writing
        var headers = HTTPHeaders()
        for field in response.headerFields { headers.add(name: field.name.rawName, value: field.value) }
        let hasContent = ByteBuffer.hasContent(response.status)
        if hasContent { headers.add(name: "content-length", value: String(response.body.count)) }
        headers.add(name: "date", value: String(decoding: connections.date.current(), as: UTF8.self))
        context.write(
            wrapOutboundOut(
                .head(
                    HTTPResponseHead(
                        version: .http2, status: HTTPResponseStatus(statusCode: response.status.code), headers: headers)
                )), promise: nil)
        if hasContent, head?.request.method != .head { remainingBody = ByteBuffer(bytes: response.body) }
        writeRemainingBody()
    }

    /// Hands on a part at a time: the peer has to take each before its time is up.
    private func writeRemainingBody() {
        guard let context, phase == .writing else { return }
        deadline = .now() + connections.times.write
        guard
            let part = remainingBody.readSlice(length: min(remainingBody.readableBytes, connections.chunkBytes)),
            part.readableBytes > 0
        else {
            context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: nil)
            return
        }
        let stream = NIOLoopBound(self, eventLoop: context.eventLoop)
        context.writeAndFlush(wrapOutboundOut(.body(.byteBuffer(part)))).whenComplete { result in
            if case .success = result { stream.value.writeRemainingBody() }
        }
    }

    // MARK: Time

    func checkDeadline(_ now: NIODeadline) {
        guard now >= deadline else { return }
        switch phase {
        case .receiving: refuse(.slowRequest)
        case .responding: refuse(.slowAnswer)
        case .writing: abort()
        case .closed: break
        }
    }

    /// The connection tells the client that it takes no more requests; this one goes on.
    func drain() {}

    func abort() { context?.close(promise: nil) }
}
