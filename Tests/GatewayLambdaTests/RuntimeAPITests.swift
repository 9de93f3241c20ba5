import Foundation
import NIOHTTP1
import Testing

@testable import GatewayLambda

@Suite("The Runtime API")
struct RuntimeAPITests {
    @Test(
        "has an address of host and port",
        arguments: [
            "", "127.0.0.1", ":9001", "127.0.0.1:", "127.0.0.1:0x1", "a b:1", "127.0.0.1:65536", "h/x:1", "u@h:1",
        ])
    func address(_ text: String) {
        #expect(throws: LambdaError.invalidAddress(text)) { try RuntimeAPI(address: text) }
    }

    @Test("tells of an invocation in header fields")
    func invocation() throws {
        let fields: HTTPHeaders = [
            "lambda-runtime-aws-request-id": "8476a536", "Lambda-Runtime-Deadline-Ms": "1542409706888",
            "Lambda-Runtime-Trace-Id": "Root=1-5bef4de7",
        ]
        let invocation = try #require(Invocation(fields, [0x7B]))
        #expect(invocation.id == "8476a536")
        #expect(invocation.traceID == "Root=1-5bef4de7")
        #expect(invocation.timeLeft(at: 1_542_409_706_000) == .milliseconds(888))
        #expect(invocation.timeLeft(at: 1_542_409_707_000) == .zero)
        #expect(invocation.event == [0x7B])
        #expect(Invocation(["Lambda-Runtime-Aws-Request-Id": "1"], [])?.timeLeft(at: 0) == nil)
    }

    @Test("has to give an id that fits a path", arguments: [nil, "", "a/b", "a b", "é"])
    func identifier(_ id: String?) {
        var fields = HTTPHeaders()
        if let id { fields.add(name: "Lambda-Runtime-Aws-Request-Id", value: id) }
        #expect(Invocation(fields, []) == nil)
    }

    @Test("is told of failures in Lambda's shape")
    func failure() {
        let failure = InvocationFailure(type: "Gateway.InvalidEvent", message: "a \"b\"")
        #expect(
            String(decoding: failure.body, as: UTF8.self)
                == #"{"errorMessage":"a \"b\"","errorType":"Gateway.InvalidEvent","stackTrace":[]}"#)
    }

    @Test("is followed by the trace's variable, which long values leave empty")
    func trace() {
        let environment = TraceEnvironment()
        var value: String? { getenv(TraceEnvironment.variable).map { String(cString: $0) } }
        #expect(value == "")
        for trace in ["Root=1-2;Sampled=1", "Root=1", nil, "Root=1-2-3", String(repeating: "x", count: 1_024)] {
            environment.set(trace)
            #expect(value == (trace.map { $0.utf8.count < 1_024 ? $0 : "" } ?? ""))
        }
    }
}
