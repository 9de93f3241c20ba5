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
        if response.status == .ok {
            writeStaticString("HTTP/1.1 200 OK\r\n")
        } else {
            writeString("HTTP/1.1 \(response.status.code) \(response.status.reasonPhrase)\r\n")
        }
        for field in response.headerFields {
            writeString(field.name.rawName)
            writeStaticString(": ")
            writeString(field.value)
            writeStaticString("\r\n")
        }
        if Self.hasContent(response.status) {
            writeStaticString("Content-Length: ")
            writeString(String(framing.contentLength))
            writeStaticString("\r\n")
        }
        writeStaticString("Date: ")
        writeBytes(framing.date)
        if let connection = framing.connection {
            writeStaticString("\r\nConnection: ")
            writeStaticString(connection)
        }
        writeStaticString("\r\n\r\n")
    }

    /// Whether a response of this status may have content (RFC 9110 section 8.6).
    static func hasContent(_ status: HTTPResponse.Status) -> Bool {
        status.code >= 200 && status != .noContent && status != .notModified
    }
}
