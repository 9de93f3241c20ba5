import HTTPTypes
import Testing

@testable import Gateway

@Suite("The trace that a request is a part of") struct TraceContextTests {
    static let trace = "0af7651916cd43dd8448eb211c80319c"
    static let span = "b7ad6b7169203331"

    /// Values of `traceparent`, and whether they say that the trace is sampled; nil where they say nothing.
    static let traceParents: [(String, Bool?)] = [
        ("00-\(trace)-\(span)-01", true), ("00-\(trace)-\(span)-00", false),
        // Flags: only the last bit counts.
        ("00-\(trace)-\(span)-03", true), ("00-\(trace)-\(span)-fe", false), ("00-\(trace)-\(span)-ff", true),
        // A later version may have more behind a hyphen, this one not.
        ("cc-\(trace)-\(span)-01", true), ("cc-\(trace)-\(span)-01-what-will-be", true),
        ("01-\(trace)-\(span)-00-", false), ("cc-\(trace)-\(span)-01.what", nil), ("cc-\(trace)-\(span)-012", nil),
        ("00-\(trace)-\(span)-01-", nil), ("00-\(trace)-\(span)-01-what", nil), ("00-\(trace)-\(span)-01.", nil),
        ("ff-\(trace)-\(span)-01", nil), ("FF-\(trace)-\(span)-01", nil),
        // Zeros are no ids.
        ("00-00000000000000000000000000000000-\(span)-01", nil), ("00-\(trace)-0000000000000000-01", nil),
        ("00-00000000000000000000000000000001-0000000000000001-01", true),
        ("00-00000000000000010000000000000000-0000000000000001-01", true),
        // Digits are in lower case, and as many as there should be.
        ("00-\(trace.uppercased())-\(span)-01", nil), ("00-\(trace)-\(span.uppercased())-01", nil),
        ("00-\(trace)-\(span)-0A", nil), ("0-\(trace)-\(span)-01", nil), ("000-\(trace)-\(span)-01", nil),
        ("00-\(trace.dropLast())-\(span)-01", nil), ("00-\(trace)0-\(span)-01", nil),
        ("00-\(trace)-\(span.dropLast())-01", nil), ("00-\(trace)-\(span)0-01", nil), ("00-\(trace)-\(span)-1", nil),
        ("00-\(trace.dropLast())g-\(span)-01", nil), ("0x-\(trace)-\(span)-01", nil), ("00-\(trace)-\(span)-.1", nil),
        ("", nil), ("-", nil), ("---", nil), ("00", nil), ("00-\(trace)-\(span)", nil), ("00_\(trace)_\(span)_01", nil),
        (" 00-\(trace)-\(span)-01", nil), ("00-\(trace)-\(span)-01, 00-\(trace)-\(span)-01", nil),
        ("00-\(trace)-\(span)-0é", nil),
    ]

    @Test("is what traceparent says, if it is well-formed", arguments: traceParents)
    func traceParent(_ text: String, _ isSampled: Bool?) {
        let context = TraceContext(traceParent: text)
        #expect(context?.isSampled == isSampled)
        guard let context, text.contains(Self.trace) else { return }
        #expect(context.traceID.description == Self.trace)
        #expect(context.parentID.description == Self.span)
    }

    /// Values of `X-Amzn-Trace-Id`, and whether they say that the trace is sampled; nil where they say nothing.
    static let xRayHeaders: [(String, Bool?)] = [
        ("Root=1-0af76519-16cd43dd8448eb211c80319c;Parent=\(span);Sampled=1", true),
        ("Parent=\(span);Sampled=1;Root=1-0af76519-16cd43dd8448eb211c80319c;Lineage=1:2|3", true),
        ("Root=1-0af76519-16cd43dd8448eb211c80319c;Parent=\(span);Sampled=0", false),
        ("Root=1-0af76519-16cd43dd8448eb211c80319c;Parent=\(span)", false),
        ("Root=1-0af76519-16cd43dd8448eb211c80319c;Sampled=1", nil),
        ("Root=2-0af76519-16cd43dd8448eb211c80319c;Parent=\(span);Sampled=1", nil),
        ("Root=1-0af765191-6cd43dd8448eb211c80319c;Parent=\(span);Sampled=1", nil),
        ("Root=1-0af76519;Parent=\(span);Sampled=1", nil), ("Root", nil), ("", nil), (";;=;", nil),
    ]

    @Test("is what X-Ray's field says", arguments: xRayHeaders)
    func xRay(_ text: String, _ isSampled: Bool?) {
        let context = TraceContext(xRay: text)
        #expect(context?.isSampled == isSampled)
        if let context { #expect(context.traceID.description == Self.trace) }
    }

    /// Values of `tracestate`, and what is kept of them.
    static let states: [(String, String?)] = [
        ("a=1", "a=1"), ("a=1, b=2 ,,c=3", "a=1,b=2,c=3"), ("a= 1 2", "a= 1 2"), ("a", nil), ("=1", nil), ("", nil),
        ((1...32).map { "k\($0)=v" }.joined(separator: ","), (1...32).map { "k\($0)=v" }.joined(separator: ",")),
        ((1...33).map { "k\($0)=v" }.joined(separator: ","), nil),
    ]

    @Test("keeps what other systems add, if it is well-formed", arguments: states)
    func traceState(_ text: String, _ kept: String?) throws {
        let context = TraceContext(try request("00-\(Self.trace)-\(Self.span)-01", state: text))
        #expect(context?.traceID.description == Self.trace, "whatever the state is")
        #expect(context?.state == kept)
    }

    @Test("is W3C's before X-Ray's, and X-Ray's only where it samples") func precedence() throws {
        let xRay = "Root=1-11111111-222222222222222222222222;Parent=\(Self.span);Sampled="
        let both = TraceContext(try request("00-\(Self.trace)-\(Self.span)-00", xRay: xRay + "1"))
        #expect(both?.traceID.description == Self.trace)
        #expect(both?.isSampled == false)
        let malformed = TraceContext(try request("00-0-0-00", state: "a=1", xRay: xRay + "1"))
        #expect(malformed?.traceID.description == "11111111222222222222222222222222")
        #expect(malformed?.state == nil)
        #expect(TraceContext(try request(nil, xRay: xRay + "0")) == nil)
        #expect(TraceContext(try request(nil, state: "a=1")) == nil)
    }

    private func request(_ parent: String?, state: String? = nil, xRay: String? = nil) throws -> GatewayRequest {
        var head = HTTPRequest(method: .get, scheme: nil, authority: nil, path: "/")
        head.headerFields[try #require(HTTPField.Name("Traceparent"))] = parent
        head.headerFields[try #require(HTTPField.Name("TraceState"))] = state
        return GatewayRequest(head: head, traceID: xRay)
    }
}
