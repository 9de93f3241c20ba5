import Foundation

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// A TCP client that sends exactly the bytes it is told to. Every wait ends after a minute.
final class Client: Sendable {
    struct Failure: Error { var call: String }

    private let descriptor: Int32

    /// Connects to a port of this machine.
    init(port: Int, receiveBufferBytes: Int32? = nil) throws {
        descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var timeout = timeval(tv_sec: 60, tv_usec: 0)
        setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &timeout, socklen_t(MemoryLayout<timeval>.size))
        setsockopt(descriptor, SOL_SOCKET, SO_SNDTIMEO, &timeout, socklen_t(MemoryLayout<timeval>.size))
        if var bytes = receiveBufferBytes {
            setsockopt(descriptor, SOL_SOCKET, SO_RCVBUF, &bytes, socklen_t(MemoryLayout<Int32>.size))
        }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = in_port_t(UInt16(port)).bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        let result = withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        guard result == 0 else { throw Failure(call: "connect") }
    }

    deinit { close(descriptor) }

    /// Sends bytes; what a peer that has closed does not take is dropped.
    func send(_ text: String) async { await send(Array(text.utf8)) }

    func send(_ bytes: [UInt8]) async {
        await blocking { [descriptor] in
            var rest = bytes[...]
            while !rest.isEmpty {
                let sent = rest.withUnsafeBytes {
                    sendto(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL), nil, 0)
                }
                guard sent > 0 else { return }
                rest = rest.dropFirst(sent)
            }
        }
    }

    /// Closes the sending side only.
    func finishSending() { shutdown(descriptor, Int32(SHUT_WR)) }

    /// Ends the connection with a reset.
    func reset() {
        var option = (onOff: Int32(1), seconds: Int32(0))
        setsockopt(descriptor, SOL_SOCKET, SO_LINGER, &option, socklen_t(MemoryLayout.size(ofValue: option)))
        // The descriptor stays ours until the end: an unspecified address only takes the connection away.
        var address = sockaddr()
        address.sa_family = sa_family_t(AF_UNSPEC)
        connect(descriptor, &address, socklen_t(MemoryLayout<sockaddr>.size))
    }

    /// All bytes until the peer closes.
    func readToEnd() async throws -> String {
        try await blocking { [descriptor] in
            var bytes: [UInt8] = []
            while let more = try Self.receive(descriptor) { bytes += more }
            return String(decoding: bytes, as: UTF8.self)
        }
    }

    /// One response, by its `Content-Length`.
    func readResponse() async throws -> String {
        try await blocking { [descriptor] in
            var bytes: [UInt8] = []
            var length: Int?
            while true {
                if bytes.suffix(4).elementsEqual("\r\n\r\n".utf8), length == nil {
                    length = bytes.count + (Self.contentLength(String(decoding: bytes, as: UTF8.self)) ?? 0)
                }
                if bytes.count == length { return String(decoding: bytes, as: UTF8.self) }
                guard let more = try Self.receive(descriptor, atMost: 1) else { throw Failure(call: "end of stream") }
                bytes += more
            }
        }
    }

    /// Whether the peer closes the connection without a further byte.
    func seesEnd() async throws -> Bool { try await readToEnd().isEmpty }

    private static func receive(_ descriptor: Int32, atMost count: Int = 65_536) throws -> [UInt8]? {
        var buffer = [UInt8](repeating: 0, count: count)
        let received = recv(descriptor, &buffer, count, 0)
        if received == 0 || (received < 0 && errno == ECONNRESET) { return nil }
        guard received > 0 else { throw Failure(call: "recv: \(errno)") }
        return Array(buffer[..<received])
    }

    private static func contentLength(_ head: String) -> Int? {
        for line in head.split(separator: "\r\n") where line.lowercased().hasPrefix("content-length:") {
            return Int(line.dropFirst(15).drop { $0 == " " })
        }
        return nil
    }
}

/// Runs what blocks on a thread of its own, so that tests do not stop each other.
private func blocking<Value: Sendable>(_ body: @escaping @Sendable () throws -> Value) async throws -> Value {
    try await withCheckedThrowingContinuation { continuation in
        Thread.detachNewThread { continuation.resume(with: Result(catching: body)) }
    }
}

private func blocking(_ body: @escaping @Sendable () -> Void) async {
    await withCheckedContinuation { continuation in
        Thread.detachNewThread {
            body()
            continuation.resume()
        }
    }
}
