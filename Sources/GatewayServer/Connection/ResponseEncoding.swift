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
        // In one piece: the buffer's bookkeeping for each of twenty would cost more than the bytes.
        var room = 512
        while room > 0 {
            writeWithUnsafeMutableBytes(minimumWritableBytes: room) { memory in
                let count = HeadText.write(response, framing, into: memory)
                let isWritten = count <= memory.count
                room = isWritten ? 0 : count
                return isWritten ? count : 0
            }
        }
    }

    /// Whether a response of this status may have content (RFC 9110 section 8.6).
    static func hasContent(_ status: HTTPResponse.Status) -> Bool {
        status.code >= 200 && status != .noContent && status != .notModified
    }
}

/// A head as it is put together. Where there is no room for it, it is only measured.
private struct HeadText {
    private let memory: UnsafeMutableRawBufferPointer
    private var count = 0

    private init(_ memory: UnsafeMutableRawBufferPointer) { self.memory = memory }

    /// Writes a head if it fits.
    /// - Returns: How many bytes it has.
    static func write(
        _ response: GatewayResponse, _ framing: ResponseFraming, into memory: UnsafeMutableRawBufferPointer
    ) -> Int {
        var head = HeadText(memory)
        head.append("HTTP/1.1 ")
        if response.status == .ok {
            head.append("200 OK")
        } else {
            head.append(text: "\(response.status.code) \(response.status.reasonPhrase)")
        }
        for field in response.headerFields {
            head.append("\r\n")
            head.append(text: field.name.rawName)
            head.append(": ")
            head.append(text: field.value)
        }
        if ByteBuffer.hasContent(response.status) {
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

    @inline(__always)
    private mutating func append(_ bytes: UnsafeRawPointer, _ byteCount: Int) {
        if byteCount <= memory.count - count, let start = memory.baseAddress {
            (start + count).copyMemory(from: bytes, byteCount: byteCount)
        }
        count += byteCount
    }

    private mutating func append(_ literal: StaticString) { append(literal.utf8Start, literal.utf8CodeUnitCount) }

    private mutating func append(_ bytes: [UInt8]) {
        bytes.withUnsafeBytes { bytes in if let start = bytes.baseAddress { append(start, bytes.count) } }
    }

    private mutating func append(text: String) {
        var text = text
        text.withUTF8 { bytes in if let start = bytes.baseAddress { append(start, bytes.count) } }
    }
}
