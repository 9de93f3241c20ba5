internal import Gateway
internal import HTTPTypes
internal import NIOCore

/// Writing answers, ending connections, and keeping time.
extension ConnectionHandler {
    // MARK: Writing

    func write(_ response: GatewayResponse) {
        pendingAnswer = nil
        if connections.isDraining || isInputClosed && queue.isEmpty { keepsAlive = false }
        let framing = ResponseFraming(
            contentLength: response.body.count,
            connection: keepsAlive ? (isHTTP10 ? "keep-alive" : nil) : "close",
            date: connections.date.current())
        let isHead = head?.request.method == .head
        let hasBody = !isHead && ByteBuffer.hasContent(response.status)
        write { output in
            output.writeHead(response, framing)
            guard hasBody else { return }
            output.writeBytes(response.body.prefix(connections.chunkBytes))
        }
        if hasBody, response.body.count > connections.chunkBytes {
            remainingBody = ByteBuffer(bytes: response.body.dropFirst(connections.chunkBytes))
        }
        phase = .writing
        writeRemainingBody()
    }

    /// Hands on what the peer is ready to take, and ends the exchange when that is all.
    func writeRemainingBody() {
        while let channel = context?.channel, channel.isWritable {
            guard var rest = remainingBody else { return completeExchange() }
            let chunk = rest.readSlice(length: min(rest.readableBytes, connections.chunkBytes))
            remainingBody = rest.readableBytes > 0 ? rest : nil
            if let chunk { context?.writeAndFlush(wrapOutboundOut(chunk), promise: nil) }
        }
        enter(.writing, for: connections.times.write)
    }

    func write(_ fill: (inout ByteBuffer) -> Void) {
        // The storage is used again unless a channel still holds it.
        connections.output.clear()
        fill(&connections.output)
        context?.writeAndFlush(wrapOutboundOut(connections.output), promise: nil)
    }

    func completeExchange() {
        guard phase == .writing else { return }
        head = nil
        headMemory.shrink()
        guard keepsAlive else { return linger() }
        enterIdle()
    }

    /// Goes on with what came while a request was being answered.
    func workOffQueue() {
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
    func linger() {
        guard let context, phase != .lingering, phase != .closed else { return }
        enter(.lingering, for: connections.times.linger)
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
        pendingAnswer?.cancel()
        context?.close(promise: nil)
    }

    // MARK: Time

    /// Acts if the present phase has lasted too long.
    func checkDeadline(_ now: NIODeadline) {
        guard now >= deadline else { return }
        switch phase {
        case .receivingHead, .receivingBody:
            refuse(.slowRequest)
        case .responding where isInputClosed: abort()
        case .responding:
            pendingAnswer?.cancel()
            refuse(.slowAnswer)
        case .idle: linger()
        case .writing, .lingering, .closed: context?.close(promise: nil)
        }
    }

    func enterIdle() {
        requestLineBytes = 0
        isRequestLineComplete = false
        enter(.idle, for: connections.times.idle)
    }

    func enter(_ phase: Phase, for time: TimeAmount) {
        self.phase = phase
        deadline = .now() + time
    }
}
