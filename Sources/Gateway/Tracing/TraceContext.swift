internal import HTTPTypes

/// Where a request stands in a trace that its sender takes part in.
struct TraceContext: Hashable, Sendable {
    /// The trace.
    var traceID: TraceID
    /// The sender's span, which the request is a part of.
    var parentID: SpanID
    /// Whether the sender records the trace.
    var isSampled: Bool
    /// What other tracing systems have added, as `tracestate` has it; nil for nothing.
    var state: String?

    /// The context that a request brings: W3C's, else X-Ray's. X-Ray counts only where it samples: where its tracing is
    /// off, Lambda says `Sampled=0` of every invocation.
    init?(_ request: GatewayRequest) {
        let fields = request.head.headerFields
        if let text = fields.value(.traceParent), let context = TraceContext(traceParent: text) {
            self = context
            state = fields.value(.traceState).flatMap(Self.state)
        } else if let text = request.traceID, let context = TraceContext(xRay: text), context.isSampled {
            self = context
        } else {
            return nil
        }
    }

    /// The value of a `traceparent` field (W3C Trace Context section 3.2): version, trace, parent and flags in
    /// hexadecimal, with a hyphen between them. Later versions may have more behind these.
    init?(traceParent text: String) {
        let parts = text.split(separator: "-", maxSplits: 4, omittingEmptySubsequences: false)
        guard parts.count >= 4, parts[0].utf8.count == 2, parts[0] != "ff",
            let version = Hexadecimal.number(parts[0].utf8), version > 0 || parts.count == 4,
            let traceID = TraceID(hexadecimal: parts[1]), let parentID = SpanID(hexadecimal: parts[2]),
            parts[3].utf8.count == 2, let flags = Hexadecimal.number(parts[3].utf8)
        else { return nil }
        self.init(traceID: traceID, parentID: parentID, isSampled: flags & 1 == 1)
    }

    /// The value of an `X-Amzn-Trace-Id` field or of Lambda's variable for it:
    /// `Root=1-5759e988-bd862e3fe1be46a994272793;Parent=53995c3f42cd8ad8;Sampled=1`.
    init?(xRay text: String) {
        var values: [Substring: Substring] = [:]
        for part in text.split(separator: ";") {
            let pair = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            if pair.count == 2 { values[pair[0]] = pair[1] }
        }
        guard let root = values["Root"]?.split(separator: "-", omittingEmptySubsequences: false), root.count == 3,
            root[0] == "1", root[1].utf8.count == 8, let traceID = TraceID(hexadecimal: root[1] + root[2]),
            let parentID = values["Parent"].flatMap({ SpanID(hexadecimal: $0) })
        else { return nil }
        self.init(traceID: traceID, parentID: parentID, isSampled: values["Sampled"] == "1")
    }

    private init(traceID: TraceID, parentID: SpanID, isSampled: Bool) {
        self.traceID = traceID
        self.parentID = parentID
        self.isSampled = isSampled
    }

    /// A `tracestate` that is worth keeping (section 3.3): up to 32 members, each a key and a value.
    private static func state(_ text: String) -> String? {
        let members = text.split(separator: ",").map(MediaType.trim).filter { !$0.isEmpty }
        let isSound = members.allSatisfy { ($0.firstIndex(of: "=") ?? $0.startIndex) > $0.startIndex }
        guard isSound, (1...32).contains(members.count) else { return nil }
        return members.joined(separator: ",")
    }
}
