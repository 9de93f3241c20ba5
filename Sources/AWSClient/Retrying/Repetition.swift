/// Whether a request that failed may be sent again.
public enum Repetition: Hashable, Sendable {
    /// It would fail again.
    case never
    /// It may have been carried out: a request that may be carried out twice is repeated, within ``RetryPolicy``.
    case ifIdempotent
    /// It was surely not carried out: it is repeated, within ``RetryPolicy``.
    case always
    /// It was surely not carried out, and will succeed sooner or later: it is repeated until the caller's deadline.
    case untilDeadline

    /// What holds for all services.
    public static func standard(_ error: AWSError) -> Repetition {
        switch error.kind {
        case .configuration, .noCredentials, .unreadableAnswer, .timeout: .never
        case .noSuchHost: .always
        case .noConnection: .untilDeadline
        case .noAnswer: .ifIdempotent
        case .service(let code, let status):
            if throttlingCodes.contains(code) || status == 429 {
                .untilDeadline
            } else if [500, 502, 503, 504].contains(status) || transientCodes.contains(code) {
                .ifIdempotent
            } else {
                .never
            }
        }
    }

    private static let throttlingCodes: Set<String> = [
        "Throttling", "ThrottlingException", "ThrottledException", "RequestThrottledException",
        "TooManyRequestsException", "RequestLimitExceeded", "BandwidthLimitExceeded", "SlowDown",
        "PriorRequestNotComplete", "TransactionInProgressException", "EC2ThrottledException", "RequestThrottled",
        "LimitExceededException", "ProvisionedThroughputExceededException",
    ]
    private static let transientCodes: Set<String> = ["RequestTimeout", "RequestTimeoutException"]
}

extension AWSError {
    /// Whether the credentials were too old: with new ones the request can be sent again.
    var asksForNewCredentials: Bool {
        switch code {
        case "ExpiredTokenException", "ExpiredToken", "RequestExpired", "UnrecognizedClientException": true
        default: false
        }
    }
}
