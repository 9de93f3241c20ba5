import GatewayServer
import Synchronization
import Testing

@Suite("A connection") struct ConnectionTests {
    @Test("answers request after request") func keepAlive() async throws {
        try await withServer { port, _, _ in
            let client = try Client(port: port)
            for number in 1...3 {
                await client.send("GET /\(number) HTTP/1.1\r\nHost: a\r\n\r\n")
                let response = try await client.readResponse()
                #expect(response.hasPrefix("HTTP/1.1 200 OK\r\n"))
                #expect(response.hasSuffix("GET /\(number) "))
                #expect(response.contains("\r\nDate: "))
                #expect(!response.contains("Connection:"))
            }
        }
    }

    @Test("answers pipelined requests in order, also when the first is slow") func pipelined() async throws {
        try await withServer { port, _, _ in
            let client = try Client(port: port)
            await client.send(
                "GET /slow HTTP/1.1\r\nHost: a\r\n\r\n"
                    + "POST /2 HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\nabc"
                    + "GET /3 HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
            let responses = try await client.readToEnd()
            let bodies = responses.split(separator: "HTTP/1.1 200 OK").compactMap { $0.split(separator: "\r\n").last }
            #expect(bodies == ["slow", "POST /2 abc", "GET /3 "])
            #expect(responses.contains("Connection: close"))
        }
    }

    @Test("takes a request that hides in another one's content for content") func smuggled() async throws {
        try await withServer { port, responder, _ in
            let hidden = "GET /hidden HTTP/1.1\r\nHost: a\r\n\r\n"
            let client = try Client(port: port)
            await client.send(
                "GET /a HTTP/1.1\r\nHost: a\r\nContent-Length: \(hidden.utf8.count)\r\n\r\n\(hidden)"
                    + "POST /b HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n"
                    + "\(String(hidden.utf8.count, radix: 16));x=y\r\n\(hidden)\r\n0\r\n\r\n\(hidden)")
            let responses = try await client.readToEnd()
            #expect(responses.split(separator: "HTTP/1.1 200 OK").count == 2)
            #expect(responder.startedCount == 2)
        }
    }

    @Test("is counted while it is open") func counted() async throws {
        try await withServer { port, responder, _ in
            let client = try Client(port: port)
            await client.send("GET /a HTTP/1.1\r\nHost: a\r\n\r\n")
            _ = try await client.readResponse()
            #expect(responder.connections.withLock { $0 } == 1)
            client.reset()
            #expect(await eventually { responder.connections.withLock { $0 } == 0 })
        }
    }

    @Test("answers thousands of pipelined requests without growing the stack") func manyPipelined() async throws {
        try await withServer { port, _, _ in
            let client = try Client(port: port)
            let requests = String(repeating: "GET / HTTP/1.1\r\nHost: a\r\n\r\n", count: 5_000)
            async let sent: Void = client.send(requests + "GET /last HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
            let responses = try await client.readToEnd()
            await sent
            #expect(responses.split(separator: "HTTP/1.1 200 OK").count == 5_001)
            #expect(responses.hasSuffix("GET /last "))
        }
    }

    @Test("puts a chunked body together") func chunked() async throws {
        try await withServer { port, _, _ in
            let client = try Client(port: port)
            await client.send("POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n")
            await client.send("4\r\ndefg\r\n0\r\n\r\n")
            #expect(try await client.readResponse().hasSuffix("POST / abcdefg"))
        }
    }

    @Test("takes a request byte by byte") func byteByByte() async throws {
        try await withServer({ ($0.headTimeout, $0.bodyTimeout) = (.seconds(60), .seconds(60)) }) { port, _, _ in
            let client = try Client(port: port)
            for byte in "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n\r\nok".utf8 { await client.send([byte]) }
            #expect(try await client.readResponse().hasSuffix("POST / ok"))
        }
    }

    @Test("leaves the body out for HEAD, and says its length") func head() async throws {
        try await withServer { port, _, _ in
            let client = try Client(port: port)
            await client.send("HEAD /a HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
            let response = try await client.readToEnd()
            #expect(response.contains("\r\nContent-Length: 8\r\n"))
            #expect(response.hasSuffix("\r\n\r\n"))
        }
    }

    @Test("sends no Content-Length with 204") func noContent() async throws {
        try await withServer { port, _, _ in
            let client = try Client(port: port)
            await client.send("GET /empty HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
            #expect(!(try await client.readToEnd().contains("Content-Length")))
        }
    }

    @Test("closes after an HTTP/1.0 request unless asked to stay") func http10() async throws {
        try await withServer { port, _, _ in
            let client = try Client(port: port)
            await client.send("GET /a HTTP/1.0\r\nConnection: keep-alive\r\n\r\n")
            #expect(try await client.readResponse().contains("Connection: keep-alive"))
            await client.send("GET /b HTTP/1.0\r\n\r\n")
            #expect(try await client.readToEnd().hasSuffix("GET /b "))
        }
    }

    @Test("takes a target with scheme and host") func absoluteForm() async throws {
        try await withServer { port, _, _ in
            let client = try Client(port: port)
            await client.send("GET http://a/b?c HTTP/1.1\r\nHost: a\r\n\r\n")
            #expect(try await client.readResponse().hasSuffix("GET /b?c "))
        }
    }

    @Test("says 100 Continue to those who wait for it") func expectContinue() async throws {
        try await withServer { port, _, _ in
            let client = try Client(port: port)
            await client.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\nExpect: 100-continue\r\n\r\n")
            #expect(try await client.readResponse() == "HTTP/1.1 100 Continue\r\n\r\n")
            await client.send("ok")
            #expect(try await client.readResponse().hasSuffix("POST / ok"))
        }
    }

    @Test("sends a large answer whole to a slow reader") func largeAnswer() async throws {
        try await withServer { port, _, _ in
            let client = try Client(port: port, receiveBufferBytes: 4_096)
            await client.send("GET /large HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
            try await Task.sleep(for: .milliseconds(200))
            let response = try await client.readToEnd()
            #expect(response.utf8.count > 8_000_000)
            #expect(response.hasSuffix("xxx"))
        }
    }

    @Test("answers a peer that has closed its side only") func halfClosed() async throws {
        try await withServer({ $0.abandonedRequestTimeout = .seconds(60) }) { port, _, _ in
            let client = try Client(port: port)
            await client.send("GET /slow HTTP/1.1\r\nHost: a\r\n\r\nGET /2 HTTP/1.1\r\nHost: a\r\n\r\n")
            client.finishSending()
            let responses = try await client.readToEnd()
            #expect(responses.contains("slow"))
            #expect(responses.hasSuffix("GET /2 "))
        }
    }

    @Test("cancels the work for a peer that has gone", arguments: [true, false], ["/never", "/promised/never"])
    func gone(_ resets: Bool, _ path: String) async throws {
        try await withServer({ $0.abandonedRequestTimeout = .milliseconds(100) }) { port, responder, _ in
            let client = try Client(port: port)
            await client.send("GET \(path) HTTP/1.1\r\nHost: a\r\n\r\n")
            #expect(await eventually { responder.startedCount == 1 })
            if resets { client.reset() } else { client.finishSending() }
            #expect(await eventually { responder.cancelledCount == 1 })
        }
    }

    @Test("answers what is promised, in order with the rest") func promised() async throws {
        try await withServer { port, responder, _ in
            let client = try Client(port: port)
            let paths = ["/promised/slow", "/1", "/promised/2", "/promised/empty", "/3"]
            await client.send(paths.map { "GET \($0) HTTP/1.1\r\nHost: a\r\n\r\n" }.joined())
            client.finishSending()
            let responses = try await client.readToEnd()
            let places = ["slow", "GET /1 ", "GET /2 ", "HTTP/1.1 204 ", "GET /3 "].map {
                responses.firstRange(of: $0)?.lowerBound
            }
            #expect(places.allSatisfy { $0 != nil })
            #expect(places.compactMap(\.self) == places.compactMap(\.self).sorted())
            #expect(responder.promised.withLock { $0 } == [false, false, false])
        }
    }

    @Test("lets all that becomes of a promised answer know that it was cancelled") func cancelledPromise() async throws
    {
        try await withServer { port, responder, _ in
            let client = try Client(port: port)
            await client.send("GET /promised/never HTTP/1.1\r\nHost: a\r\n\r\n")
            #expect(await eventually { responder.startedCount == 1 })
            client.reset()
            #expect(await eventually { responder.promised.withLock { $0 } == [true] })
        }
    }

    @Test("knows its peer's address") func peer() async throws {
        try await withServer { port, _, _ in
            let client = try Client(port: port)
            await client.send("GET /peer HTTP/1.1\r\nHost: a\r\n\r\n")
            #expect(try await client.readResponse().hasSuffix("127.0.0.1"))
        }
    }
}
