internal import Gateway
internal import HTTPTypes
internal import NIOCore
internal import NIOHTTP1

/// One connection: collects a request, has it answered, writes the answer, and goes on with the next request, in order.
///
/// While a request is being answered nothing more is read from the peer. What has been read already waits in `queue`.
final class ConnectionHandler: ChannelDuplexHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias OutboundIn = Never
    typealias OutboundOut = ByteBuffer

    /// Where the connection is.
    private enum Phase {
        /// Nothing of the next request has come.
        case idle
        /// A part of a head has come.
        case receivingHead
        /// The head is complete, the content is coming.
        case receivingBody
        /// The responder is at work.
        case responding
        /// The peer takes the answer slowly.
        case writing
        /// The last answer is written; what still comes is discarded until the peer closes.
        case lingering
        case closed
    }

    /// How much of an answer is handed to the channel at once.
    private static let chunkBytes = 256 * 1_024

    private let connections: LoopConnections
    private let configuration: ServerConfiguration
    private let responder: any Responder
    private let isOverCapacity: Bool
    private var context: ChannelHandlerContext?
    private lazy var remoteAddress = context?.remoteAddress?.ipAddress

    private var phase = Phase.idle
    /// When the present phase has lasted too long.
    private var deadline = NIODeadline.distantFuture
    private var requestLineBytes = 0
    private var isRequestLineComplete = false

    private var head: ReceivedHead?
    private var body: [UInt8] = []
    private var keepsAlive = true
    private var isVersion1_0 = false

    private var queue = CircularBuffer<HTTPServerRequestPart>()
    /// What was wrong with the bytes after those in `queue`.
    private var queuedRefusal: RequestRefusal?
    private var isReadHeld = false
    private var isInputClosed = false

    private var task: Task<Void, Never>?
    private var requestNumber = 0
    private var isStarting = false
    private var readyResponse: GatewayResponse?

    private var output = ByteBuffer()
    private var remainingBody: ByteBuffer?

    init(_ connections: LoopConnections, _ responder: any Responder, isOverCapacity: Bool) {
        self.connections = connections
        self.configuration = connections.configuration
        self.responder = responder
        self.isOverCapacity = isOverCapacity
    }

    // MARK: The channel's events

    func handlerAdded(context: ChannelHandlerContext) { self.context = context }

    func handlerRemoved(context: ChannelHandlerContext) { self.context = nil }

    func channelActive(context: ChannelHandlerContext) {
        connections.add(self)
        if isOverCapacity {
            refuse(RequestRefusal(.serviceUnavailable, "The server has too many connections; try again."))
        } else if connections.isDraining {
            context.close(promise: nil)
        } else {
            enterIdle()
        }
        context.fireChannelActive()
    }

    func channelInactive(context: ChannelHandlerContext) {
        phase = .closed
        deadline = .distantFuture
        task?.cancel()
        task = nil
        queue.removeAll()
        connections.remove(self)
        context.fireChannelInactive()
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        let part = unwrapInboundIn(data)
        switch phase {
        case .idle, .receivingHead, .receivingBody: receive(part)
        case .responding, .writing: queue.append(part)
        case .lingering, .closed: break
        }
    }

    func channelReadComplete(context: ChannelHandlerContext) {
        workOffQueue()
        context.fireChannelReadComplete()
    }

    func read(context: ChannelHandlerContext) {
        switch phase {
        case .responding, .writing: isReadHeld = true
        default: context.read()
        }
    }

    func channelWritabilityChanged(context: ChannelHandlerContext) {
        if phase == .writing, context.channel.isWritable {
            writeRemainingBody()
            workOffQueue()
        }
        context.fireChannelWritabilityChanged()
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        if case .some(.inputClosed) = event as? ChannelEvent { inputClosed() }
        context.fireUserInboundEventTriggered(event)
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        let refusal: RequestRefusal
        switch error {
        case HTTPParserError.headerOverflow where isInsideRequestLine: refusal = .longTarget(configuration)
        case HTTPParserError.headerOverflow: refusal = .largeHead(configuration)
        case HTTPParserError.invalidEOFState:
            refusal = RequestRefusal(.badRequest, "The request ends in its middle.")
        case is HTTPParserError: refusal = RequestRefusal(.badRequest, "This is no valid HTTP/1.1 request.")
        default:
            // The connection itself failed: nobody is there to read an answer.
            context.close(promise: nil)
            return
        }
        switch phase {
        case .idle, .receivingHead, .receivingBody: refuse(refusal)
        case .responding, .writing: queuedRefusal = refusal
        case .lingering, .closed: break
        }
    }

    // MARK: Receiving

    /// Whether the next byte begins a request.
    var isBetweenRequests: Bool { phase == .idle }

    /// Whether the first line of a request has begun and is not complete.
    var isInsideRequestLine: Bool { phase == .receivingHead && !isRequestLineComplete }

    /// A part of a request's first line has come.
    func receivedRequestLine(bytes: Int, isComplete: Bool) {
        if phase == .idle { enter(.receivingHead, for: configuration.headTimeout) }
        requestLineBytes += bytes
        isRequestLineComplete = isComplete
    }

    private func receive(_ part: HTTPServerRequestPart) {
        switch part {
        case .head(let head): receive(head)
        case .body(let bytes): receive(bytes)
        case .end: respond()
        }
    }

    private func receive(_ requestHead: HTTPRequestHead) {
        isVersion1_0 = requestHead.isVersion1_0
        keepsAlive = requestHead.isKeepAlive && !connections.isDraining
        let head: ReceivedHead
        do {
            head = try ReceivedHead(requestHead, configuration)
        } catch {
            return refuse(error)
        }
        self.head = head
        // The parser stops at an upgrade, which is not taken up here.
        if head.asksForUpgrade || head.request.method == .connect { keepsAlive = false }
        if let length = head.contentLength, length > 0 {
            guard length <= configuration.maximumBodyBytes else { return refuse(.largeBody(configuration)) }
        } else if !head.isChunked {
            // The end of the request follows at once.
            phase = .receivingBody
            return
        }
        enter(.receivingBody, for: configuration.bodyTimeout)
        if head.expectsContinue {
            write { $0.writeStaticString("HTTP/1.1 100 Continue\r\n\r\n") }
        }
    }

    private func receive(_ bytes: ByteBuffer) {
        guard phase == .receivingBody else { return }
        guard body.count + bytes.readableBytes <= configuration.maximumBodyBytes else {
            return refuse(.largeBody(configuration))
        }
        if body.isEmpty, let length = head?.contentLength, length > bytes.readableBytes {
            body.reserveCapacity(length)
        }
        body.append(contentsOf: bytes.readableBytesView)
    }

    private func inputClosed() {
        isInputClosed = true
        switch phase {
        case .idle, .lingering: context?.close(promise: nil)
        case .receivingHead, .receivingBody:
            refuse(RequestRefusal(.badRequest, "The request ends in its middle."))
        case .responding:
            deadline = min(deadline, .now() + TimeAmount(configuration.abandonedRequestTimeout))
        case .writing, .closed: break
        }
    }

    // MARK: Responding

    private func respond() {
        guard phase == .receivingBody, let head, let context else { return }
        enter(.responding, for: configuration.requestTimeout)
        requestNumber += 1
        let request = GatewayRequest(
            head: head.request, body: body, remoteAddress: remoteAddress,
            deadline: .now + configuration.requestTimeout)
        body = []
        let responder = responder
        let number = requestNumber
        let connection = NIOLoopBound(self, eventLoop: context.eventLoop)
        isStarting = true
        // Runs here until it has to wait for something, then on this event loop again: most requests never leave it.
        task = Task.immediate(executorPreference: connections.executor) {
            let response = await responder.respond(to: request)
            connection.value.completed(number, response)
        }
        isStarting = false
        if let response = readyResponse {
            readyResponse = nil
            write(response)
        }
    }

    private func completed(_ number: Int, _ response: GatewayResponse) {
        // The answer to a request that was given up is of no use.
        guard number == requestNumber, phase == .responding else { return }
        if isStarting {
            readyResponse = response
        } else {
            write(response)
            workOffQueue()
        }
    }

    /// Answers what this server does not pass on, and closes.
    private func refuse(_ refusal: RequestRefusal) {
        keepsAlive = false
        requestNumber += 1
        queue.removeAll()
        queuedRefusal = nil
        write(responder.refuse(refusal.status, refusal.message, head?.request))
    }

    // MARK: Writing

    private func write(_ response: GatewayResponse) {
        task = nil
        if connections.isDraining || isInputClosed && queue.isEmpty { keepsAlive = false }
        let framing = ResponseFraming(
            contentLength: response.body.count,
            connection: keepsAlive ? (isVersion1_0 ? "keep-alive" : nil) : "close",
            date: connections.date.current())
        let isHead = head?.request.method == .head
        let hasBody = !isHead && ByteBuffer.hasContent(response.status)
        write { output in
            output.writeHead(response, framing)
            guard hasBody else { return }
            output.writeBytes(response.body.prefix(Self.chunkBytes))
        }
        if hasBody, response.body.count > Self.chunkBytes {
            remainingBody = ByteBuffer(bytes: response.body.dropFirst(Self.chunkBytes))
        }
        phase = .writing
        writeRemainingBody()
    }

    /// Hands on what the peer is ready to take, and ends the exchange when that is all.
    private func writeRemainingBody() {
        while let channel = context?.channel, channel.isWritable {
            guard var rest = remainingBody else { return completeExchange() }
            let chunk = rest.readSlice(length: min(rest.readableBytes, Self.chunkBytes))
            remainingBody = rest.readableBytes > 0 ? rest : nil
            if let chunk { context?.writeAndFlush(wrapOutboundOut(chunk), promise: nil) }
        }
        enter(.writing, for: configuration.writeTimeout)
    }

    private func write(_ fill: (inout ByteBuffer) -> Void) {
        // The storage is used again unless the channel still holds it.
        output.clear()
        fill(&output)
        context?.writeAndFlush(wrapOutboundOut(output), promise: nil)
    }

    private func completeExchange() {
        guard phase == .writing else { return }
        head = nil
        guard keepsAlive else { return linger() }
        enterIdle()
    }

    /// Goes on with what came while a request was being answered.
    private func workOffQueue() {
        while phase == .idle || phase == .receivingHead || phase == .receivingBody {
            if let part = queue.popFirst() {
                receive(part)
            } else if let refusal = queuedRefusal {
                refuse(refusal)
            } else {
                break
            }
        }
        guard phase != .responding, phase != .writing else { return }
        if phase == .idle, isInputClosed || connections.isDraining {
            linger()
        }
        if isReadHeld {
            isReadHeld = false
            context?.read()
        }
    }

    // MARK: Ending

    /// Closes this side. The peer's is read on for a while: closing it with unread bytes would reset the connection, and
    /// the peer might never see the answer.
    private func linger() {
        guard let context, phase != .lingering, phase != .closed else { return }
        enter(.lingering, for: configuration.lingerTimeout)
        if isInputClosed {
            // Both sides: the channel closes when the answer has been written.
            context.close(mode: .output, promise: nil)
            return
        }
        context.close(mode: .output, promise: nil)
        if isReadHeld {
            isReadHeld = false
            context.read()
        }
    }

    /// The server stops: an idle connection closes, any other after its answer.
    func drain() {
        keepsAlive = false
        if phase == .idle, queue.isEmpty { linger() }
    }

    /// Closes at once.
    func abort() {
        task?.cancel()
        context?.close(promise: nil)
    }

    // MARK: Time

    /// Acts if the present phase has lasted too long.
    func checkDeadline(_ now: NIODeadline) {
        guard now >= deadline else { return }
        switch phase {
        case .receivingHead, .receivingBody:
            refuse(RequestRefusal(.requestTimeout, "The request did not arrive in time."))
        case .responding where isInputClosed: abort()
        case .responding:
            task?.cancel()
            refuse(RequestRefusal(.serviceUnavailable, "The request took too long."))
        case .idle: linger()
        case .writing, .lingering, .closed: context?.close(promise: nil)
        }
    }

    private func enterIdle() {
        requestLineBytes = 0
        isRequestLineComplete = false
        enter(.idle, for: configuration.idleTimeout)
    }

    private func enter(_ phase: Phase, for duration: Duration) {
        self.phase = phase
        deadline = .now() + TimeAmount(duration)
    }
}
