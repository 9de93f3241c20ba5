internal import JSON

/// Spans as a trace export request of OTLP/HTTP in JSON (OpenTelemetry Protocol, `ExportTraceServiceRequest`).
enum OTLPText {
    /// The request's content.
    /// - Parameter resource: What is said of the process that the spans come from.
    static func bytes(_ spans: [Span], resource: JSONObject) -> [UInt8] {
        var writer = JSONWriter(capacity: 1_024 * (spans.count + 1))
        writer.append(contentsOf: #"{"resourceSpans":[{"resource":{"attributes":"#)
        writer.write(attributes: resource)
        writer.append(contentsOf: #"},"scopeSpans":[{"scope":{"name":"inventory-gateway"},"spans":["#)
        for (index, span) in spans.enumerated() {
            if index > 0 { writer.append(UInt8(ascii: ",")) }
            writer.write(span)
        }
        writer.append(contentsOf: "]}]}]}")
        return writer.bytes
    }
}

extension JSONWriter {
    fileprivate mutating func write(_ span: Span) {
        append(contentsOf: #"{"traceId":"#)
        writeString(span.traceID.description)
        append(contentsOf: #","spanId":"#)
        writeString(span.id.description)
        if let parentID = span.parentID {
            append(contentsOf: #","parentSpanId":"#)
            writeString(parentID.description)
        }
        if let traceState = span.traceState {
            append(contentsOf: #","traceState":"#)
            writeString(traceState)
        }
        append(contentsOf: #","name":"#)
        writeString(span.name)
        append(contentsOf: #","kind":"#)
        writeInt(span.kind.rawValue)
        append(contentsOf: #","startTimeUnixNano":"#)
        write(longInteger: Int(span.start))
        append(contentsOf: #","endTimeUnixNano":"#)
        write(longInteger: Int(span.end))
        append(contentsOf: #","attributes":"#)
        write(attributes: span.attributes)
        if span.isError { append(contentsOf: #","status":{"code":2}"#) }
        append(UInt8(ascii: "}"))
    }

    /// 64-bit integers are strings in the JSON of Protocol Buffers.
    private mutating func write(longInteger number: Int) {
        append(UInt8(ascii: "\""))
        writeInt(number)
        append(UInt8(ascii: "\""))
    }

    fileprivate mutating func write(attributes: JSONObject) {
        append(UInt8(ascii: "["))
        for (index, member) in attributes.members.enumerated() {
            append(contentsOf: index == 0 ? #"{"key":"# : #",{"key":"#)
            writeString(member.name)
            append(contentsOf: #","value":{"#)
            switch member.value {
            case .int(let number):
                append(contentsOf: #""intValue":"#)
                write(longInteger: number)
            case .string(let text):
                append(contentsOf: #""stringValue":"#)
                writeString(text)
            default:
                append(contentsOf: #""stringValue":"#)
                writeString(member.value.serialized())
            }
            append(contentsOf: "}}")
        }
        append(UInt8(ascii: "]"))
    }
}
