import Foundation
import Testing

@testable import AWSClient

/// Real sockets, on loopback.
@Suite("The transport")
struct TransportTests {
    private func send(
        to server: RawServer, timeout: Duration = .seconds(10), _ change: (inout AWSRequest) -> Void = { _ in }
    ) async throws -> AWSResponse {
        let transport = AsyncHTTPTransport(maximumResponseBytes: 1000)
        var request = AWSRequest("POST", AWSEndpoint(isSecure: false, host: "127.0.0.1", port: server.port), body: [1])
        change(&request)
        let result: Result<AWSResponse, AWSError>
        do throws(AWSError) { result = .success(try await transport.send(request, timeout: timeout)) } catch {
            result = .failure(error)
        }
        await transport.close()
        return try result.get()
    }

    @Test("gives status, fields and content, and sends path and query as they are")
    func answer() async throws {
        let server = try RawServer(answer: "HTTP/1.1 418 X\r\nX-Amzn-ErrorType: A\r\nContent-Length: 2\r\n\r\nhi")
        let response = try await send(to: server) {
            $0.path = "/a%20b/c"
            $0.query = "d=%2F&e"
        }
        #expect(response.status == 418)
        #expect(response.header("x-amzn-errortype") == "A")
        #expect(response.body == Array("hi".utf8))
        #expect(server.requests.first?.hasPrefix("POST /a%20b/c?d=%2F&e HTTP/1.1\r\n") == true)
    }

    @Test("tells a request that was surely not sent from one that may have been")
    func failures() async throws {
        func kind(_ body: () async throws -> AWSResponse) async -> AWSError.Kind? {
            await #expect(throws: AWSError.self) { _ = try await body() }?.kind
        }
        let closed = try RawServer(answer: nil)
        #expect(await kind { try await send(to: closed) } == .noAnswer)
        let half = try RawServer(answer: "HTTP/1.1 200 OK\r\nContent-Length: 20\r\n\r\nhalf")
        #expect(await kind { try await send(to: half) } == .noAnswer)
        let other = try RawServer(answer: "SSH-2.0-OpenSSH_9.2\r\n\r\n")
        #expect(await kind { try await send(to: other) } == .noAnswer)
        let large = try RawServer(
            answer: "HTTP/1.1 200 OK\r\nContent-Length: 2000\r\n\r\n" + String(repeating: "x", count: 2000))
        #expect(await kind { try await send(to: large) } == .unreadableAnswer)
        let silent = try RawServer(answer: "")
        #expect(await kind { try await send(to: silent, timeout: .milliseconds(200)) } == .timeout)
        let gone = try RawServer(answer: nil)
        gone.stop()
        #expect(await kind { try await send(to: gone) } == .noConnection)
        #expect(await kind { try await send(to: gone) { $0.endpoint.host = "no-such-host.invalid" } } == .noSuchHost)
    }
}

/// Answers every connection with one text: nil closes it at once, an empty text never answers.
private final class RawServer: Sendable {
    let port: Int
    private let listener: Int32
    private let log = LockedLines()

    init(answer: String?) throws {
        let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        self.listener = listener
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let isListening = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
                bind(listener, address, length) == 0 && listen(listener, 8) == 0
                    && getsockname(listener, address, &length) == 0
            }
        }
        guard isListening else { throw CocoaError(.fileWriteUnknown) }
        port = Int(UInt16(bigEndian: address.sin_port))
        let log = log
        Thread.detachNewThread {
            while true {
                let connection = accept(listener, nil, nil)
                guard connection >= 0 else { return }
                if let answer {
                    var buffer = [UInt8](repeating: 0, count: 4096)
                    let count = read(connection, &buffer, buffer.count)
                    log.append(String(decoding: buffer[..<max(0, count)], as: UTF8.self))
                    if answer.isEmpty { continue }
                    _ = answer.withCString { write(connection, $0, strlen($0)) }
                }
                close(connection)
            }
        }
    }

    var requests: [String] { log.lines }

    func stop() {
        shutdown(listener, Int32(SHUT_RDWR))
        close(listener)
    }

    deinit { shutdown(listener, Int32(SHUT_RDWR)) }
}
