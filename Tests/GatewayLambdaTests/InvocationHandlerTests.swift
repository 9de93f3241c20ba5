import Eventuals
import Foundation
import Gateway
import HTTPTypes
import JSON
import Logging
import Synchronization
import Testing

@testable import GatewayLambda

@Suite("An invocation")
struct InvocationHandlerTests {
    private func handler(
        _ responder: some Responder, _ configuration: LambdaConfiguration = LambdaConfiguration()
    ) -> InvocationHandler {
        InvocationHandler(
            configuration: configuration, responder: responder,
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
    }

    private func invocation(timeLeft: Int64?, fields: String = "{}") -> Invocation {
        let event =
            #"{"version":"2.0","rawPath":"/x","rawQueryString":"a=b","headers":\#(fields),"requestContext":"#
            + #"{"requestId":"api-1","http":{"method":"GET","path":"/x","sourceIp":"203.0.113.9"}}}"#
        return Invocation(
            id: "lambda-1", deadline: timeLeft.map { Self.now + $0 }, traceID: "Root=1-2", event: Array(event.utf8))
    }

    private static var now: Int64 { Int64(Date().timeIntervalSince1970 * 1_000) }

    @Test("hands its request over with what the event and Lambda know of it")
    func request() async throws {
        let responder = Recorder()
        _ = await handler(responder).result(of: invocation(timeLeft: 60_000))
        let request = try #require(responder.requests.first)
        #expect(request.head.path == "/x?a=b")
        #expect(request.remoteAddress == "203.0.113.9")
        #expect(request.traceID == "Root=1-2")
        #expect(request.head.headerFields[.xRequestID] == "api-1")

        _ = await handler(responder).result(of: invocation(timeLeft: 60_000, fields: #"{"x-request-id":"caller-1"}"#))
        #expect(responder.requests.last?.head.headerFields[.xRequestID] == "caller-1")
    }

    @Test(
        "gives its operation the time that is left, less what the answer needs, and no more than a request may take",
        arguments: [
            (60_000, 28_000), (10_000, 9_600), (1_000, 900), (nil, 28_000),
        ] as [(Int64?, Int64)])
    func deadline(timeLeft: Int64?, expected: Int64) async throws {
        let responder = Recorder()
        let start = ContinuousClock.now
        _ = await handler(responder).result(of: invocation(timeLeft: timeLeft))
        let deadline = try #require(responder.requests.first?.deadline) - start
        // The clock goes on between the test's look at it and the handler's.
        #expect(deadline <= .milliseconds(expected) + .milliseconds(2) + (ContinuousClock.now - start))
        #expect(deadline >= .milliseconds(expected) - (ContinuousClock.now - start) - .milliseconds(2))
    }

    @Test("that comes when its time is over is answered all the same", arguments: [0, -5_000] as [Int64])
    func noTimeLeft(timeLeft: Int64) async throws {
        let result = await handler(Recorder()).result(of: invocation(timeLeft: timeLeft))
        #expect(try JSONValue(parsing: result.get()) != .null)
    }

    @Test("that takes too long is given up, and its task cancelled", .timeLimit(.minutes(5)))
    func tooLong() async throws {
        let responder = Sleeper()
        let result = await handler(responder).result(of: invocation(timeLeft: 300))
        let answer = try JSONValue(parsing: result.get())
        guard case .object(let members) = answer else {
            Issue.record("no object")
            return
        }
        #expect(members["statusCode"] == 504)
        while !responder.wasCancelled.load(ordering: .relaxed) { await Task.yield() }
    }

    @Test("whose answer is too large gets a refusal that says what to do")
    func tooLarge() async throws {
        var configuration = LambdaConfiguration()
        configuration.maximumAnswerBytes = 100
        let result = await handler(Recorder(), configuration).result(of: invocation(timeLeft: nil))
        guard case .object(let members) = try JSONValue(parsing: result.get()) else {
            Issue.record("no object")
            return
        }
        #expect(members["statusCode"] == 422)
        guard case .string(let body)? = members["body"] else {
            Issue.record("no body")
            return
        }
        #expect(body.contains("more than the 100 that AWS Lambda carries"), "\(body)")
    }

    @Test("without an HTTP event is a failure")
    func noEvent() async {
        let result = await handler(Recorder()).result(of: Invocation(id: "1", event: Array("{}".utf8)))
        guard case .failure(let failure) = result else {
            Issue.record("an answer")
            return
        }
        #expect(failure.type == "Gateway.NotAnHTTPEvent")
    }
}

/// Remembers what it is asked, and answers 200 with 200 bytes of text; refusals are their messages.
private final class Recorder: Responder {
    private let recorded = Mutex<[GatewayRequest]>([])

    var requests: [GatewayRequest] { recorded.withLock { $0 } }

    func respond(to request: GatewayRequest) -> Eventual<GatewayResponse> {
        recorded.withLock { $0.append(request) }
        return .ready(
            GatewayResponse(
                status: .ok, headerFields: [.contentType: "text/plain"],
                body: Array(repeating: UInt8(ascii: "x"), count: 200)))
    }

    func refuse(
        _ status: HTTPResponse.Status, _ message: String, _ head: HTTPRequest?, limit: RefusedLimit?
    ) -> GatewayResponse {
        GatewayResponse(status: status, headerFields: [.contentType: "text/plain"], body: Array(message.utf8))
    }
}

/// Never answers.
private final class Sleeper: Responder {
    let wasCancelled = Atomic(false)

    func respond(to request: GatewayRequest) -> Eventual<GatewayResponse> {
        .pending {
            while !Task.isCancelled { try? await Task.sleep(for: .seconds(3_600)) }
            self.wasCancelled.store(true, ordering: .relaxed)
            return GatewayResponse(status: .ok)
        }
    }

    func refuse(
        _ status: HTTPResponse.Status, _ message: String, _ head: HTTPRequest?, limit: RefusedLimit?
    ) -> GatewayResponse {
        GatewayResponse(status: status)
    }
}
