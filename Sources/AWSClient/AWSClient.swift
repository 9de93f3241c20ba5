public import Logging
internal import Synchronization

/// Sends signed requests to one service in one region, and repeats those that may be repeated.
public final class AWSClient: Sendable {
    /// Where the service listens.
    public let endpoint: AWSEndpoint
    private let signature: SignatureV4
    private let credentials: CredentialProvider
    private let transport: any HTTPTransport
    private let policy: RetryPolicy
    private let logger: Logger
    private let tokens = Mutex(RetryTokens())
    /// How long one attempt may take.
    private let attemptTimeout: Duration

    /// A client.
    public init(
        endpoint: AWSEndpoint, signature: SignatureV4, credentials: CredentialProvider, transport: any HTTPTransport,
        policy: RetryPolicy, logger: Logger, attemptTimeout: Duration = .seconds(60)
    ) {
        self.endpoint = endpoint
        self.signature = signature
        self.credentials = credentials
        self.transport = transport
        self.policy = policy
        self.logger = logger
        self.attemptTimeout = attemptTimeout
    }

    /// A request of a service.
    public struct Call: Sendable {
        /// The method.
        public var method = "POST"
        /// The path.
        public var path: String
        /// Header fields.
        public var headers: [AWSHeaderField]
        /// The content.
        public var body: [UInt8]
        /// Whether it does no harm when it is carried out twice.
        public var isIdempotent: Bool

        /// A request.
        public init(path: String, headers: [AWSHeaderField], body: [UInt8], isIdempotent: Bool) {
            self.path = path
            self.headers = headers
            self.body = body
            self.isIdempotent = isIdempotent
        }
    }

    /// The answer of a request that succeeded (a status below 300).
    ///
    /// Credentials that AWS calls expired are fetched anew, once. What else is repeated, `judge` says.
    /// - Parameters:
    ///   - deadline: When the caller stops waiting; without, only ``RetryPolicy`` bounds the attempts.
    ///   - judge: Whether a request that failed so may be repeated.
    public func send(
        _ call: Call, until deadline: ContinuousClock.Instant? = nil,
        judging judge: @Sendable (AWSError) -> Repetition = Repetition.standard
    ) async throws(AWSError) -> AWSResponse {
        var attempt = 1
        var hasRenewed = false
        var lastCost: Int?
        while true {
            let credentials = try await credentials.credentials(until: deadline)
            do throws(AWSError) {
                let response = try await exchange(call, credentials, deadline)
                tokens.withLock { $0.giveBack(lastCost) }
                return response
            } catch {
                if error.asksForNewCredentials, !hasRenewed {
                    hasRenewed = true
                    self.credentials.invalidate(credentials)
                    continue
                }
                guard let pause = pause(after: error, attempt, judge(error), call, deadline, &lastCost) else {
                    throw error
                }
                logger.notice("repeating \(call.path) after \(pause): \(error.message)")
                do { try await Task.sleep(for: pause) } catch { throw .deadline }
            }
            attempt += 1
        }
    }

    /// How long to wait before the next attempt; nil when there is none.
    private func pause(
        after error: AWSError, _ attempt: Int, _ repetition: Repetition, _ call: Call,
        _ deadline: ContinuousClock.Instant?, _ lastCost: inout Int?
    ) -> Duration? {
        let untilDeadline = repetition == .untilDeadline && deadline != nil
        switch repetition {
        case .never: return nil
        case .ifIdempotent where !call.isIdempotent: return nil
        case .ifIdempotent, .always, .untilDeadline:
            if !untilDeadline && attempt >= policy.maximumAttempts { return nil }
        }
        if !untilDeadline {
            let cost = RetryTokens.cost(after: error)
            guard tokens.withLock({ $0.take(cost) }) else { return nil }
            lastCost = cost
        }
        var pause = policy.delay(afterAttempt: attempt, random: .random(in: 0..<1))
        if let asked = error.retryAfter { pause = max(pause, asked) }
        if let deadline, .now + pause >= deadline { return nil }
        return pause
    }

    /// One attempt.
    private func exchange(
        _ call: Call, _ credentials: AWSCredentials, _ deadline: ContinuousClock.Instant?
    ) async throws(AWSError) -> AWSResponse {
        var request = AWSRequest(call.method, endpoint, path: call.path, headers: call.headers, body: call.body)
        request.headers += signature.headers(signing: request, with: credentials)
        var timeout = attemptTimeout
        if let deadline {
            timeout = min(timeout, ContinuousClock.now.duration(to: deadline))
            guard timeout > .zero else { throw .deadline }
        }
        let response = try await transport.send(request, timeout: timeout)
        guard response.status < 300 else { throw AWSError(response, endpoint, hiding: credentials) }
        return response
    }
}
