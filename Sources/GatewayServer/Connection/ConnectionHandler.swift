internal import Eventuals
internal import Gateway
internal import HTTPTypes
internal import NIOCore
internal import NIOHTTP1

/// One connection: collects a request, has it answered, writes the answer, and goes on with the next request, in order.
///
/// What comes while a request is being answered waits in `queue`; as soon as something does, nothing more is read.
final class ConnectionHandler: ChannelDuplexHandler, TimedConnection {
    typealias InboundIn = HTTPServerRequestPart
    typealias OutboundIn = Never
    typealias OutboundOut = ByteBuffer

    /// Where the connection is.
    enum Phase {
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

    let connections: LoopConnections
    let configuration: ServerConfiguration
    let responder: any Responder
    let isOverCapacity: Bool
    var context: ChannelHandlerContext?
    lazy var remoteAddress = context?.remoteAddress?.ipAddress

    var phase = Phase.idle
    /// When the present phase has lasted too long.
    var deadline = NIODeadline.distantFuture
    var requestLineBytes = 0
    var isRequestLineComplete = false

    var head: ReceivedHead?
    var headMemory = HeadMemory()
    var body: [UInt8] = []
    var keepsAlive = true
    var isHTTP10 = false

    var queue = CircularBuffer<HTTPServerRequestPart>()
    /// What was wrong with the bytes after those in `queue`.
    var queuedRefusal: RequestRefusal?
    var isReadHeld = false
    var isInputClosed = false

    var pendingAnswer: PendingAnswer?
    var requestNumber = 0
    var isStarting = false
    var readyResponse: GatewayResponse?

    var remainingBody: ByteBuffer?

    init(_ connections: LoopConnections, _ responder: any Responder, isOverCapacity: Bool) {
        self.connections = connections
        self.configuration = connections.configuration
        self.responder = responder
        self.isOverCapacity = isOverCapacity
    }

    // MARK: The channel's events

    func handlerAdded(context: ChannelHandlerContext) {
        self.context = context
        // After a TLS handshake.
        if context.channel.isActive { begin(context) }
    }

    func handlerRemoved(context: ChannelHandlerContext) { self.context = nil }

    func channelActive(context: ChannelHandlerContext) {
        begin(context)
        context.fireChannelActive()
    }

    private func begin(_ context: ChannelHandlerContext) {
        connections.add(self)
        if isOverCapacity {
            refuse(
                RequestRefusal(.serviceUnavailable, "The server has too many connections; try again.", .connections))
        } else if connections.isDraining {
            context.close(promise: nil)
        } else {
            enterIdle()
        }
    }

    func channelInactive(context: ChannelHandlerContext) {
        phase = .closed
        deadline = .distantFuture
        pendingAnswer?.cancel()
        pendingAnswer = nil
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
        // To stop reading and start again is two system calls, and few peers send anything meanwhile.
        case .responding where queue.isEmpty && queuedRefusal == nil: context.read()
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
        if phase == .idle { enter(.receivingHead, for: connections.times.head) }
        requestLineBytes += bytes
        isRequestLineComplete = isComplete
    }

    func receive(_ part: HTTPServerRequestPart) {
        switch part {
        case .head(let head): receive(head)
        case .body(let bytes): receive(bytes)
        case .end: respond()
        }
    }

    func receive(_ requestHead: HTTPRequestHead) {
        isHTTP10 = requestHead.isHTTP10
        keepsAlive = requestHead.isKeepAlive && !connections.isDraining
        let head: ReceivedHead
        do {
            head = try ReceivedHead(requestHead, configuration, &headMemory)
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
        enter(.receivingBody, for: connections.times.body)
        if head.expectsContinue {
            write { $0.writeStaticString("HTTP/1.1 100 Continue\r\n\r\n") }
        }
    }

    func receive(_ bytes: ByteBuffer) {
        guard phase == .receivingBody else { return }
        guard body.count + bytes.readableBytes <= configuration.maximumBodyBytes else {
            return refuse(.largeBody(configuration))
        }
        if body.isEmpty, let length = head?.contentLength, length > bytes.readableBytes {
            body.reserveCapacity(length)
        }
        body.append(contentsOf: bytes.readableBytesView)
    }

    func inputClosed() {
        isInputClosed = true
        switch phase {
        case .idle, .lingering: context?.close(promise: nil)
        case .receivingHead, .receivingBody:
            refuse(RequestRefusal(.badRequest, "The request ends in its middle."))
        case .responding:
            deadline = min(deadline, .now() + connections.times.abandonedRequest)
        case .writing, .closed: break
        }
    }

    // MARK: Responding

    func respond() {
        guard phase == .receivingBody, let head, let context else { return }
        enter(.responding, for: connections.times.request)
        requestNumber += 1
        let request = GatewayRequest(
            head: head.request, body: body, remoteAddress: remoteAddress,
            deadline: .now + configuration.requestTimeout)
        body = []
        switch responder.respond(to: request) {
        case .ready(let response): write(response)
        case .pending(let work): start(work, context)
        case .promised(let promise):
            let number = requestNumber
            let connection = NIOLoopBound(self, eventLoop: context.eventLoop)
            let receiver = Receiver(at: connections.execute) { connection.value.completed(number, $0) }
            pendingAnswer = .promise(cancel: promise.begin(receiver))
        }
    }

    private func start(_ work: @escaping @Sendable () async -> GatewayResponse, _ context: ChannelHandlerContext) {
        let number = requestNumber
        let connection = NIOLoopBound(self, eventLoop: context.eventLoop)
        isStarting = true
        connections.taskStarted()
        // Runs here until it has to wait for something, then on this event loop again: most requests never leave it.
        let task = Task.immediate(executorPreference: connections.executor) {
            let response = await work()
            connection.value.completed(number, response)
            connection.value.connections.taskEnded()
        }
        pendingAnswer = .task(task)
        isStarting = false
        if let response = readyResponse {
            readyResponse = nil
            write(response)
        }
    }

    func completed(_ number: Int, _ response: GatewayResponse) {
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
    func refuse(_ refusal: RequestRefusal) {
        keepsAlive = false
        requestNumber += 1
        queue.removeAll()
        queuedRefusal = nil
        write(responder.refuse(refusal.status, refusal.message, head?.request, limit: refusal.limit))
    }
}
