import Foundation

/// A stand-in for EC2's instance metadata service, version 2, on a loopback port.
final class MetadataService: Sendable {
    /// Its address.
    let endpoint: String
    private let listener: Int32

    /// Starts one that tells this identity document to those who bring its token.
    init(document: String) throws {
        let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        self.listener = listener
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let bound = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
                bind(listener, address, length) == 0 && listen(listener, 8) == 0
                    && getsockname(listener, address, &length) == 0
            }
        }
        guard bound else { throw CocoaError(.fileWriteUnknown) }
        endpoint = "http://127.0.0.1:\(UInt16(bigEndian: address.sin_port))"
        Thread.detachNewThread {
            while true {
                let connection = accept(listener, nil, nil)
                guard connection >= 0 else { return }
                Self.answer(connection, document)
                close(connection)
            }
        }
    }

    deinit {
        shutdown(listener, Int32(SHUT_RDWR))
        close(listener)
    }

    private static func answer(_ connection: Int32, _ document: String) {
        var request = ""
        var buffer = [UInt8](repeating: 0, count: 4096)
        while !request.contains("\r\n\r\n") {
            let count = read(connection, &buffer, buffer.count)
            guard count > 0 else { return }
            request += String(decoding: buffer[..<count], as: UTF8.self)
        }
        let lines = request.lowercased().split(separator: "\r\n")
        let asksForToken =
            request.hasPrefix("PUT /latest/api/token ") && lines.contains("x-aws-ec2-metadata-token-ttl-seconds: 60")
        let asksForDocument = request.hasPrefix("GET /latest/dynamic/instance-identity/document ")
        let (status, body) =
            if asksForToken {
                ("200 OK", "TOKEN==")
            } else if !asksForDocument {
                ("404 Not Found", "")
            } else if lines.contains("x-aws-ec2-metadata-token: token==") {
                ("200 OK", document)
            } else {
                ("401 Unauthorized", "")
            }
        let answer = "HTTP/1.1 \(status)\r\nContent-Length: \(body.utf8.count)\r\nConnection: close\r\n\r\n\(body)"
        _ = answer.withCString { write(connection, $0, strlen($0)) }
    }
}
