public import Gateway
public import Logging

/// A Lambda custom runtime: takes events one after another, has each answered, and lives until it is cancelled or Lambda
/// takes the environment away.
public struct LambdaRuntime: Sendable {
    private let api: RuntimeAPI
    private let configuration: LambdaConfiguration
    private let responder: any Responder
    private let logger: Logger
    private let answered: @Sendable () async -> Void

    /// A runtime that has these requests answered.
    /// - Parameter answered: Called when an invocation has been answered. Lambda lets the process run until it ends, and
    ///   may stop it then until the next invocation.
    public init(
        _ api: RuntimeAPI, configuration: LambdaConfiguration = LambdaConfiguration(), responder: any Responder,
        logger: Logger, answered: @escaping @Sendable () async -> Void = {}
    ) {
        self.api = api
        self.configuration = configuration
        self.responder = responder
        self.logger = logger
        self.answered = answered
    }

    /// Answers invocations until the task is cancelled; an invocation in progress is answered first.
    ///
    /// What one invocation brings ends with it: an event that is not understood and an answer that Lambda refuses are
    /// reported and logged. Throws when the Runtime API itself fails.
    public func run() async throws(LambdaError) {
        let trace = TraceEnvironment()
        let handler = InvocationHandler(configuration: configuration, responder: responder, logger: logger)
        do {
            while true {
                let invocation = try await api.next()
                trace.set(invocation.traceID)
                // Not a child of this task: its cancellation must not reach what has begun.
                try await Task { try await answer(invocation, with: handler) }.value
                trace.set(nil)
            }
        } catch let error as LambdaError {
            throw error
        } catch {
            // Cancelled: the end that was asked for.
        }
    }

    private func answer(_ invocation: Invocation, with handler: InvocationHandler) async throws {
        let refusal: InvocationFailure?
        switch await handler.result(of: invocation) {
        case .success(let answer): refusal = try await api.respond(to: invocation.id, answer)
        case .failure(let failure):
            log(failure, of: invocation)
            refusal = try await api.report(failure, for: invocation.id)
        }
        if let refusal { log(refusal, of: invocation) }
        await answered()
    }

    private func log(_ failure: InvocationFailure, of invocation: Invocation) {
        logger.error(
            "invocation failed",
            metadata: [
                "request_id": "\(invocation.id)", "error_type": "\(failure.type)", "error": "\(failure.message)",
                "trace_id": "\(invocation.traceID ?? "-")",
            ])
    }
}
