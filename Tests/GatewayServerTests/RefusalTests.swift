import Gateway
import GatewayServer
import Synchronization
import Testing

@Suite("The server refuses") struct RefusalTests {
    /// What is sent, and the status that comes back before the connection closes.
    static let requests: [(String, Int)] = [
        ("\u{1}\u{2}\u{3}garbage\r\n\r\n", 400),
        ("GET / HTTP/1.1\r\n\r\n", 400),
        ("GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n", 400),
        ("GET / HTTP/1.1\r\nHost : a\r\n\r\n", 400),
        ("GET / HTTP/1.1\r\nHost: a\r\nB\u{0}d: x\r\n\r\n", 400),
        ("GET / HTTP/2.0\r\nHost: a\r\n\r\n", 400),
        ("GET /\u{e9} HTTP/1.1\r\nHost: a\r\n\r\n", 400),
        ("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 400),
        ("POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\nContent-Length: 3\r\n\r\n0\r\n\r\n", 400),
        ("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\nContent-Length: 3\r\n\r\nabc", 400),
        ("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\nContent-Length: 4\r\n\r\nabcd", 400),
        ("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: -3\r\n\r\nabc", 400),
        ("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 99999999999999999999\r\n\r\nabc", 400),
        ("POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\n", 400),
        ("POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n", 501),
        ("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: +3\r\n\r\nabc", 400),
        ("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 0x3\r\n\r\nabc", 400),
        ("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 3, 3\r\n\r\nabc", 400),
        ("POST / HTTP/1.1\r\nHost: a\r\nContent-Length : 3\r\n\r\nabc", 400),
        ("POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding : chunked\r\n\r\n0\r\n\r\n", 400),
        ("POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nFFFFFFFFFFFFFFFFF\r\n", 400),
        ("POST / HTTP/1.0\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 501),
        ("GET / HTTP/1.1\r\n Host: a\r\n\r\n", 400),
        ("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nExpect: tea\r\n\r\nx", 417),
        ("GET /" + String(repeating: "a", count: 5_000) + " HTTP/1.1\r\nHost: a\r\n\r\n", 414),
        ("GET /" + String(repeating: "a", count: 500_000) + " HTTP/1.1\r\nHost: a\r\n\r\n", 414),
        ("GET / HTTP/1.1\r\nHost: a\r\nX: " + String(repeating: "a", count: 500_000) + "\r\n\r\n", 431),
        ("GET / HTTP/1.1\r\nHost: a\r\n" + String(repeating: "X: a\r\n", count: 500) + "\r\n", 431),
        ("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1000001\r\n\r\n", 413),
        ("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1000001\r\nExpect: 100-continue\r\n\r\n", 413),
        (
            "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n1e8480\r\n"
                + String(repeating: "a", count: 2_000_000) + "\r\n0\r\n\r\n", 413
        ),
    ]

    @Test("what is malformed or too large, and closes", arguments: requests)
    func malformed(_ request: String, _ status: Int) async throws {
        try await withServer({
            $0.maximumTargetBytes = 4_096
            $0.maximumHeaderBytes = 8_192
            $0.maximumBodyBytes = 1_000_000
        }) { port, responder, _ in
            let client = try Client(port: port)
            async let sent: Void = client.send(request)
            let response = try await client.readToEnd()
            await sent
            #expect(response.hasPrefix("HTTP/1.1 \(status) "))
            #expect(response.contains("\r\nConnection: close\r\n"))
            #expect(responder.startedCount == 0)
            let limits: [Int: RefusedLimit] = [413: .bodySize, 414: .targetSize, 431: .headerSize]
            #expect(responder.refusedLimits.withLock { $0 } == limits[status].map { [$0] } ?? [])
        }
    }

    @Test("a body of the greatest length not") func greatestBody() async throws {
        try await withServer({ $0.maximumBodyBytes = 1_000 }) { port, _, _ in
            let client = try Client(port: port)
            let body = String(repeating: "a", count: 1_000)
            await client.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1000\r\n\r\n" + body)
            #expect(try await client.readResponse().hasSuffix(body))
        }
    }

    @Test("garbage after a good request, which is answered first") func garbageAfter() async throws {
        try await withServer { port, _, _ in
            let client = try Client(port: port)
            await client.send("GET /slow HTTP/1.1\r\nHost: a\r\n\r\n\u{1}\u{2}\r\n\r\n")
            let responses = try await client.readToEnd()
            #expect(responses.hasPrefix("HTTP/1.1 200 OK"))
            #expect(responses.contains("slowHTTP/1.1 400 "))
        }
    }

    @Test("a body that ends in its middle") func truncated() async throws {
        try await withServer { port, responder, _ in
            let client = try Client(port: port)
            await client.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\n\r\nabc")
            client.finishSending()
            #expect(try await client.readToEnd().hasPrefix("HTTP/1.1 400 "))
            #expect(responder.startedCount == 0)
        }
    }

    @Test("a head that comes too slowly") func slowHead() async throws {
        try await withServer({ $0.headTimeout = .milliseconds(200) }) { port, _, _ in
            let client = try Client(port: port)
            await client.send("GET / HTTP/1.1\r\nHo")
            #expect(try await client.readToEnd().hasPrefix("HTTP/1.1 408 "))
        }
    }

    @Test("a head that drips for ever") func drippingHead() async throws {
        try await withServer({ $0.headTimeout = .milliseconds(300) }) { port, _, _ in
            let client = try Client(port: port)
            await client.send("GET / HTTP/1.1\r\n")
            async let dripping: Void = {
                for number in 0..<20 {
                    await client.send("X-\(number): a\r\n")
                    try? await Task.sleep(for: .milliseconds(50))
                }
            }()
            #expect(try await client.readToEnd().hasPrefix("HTTP/1.1 408 "))
            await dripping
        }
    }

    @Test("a body that comes too slowly") func slowBody() async throws {
        try await withServer({ $0.bodyTimeout = .milliseconds(200) }) { port, _, _ in
            let client = try Client(port: port)
            await client.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\n\r\nabc")
            #expect(try await client.readToEnd().hasPrefix("HTTP/1.1 408 "))
        }
    }

    @Test("to wait for an idle connection") func idle() async throws {
        try await withServer({ $0.idleTimeout = .seconds(1) }) { port, _, _ in
            let silent = try Client(port: port)
            #expect(try await silent.seesEnd())
            let client = try Client(port: port)
            await client.send("GET /a HTTP/1.1\r\nHost: a\r\n\r\n")
            #expect(try await client.readToEnd().hasSuffix("GET /a "))
        }
    }

    @Test("to wait for a reader that takes nothing") func writeTimeout() async throws {
        try await withServer({ $0.writeTimeout = .milliseconds(200) }) { port, _, _ in
            let client = try Client(port: port, receiveBufferBytes: 4_096)
            await client.send("GET /large HTTP/1.1\r\nHost: a\r\n\r\n")
            try await Task.sleep(for: .milliseconds(800))
            #expect(try await client.readToEnd().utf8.count < 8_000_000)
        }
    }

    @Test("to go on with a request past its deadline", arguments: ["/never", "/promised/never"])
    func requestTimeout(_ path: String) async throws {
        try await withServer({ $0.requestTimeout = .milliseconds(200) }) { port, responder, _ in
            let client = try Client(port: port)
            await client.send("GET \(path) HTTP/1.1\r\nHost: a\r\n\r\n")
            #expect(try await client.readToEnd().hasPrefix("HTTP/1.1 503 "))
            #expect(await eventually { responder.cancelledCount == 1 })
        }
    }

    @Test("one connection too many, until another one ends") func connectionCap() async throws {
        try await withServer({ $0.maximumConnections = 2 }) { port, _, _ in
            var clients: [Client] = []
            for _ in 0..<2 {
                let client = try Client(port: port)
                await client.send("GET /a HTTP/1.1\r\nHost: a\r\n\r\n")
                _ = try await client.readResponse()
                clients.append(client)
            }
            let third = try Client(port: port)
            #expect(try await third.readToEnd().hasPrefix("HTTP/1.1 503 "))
            clients.removeAll()
            var isServed = false
            for _ in 0..<100 where !isServed {
                try await Task.sleep(for: .milliseconds(20))
                let fourth = try Client(port: port)
                await fourth.send("GET /b HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
                isServed = try await fourth.readToEnd().hasSuffix("GET /b ")
            }
            #expect(isServed)
        }
    }

    @Test("nothing for good: it serves on after a flood of broken connections") func flood() async throws {
        try await withServer { port, _, _ in
            for number in 0..<100 {
                let client = try Client(port: port)
                await client.send(number % 2 == 0 ? "GET / HT" : "\u{0}\u{16}\u{3}\u{1}")
                if number % 3 == 0 { client.reset() }
            }
            let client = try Client(port: port)
            await client.send("GET /a HTTP/1.1\r\nHost: a\r\n\r\n")
            #expect(try await client.readResponse().hasSuffix("GET /a "))
        }
    }
}
