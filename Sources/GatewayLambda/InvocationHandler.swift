internal import Eventuals
package import Gateway
internal import HTTPTypes
package import Logging
internal import NIOCore
internal import NIOPosix

/// From an invocation's event to its answer.
package struct InvocationHandler: Sendable {
    private let configuration: LambdaConfiguration
    private let responder: any Responder
    private let logger: Logger
    private let timers: any EventLoop = MultiThreadedEventLoopGroup.singleton.any()

    /// A handler that has these requests answered.
    package init(configuration: LambdaConfiguration, responder: any Responder, logger: Logger) {
        self.configuration = configuration
        self.responder = responder
        self.logger = logger
    }

    /// The answer in the shape of the event's service, or why there is none.
    package func result(of invocation: Invocation) async -> Result<[UInt8], InvocationFailure> {
        do throws(EventError) {
            let event = try HTTPEvent(parsing: invocation.event, basePath: configuration.basePath)
            return .success(await answer(to: event, of: invocation))
        } catch {
            return .failure(error.failure)
        }
    }

    private func answer(to event: HTTPEvent, of invocation: Invocation) async -> [UInt8] {
        var request: GatewayRequest
        do throws(RefusedRequest) {
            request = try event.request(maximumBodyBytes: configuration.maximumBodyBytes)
        } catch {
            let head = HTTPRequest(
                method: HTTPRequest.Method(rawValue: event.method) ?? .get, scheme: nil, authority: nil,
                path: event.target)
            return event.shape.encode(responder.refuse(error.status, error.message, head, limit: error.limit))
        }
        request.traceID = invocation.traceID
        if request.head.headerFields[.xRequestID] == nil {
            // Ties our log to Lambda's own.
            request.head.headerFields[.xRequestID] = event.requestID ?? invocation.id
        }
        let time = timeLeft(for: invocation)
        request.deadline = .now + time.operation
        return encode(await response(to: request, within: time.answer), to: request, event.shape)
    }

    /// How long the request may take; never more than the function has.
    private func timeLeft(for invocation: Invocation) -> (operation: Duration, answer: Duration) {
        guard let left = invocation.timeLeft(at: UnixTime.milliseconds) else {
            return (configuration.requestTimeout, configuration.requestTimeout + configuration.answerMargin)
        }
        let margin = min(configuration.answerMargin, left / 10)
        let operation = min(configuration.requestTimeout, left - margin)
        // An operation ends by itself at its deadline. One that does not is left alone, half the margin later.
        return (operation, operation + margin / 2)
    }

    /// The first of two: the response, or a refusal when there is none in time.
    private func response(to request: GatewayRequest, within time: Duration) async -> GatewayResponse {
        let (answers, continuation) = AsyncStream.makeStream(
            of: GatewayResponse.self, bufferingPolicy: .bufferingOldest(1))
        let work = Task { [responder] in continuation.yield(await responder.respond(to: request).value) }
        // Not a sleeping task: one that is cancelled stays in memory until its time has come.
        let timer = timers.scheduleTask(in: TimeAmount(time)) { [head = request.head, responder] in
            continuation.yield(
                responder.refuse(
                    .gatewayTimeout, "The request took too long and was given up.", head, limit: .requestTime))
        }
        defer {
            work.cancel()
            timer.cancel()
        }
        for await answer in answers { return answer }
        return responder.refuse(.internalServerError, "There is no answer.", request.head)
    }

    /// The answer, or why it can't be carried to the caller.
    private func encode(_ response: GatewayResponse, to request: GatewayRequest, _ shape: AnswerShape) -> [UInt8] {
        let answer = shape.encode(response, isHead: request.head.method == .head)
        let limit =
            if case .loadBalancer = shape {
                configuration.maximumLoadBalancerAnswerBytes
            } else {
                configuration.maximumAnswerBytes
            }
        if answer.count <= limit { return answer }
        logger.warning(
            "answer too large",
            metadata: [
                "bytes": "\(answer.count)", "limit": "\(limit)",
                "request_id": "\(request.head.headerFields[.xRequestID] ?? "-")",
            ])
        return shape.encode(
            responder.refuse(
                .unprocessableContent,
                "The request was carried out, but its answer of \(answer.count) bytes is more than the \(limit) that "
                    + "AWS Lambda carries here. Ask for less: fewer records, or fewer fields of each.",
                request.head))
    }
}
