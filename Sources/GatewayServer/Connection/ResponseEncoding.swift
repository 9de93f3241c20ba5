internal import Gateway
internal import HTTPTypes
internal import NIOCore

/// What belongs to the connection in a response's head.
struct ResponseFraming {
    var contentLength: Int
    /// `close`, `keep-alive`, or nil where HTTP/1.1's default says enough.
    var connection: StaticString?
    var date: [UInt8]
}

extension ByteBuffer {
    /// Writes a response's head (RFC 9112 sections 4 and 5).
    ///
    /// `HTTPFields` holds valid values only: no line ends can come in through one.
    mutating func writeHead(_ response: GatewayResponse, _ framing: ResponseFraming) {
        let reason = response.status.reasonPhrase
        let fieldBytes = response.headerFields.reduce(0) { $0 + $1.name.rawName.utf8.count + $1.value.utf8.count + 4 }
        // All else, two numbers and seven short texts, takes less than a hundred.
        let bytes = fieldBytes + reason.utf8.count + framing.date.count + 128
        // In one piece: the buffer's bookkeeping for each of twenty would cost more than the bytes.
        writeWithUnsafeMutableBytes(minimumWritableBytes: bytes) { memory in
            var head = HeadText(memory)
            head.append("HTTP/1.1 ")
            if response.status == .ok {
                head.append("200 OK")
            } else {
                head.append(text: "\(response.status.code) \(reason)")
            }
            for field in response.headerFields {
                head.append("\r\n")
                head.append(text: field.name.rawName)
                head.append(": ")
                head.append(text: field.value)
            }
            if Self.hasContent(response.status) {
                head.append("\r\nContent-Length: ")
                head.append(text: String(framing.contentLength))
            }
            head.append("\r\nDate: ")
            head.append(framing.date)
            if let connection = framing.connection {
                head.append("\r\nConnection: ")
                head.append(connection)
            }
            head.append("\r\n\r\n")
            return head.count
        }
    }

    /// Whether a response of this status may have content (RFC 9110 section 8.6).
    static func hasContent(_ status: HTTPResponse.Status) -> Bool {
        status.code >= 200 && status != .noContent && status != .notModified
    }
}

/// A head as it is put together, in memory that has room for it.
private struct HeadText {
    private let memory: UnsafeMutableRawBufferPointer
    private(set) var count = 0

    init(_ memory: UnsafeMutableRawBufferPointer) { self.memory = memory }

    @inline(__always)
    private mutating func append(_ bytes: UnsafeRawPointer, _ byteCount: Int) {
        guard byteCount <= memory.count - count, let start = memory.baseAddress else {
            preconditionFailure("A head is longer than it was measured.")
        }
        (start + count).copyMemory(from: bytes, byteCount: byteCount)
        count += byteCount
    }

    mutating func append(_ literal: StaticString) { append(literal.utf8Start, literal.utf8CodeUnitCount) }

    mutating func append(_ bytes: [UInt8]) {
        bytes.withUnsafeBytes { bytes in if let start = bytes.baseAddress { append(start, bytes.count) } }
    }

    mutating func append(text: String) {
        var text = text
        text.withUTF8 { bytes in if let start = bytes.baseAddress { append(start, bytes.count) } }
    }
}
