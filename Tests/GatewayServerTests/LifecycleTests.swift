import GatewayServer
import Testing

@Suite("A server") struct LifecycleTests {
    @Test("answers what is in progress when it is shut down, and closes what is idle") func shutdown() async throws {
        try await withServer { port, responder, server in
            let idle = try Client(port: port)
            await idle.send("GET /a HTTP/1.1\r\nHost: a\r\n\r\n")
            _ = try await idle.readResponse()
            let silent = try Client(port: port)
            let busy = try Client(port: port)
            await busy.send("GET /held HTTP/1.1\r\nHost: a\r\n\r\n")
            #expect(await eventually { responder.startedCount == 2 })

            async let stopped: Void = server.shutdown(grace: .seconds(60))
            // The idle ones close as soon as the shutdown has begun.
            #expect(try await idle.seesEnd())
            #expect(try await silent.seesEnd())
            responder.release()
            let response = try await busy.readToEnd()
            #expect(response.hasSuffix("held"))
            #expect(response.contains("\r\nConnection: close\r\n"))
            await stopped
            #expect(throws: Client.Failure.self) { try Client(port: port) }
            #expect(server.port == nil)
        }
    }

    @Test("gives up what takes longer than the grace period", arguments: ["/never", "/promised/never"])
    func grace(_ path: String) async throws {
        try await withServer { port, responder, server in
            let client = try Client(port: port)
            await client.send("GET \(path) HTTP/1.1\r\nHost: a\r\n\r\n")
            #expect(await eventually { responder.startedCount == 1 })
            await server.shutdown(grace: .milliseconds(100))
            #expect(try await client.readToEnd() == "")
            #expect(await eventually { responder.cancelledCount == 1 })
        }
    }

    @Test("stops after the tasks of requests that were given up") func stubborn() async throws {
        try await withServer { port, responder, server in
            let client = try Client(port: port)
            await client.send("GET /stubborn HTTP/1.1\r\nHost: a\r\n\r\n")
            #expect(await eventually { responder.startedCount == 1 })
            await server.shutdown(grace: .zero)
            #expect(responder.endedCount == 1)
        }
    }

    @Test("runs until its task is cancelled") func run() async throws {
        var configuration = ServerConfiguration()
        configuration.port = 0
        let server = GatewayServer(configuration: configuration, responder: TestResponder())
        let running = Task { try await server.run() }
        #expect(await eventually { server.port != nil })
        running.cancel()
        try await running.value
        #expect(server.port == nil)
    }

    @Test("says that its port is in use") func addressInUse() async throws {
        try await withServer { port, _, _ in
            var configuration = ServerConfiguration()
            configuration.port = port
            let second = GatewayServer(configuration: configuration, responder: TestResponder())
            await #expect(throws: ServerError.addressInUse(host: "127.0.0.1", port: port)) { try await second.start() }
        }
    }

    @Test("says that a host is no address of this machine", arguments: ["192.0.2.1", "a..b"])
    func addressNotAvailable(_ host: String) async throws {
        var configuration = ServerConfiguration()
        configuration.host = host
        configuration.port = 0
        let server = GatewayServer(configuration: configuration, responder: TestResponder())
        await #expect(throws: ServerError.addressNotAvailable(host: host, port: 0)) { try await server.start() }
    }

    @Test("starts once only") func startsOnce() async throws {
        try await withServer { _, _, server in
            await #expect(throws: ServerError.alreadyStarted) { try await server.start() }
        }
    }

    @Test("listens on IPv6 addresses") func ipv6() async throws {
        var configuration = ServerConfiguration()
        configuration.host = "::1"
        configuration.port = 0
        let server = GatewayServer(configuration: configuration, responder: TestResponder())
        do {
            try await server.start()
            #expect(server.port != nil)
        } catch {
            // A machine without IPv6 says so.
            guard case .addressNotAvailable = error else {
                Issue.record(error)
                return
            }
        }
        await server.shutdown()
    }
}
