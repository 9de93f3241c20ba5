import Gateway
import HTTPTypes
import NIOCore
import Testing

@testable import GatewayServer

@Suite("A response's head") struct ResponseEncodingTests {
    private func head(_ response: GatewayResponse, connection: StaticString? = nil) -> String {
        var buffer = ByteBuffer(string: "before ")
        buffer.writeHead(
            response,
            ResponseFraming(contentLength: response.body.count, connection: connection, date: Array("today".utf8)))
        return String(buffer: buffer)
    }

    @Test("has the status, the fields, and what belongs to the connection") func plain() {
        let fields: HTTPFields = [.contentType: "text/plain", .vary: "Origin"]
        let response = GatewayResponse(status: .ok, headerFields: fields, body: [1, 2, 3])
        #expect(
            head(response)
                == "before HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nVary: Origin\r\nContent-Length: 3\r\nDate: today\r\n\r\n"
        )
        #expect(
            head(GatewayResponse(status: .noContent), connection: "close")
                == "before HTTP/1.1 204 No Content\r\nDate: today\r\nConnection: close\r\n\r\n")
    }

    @Test("may be long") func long() throws {
        var fields = HTTPFields()
        for number in 0..<100 {
            let name = try #require(HTTPField.Name("X-\(String(repeating: "n", count: 90))-\(number)"))
            fields.append(HTTPField(name: name, value: String(repeating: "ü", count: 500)))
        }
        let reason = String(repeating: "r", count: 1_000)
        let text = head(GatewayResponse(status: .init(code: 418, reasonPhrase: reason), headerFields: fields))
        #expect(text.hasPrefix("before HTTP/1.1 418 \(reason)\r\nX-n"))
        #expect(text.utf8.count { $0 == UInt8(ascii: "\n") } == 104)
        #expect(text.hasSuffix("\(String(repeating: "ü", count: 500))\r\nContent-Length: 0\r\nDate: today\r\n\r\n"))
    }

    @Test("is written once, however much room the buffer has", arguments: [0, 400, 520, 600, 4_000])
    func room(capacity: Int) {
        for length in stride(from: 0, to: 1_200, by: 7) {
            let value = String(repeating: "v", count: length)
            var buffer = ByteBuffer()
            buffer.reserveCapacity(capacity)
            buffer.writeHead(
                GatewayResponse(status: .ok, headerFields: [.server: value]),
                ResponseFraming(contentLength: 0, connection: nil, date: Array("today".utf8)))
            #expect(
                String(buffer: buffer)
                    == "HTTP/1.1 200 OK\r\nServer: \(value)\r\nContent-Length: 0\r\nDate: today\r\n\r\n")
        }
    }
}
