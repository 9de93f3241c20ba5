internal import JSON

/// Spans as a trace export request of OTLP/HTTP in JSON (OpenTelemetry Protocol, `ExportTraceServiceRequest`).
enum OTLPText {
    /// The request's content.
    /// - Parameter resource: What is said of the process that the spans come from.
    static func bytes(_ spans: [Span], resource: JSONObject) -> [UInt8] {
        let scope: JSONValue = ["scope": ["name": "inventory-gateway"], "spans": .array(spans.map(span))]
        let resourceSpans: JSONValue = ["resource": ["attributes": attributes(resource)], "scopeSpans": [scope]]
        return JSONValue.object(["resourceSpans": [resourceSpans]]).serializedBytes()
    }

    private static func span(_ span: Span) -> JSONValue {
        var members: JSONObject = [
            "traceId": .string(span.traceID.description), "spanId": .string(span.id.description),
        ]
        members["parentSpanId"] = span.parentID.map { .string($0.description) }
        members["traceState"] = span.traceState.map { .string($0) }
        members["name"] = .string(span.name)
        members["kind"] = .int(span.kind.rawValue)
        // 64-bit integers are strings in the JSON of Protocol Buffers.
        members["startTimeUnixNano"] = .string(String(span.start))
        members["endTimeUnixNano"] = .string(String(span.end))
        members["attributes"] = attributes(span.attributes)
        if span.isError { members["status"] = ["code": 2] }
        return .object(members)
    }

    private static func attributes(_ object: JSONObject) -> JSONValue {
        .array(object.members.map { ["key": .string($0.name), "value": value($0.value)] })
    }

    private static func value(_ value: JSONValue) -> JSONValue {
        switch value {
        case .int(let number): ["intValue": .string(String(number))]
        case .string(let text): ["stringValue": .string(text)]
        default: ["stringValue": .string(value.serialized())]
        }
    }
}
