import NIOCore
import NIOHTTP1
import NIOPosix

/// A small HTTP/1.1 client, for the two things that the command line asks of others: who this host is, and to take its
/// packages. One connection a request.
struct HTTPClient {
    /// How long a whole exchange may take.
    var timeout: Duration
    /// How many bytes an answer may have.
    var largestAnswer = 16 << 20

    /// The request methods that are needed.
    typealias Method = HTTPMethod

    /// What came back.
    struct Answer {
        var status: Int
        var body: [UInt8]
    }

    /// Why nothing usable came back; says what, not where.
    struct Failure: Error {
        var reason: String
    }

    /// Sends a request and reads the whole answer.
    func send(
        _ method: Method, _ url: HTTPURL, headers: [(String, String)] = [], body: [UInt8] = []
    ) async throws(Failure) -> Answer {
        do {
            return try await exchange(request(method, url, headers, body.count), ByteBuffer(bytes: body), with: url)
        } catch let failure as Failure {
            throw failure
        } catch is NIOConnectionError {
            throw Failure(reason: "no connection")
        } catch ChannelError.connectTimeout {
            throw Failure(reason: "no connection in time")
        } catch let error as IOError {
            throw Failure(reason: systemMessage(error.errnoCode))
        } catch {
            throw Failure(reason: "\(error)")
        }
    }

    private func request(
        _ method: Method, _ url: HTTPURL, _ headers: [(String, String)], _ length: Int
    ) -> HTTPRequestHead {
        var fields: HTTPHeaders = [
            "Host": url.authority, "User-Agent": "inventory-gateway/\(InventoryGateway.version)",
            "Connection": "close",
        ]
        if length > 0 || method == .POST || method == .PUT {
            fields.add(name: "Content-Length", value: String(length))
        }
        fields.add(contentsOf: headers)
        return HTTPRequestHead(version: .http1_1, method: method, uri: url.path, headers: fields)
    }

    private func exchange(_ head: HTTPRequestHead, _ body: ByteBuffer, with url: HTTPURL) async throws -> Answer {
        let nanoseconds = Int64(timeout / .nanoseconds(1))
        let channel = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .connectTimeout(.nanoseconds(nanoseconds))
            .connect(host: url.host, port: url.port) { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.addHTTPClientHandlers()
                    return try NIOAsyncChannel<HTTPClientResponsePart, HTTPClientRequestPart>(
                        wrappingChannelSynchronously: channel)
                }
            }
        // A peer that stops talking is left when the time is over: the stream of parts then ends early.
        let deadline = channel.channel.eventLoop.scheduleTask(in: .nanoseconds(nanoseconds)) {
            channel.channel.close(promise: nil)
        }
        defer { deadline.cancel() }
        return try await channel.executeThenClose { inbound, outbound in
            try await outbound.write(.head(head))
            if body.readableBytes > 0 { try await outbound.write(.body(.byteBuffer(body))) }
            try await outbound.write(.end(nil))
            return try await read(inbound)
        }
    }

    private func read(_ parts: NIOAsyncChannelInboundStream<HTTPClientResponsePart>) async throws -> Answer {
        var answer: Answer?
        for try await part in parts {
            switch part {
            case .head(let head):
                answer = Answer(status: Int(head.status.code), body: [])
            case .body(let bytes):
                answer?.body.append(contentsOf: bytes.readableBytesView)
                guard (answer?.body.count ?? 0) <= largestAnswer else {
                    throw Failure(reason: "the answer is too long")
                }
            case .end:
                if let answer { return answer }
            }
        }
        throw Failure(reason: "no complete answer within \(timeout)")
    }
}
