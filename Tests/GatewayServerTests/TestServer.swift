import Eventuals
import Gateway
import GatewayServer
import HTTPTypes
import Synchronization
import Testing

/// Answers by the path, so that a test can ask for what it needs.
final class TestResponder: Responder {
    private let started = Mutex(0)
    private let isReleased = Mutex(false)
    private let cancelled = Mutex(0)
    private let ended = Mutex(0)

    /// How many requests came here.
    var startedCount: Int { started.withLock { $0 } }
    /// How many of them were cancelled.
    var cancelledCount: Int { cancelled.withLock { $0 } }

    /// How many requests of `/stubborn` ran to their end.
    var endedCount: Int { ended.withLock { $0 } }

    /// Lets the requests of `/held` go on.
    func release() { isReleased.withLock { $0 = true } }

    func respond(to request: GatewayRequest) -> Eventual<GatewayResponse> {
        guard let path = request.head.path, path.hasPrefix("/promised/") else {
            return .pending { await self.response(to: request) }
        }
        var request = request
        request.head.path = String(path.dropFirst("/promised".count))
        let promise = Promise<GatewayResponse> { [request] receiver in
            let task = Task {
                let response = await self.response(to: request)
                if Task.isCancelled {
                    receiver.resumeCancelled(returning: response)
                } else {
                    receiver.resume(returning: response)
                }
            }
            return { task.cancel() }
        }
        return .promised(
            promise.map { response in
                self.promised.withLock { $0.append(Task.isCancelled) }
                return response
            })
    }

    /// Of the answers that were promised and came, whether they were cancelled.
    let promised = Mutex<[Bool]>([])

    private func response(to request: GatewayRequest) async -> GatewayResponse {
        started.withLock { $0 += 1 }
        switch request.head.path {
        case "/slow":
            // Long enough to see what happens meanwhile.
            try? await Task.sleep(for: .milliseconds(300))
            return text("slow")
        case "/held":
            _ = await eventually { isReleased.withLock { $0 } || Task.isCancelled }
            return text("held")
        case "/never":
            try? await Task.sleep(for: .seconds(60))
            cancelled.withLock { $0 += Task.isCancelled ? 1 : 0 }
            return text("never")
        case "/stubborn":
            // Does not hear that it is cancelled.
            await Task.detached { try? await Task.sleep(for: .milliseconds(300)) }.value
            ended.withLock { $0 += 1 }
            return text("stubborn")
        case "/large":
            return GatewayResponse(status: .ok, body: Array(repeating: UInt8(ascii: "x"), count: 8_000_000))
        case "/empty":
            return GatewayResponse(status: .noContent)
        case "/peer":
            return text(request.remoteAddress ?? "-")
        default:
            return text(
                "\(request.head.method) \(request.head.path ?? "-") \(String(decoding: request.body, as: UTF8.self))")
        }
    }

    func refuse(
        _ status: HTTPResponse.Status, _ message: String, _ head: HTTPRequest?, limit: RefusedLimit?
    ) -> GatewayResponse {
        if let limit { refusedLimits.withLock { $0.append(limit) } }
        return GatewayResponse(status: status, body: Array(message.utf8))
    }

    /// The limits that were refused for, in order.
    let refusedLimits = Mutex<[RefusedLimit]>([])
    /// The connections that are open.
    let connections = Mutex(0)

    func connectionOpened() { connections.withLock { $0 += 1 } }

    func connectionClosed() { connections.withLock { $0 -= 1 } }

    private func text(_ text: String) -> GatewayResponse {
        GatewayResponse(status: .ok, headerFields: [.contentType: "text/plain"], body: Array(text.utf8))
    }
}

/// Runs a server on a free port while the body runs.
func withServer(
    _ configure: (inout ServerConfiguration) -> Void = { _ in },
    _ body: (_ port: Int, _ responder: TestResponder, _ server: GatewayServer) async throws -> Void
) async throws {
    var configuration = ServerConfiguration()
    configuration.port = 0
    configuration.eventLoops = 2
    configuration.lingerTimeout = .milliseconds(200)
    configuration.shutdownGrace = .seconds(5)
    configure(&configuration)
    let responder = TestResponder()
    let server = GatewayServer(configuration: configuration, responder: responder)
    try await server.start()
    do {
        try await body(try #require(server.port), responder, server)
    } catch {
        await server.shutdown(grace: .zero)
        throw error
    }
    await server.shutdown(grace: .zero)
}

/// Whether something becomes true within a minute: a bound against hanging, whatever else the machine does.
func eventually(_ condition: () -> Bool) async -> Bool {
    for _ in 0..<6_000 {
        if condition() { return true }
        try? await Task.sleep(for: .milliseconds(10))
    }
    return condition()
}
