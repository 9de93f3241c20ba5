internal import Gateway
internal import HTTPTypes
internal import JSON

extension AnswerShape {
    /// A response as the service reads it, a JSON text.
    /// - Parameter isHead: Whether the request was `HEAD`, which gets no content.
    func encode(_ response: GatewayResponse, isHead: Bool = false) -> [UInt8] {
        let body = AnswerBody(response, isHead: isHead)
        var writer = JSONWriter(capacity: body.text.count + body.text.count / 8 + 512)
        writer.append(contentsOf: #"{"statusCode":"#)
        writer.writeInt(response.status.code)
        writeHead(of: response, to: &writer)
        writer.append(contentsOf: #","isBase64Encoded":"#)
        writer.writeBool(body.isBase64Encoded)
        writer.append(contentsOf: #","body":"#)
        body.text.withUnsafeBytes { writer.writeString(utf8: $0) }
        writer.append(UInt8(ascii: "}"))
        return writer.bytes
    }

    private func writeHead(of response: GatewayResponse, to writer: inout JSONWriter) {
        let fields = FieldGroups(response.headerFields)
        switch self {
        case .restAPI:
            writer.writeMember("headers", fields.single)
            if !fields.multiple.isEmpty {
                writer.writeMember("multiValueHeaders", .object(fields.multiple))
            }
        case .httpAPI:
            writer.writeMember("headers", fields.joined)
            if !fields.cookies.isEmpty { writer.writeMember("cookies", .array(fields.cookies)) }
        case .loadBalancer(let hasMultiValueHeaders):
            let reason = response.status.reasonPhrase
            writer.writeMember(
                "statusDescription", .string("\(response.status.code)\(reason.isEmpty ? "" : " \(reason)")"))
            if hasMultiValueHeaders {
                writer.writeMember("multiValueHeaders", fields.all)
            } else {
                writer.writeMember("headers", fields.joinedWithCookies)
            }
        }
    }
}

extension JSONWriter {
    /// Writes a comma and a member.
    fileprivate mutating func writeMember(_ name: String, _ value: JSONValue) {
        append(UInt8(ascii: ","))
        writeString(name)
        append(UInt8(ascii: ":"))
        write(value)
    }
}
