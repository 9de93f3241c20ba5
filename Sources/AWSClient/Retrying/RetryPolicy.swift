/// AWS's "standard" way to repeat requests: attempts, exponential pauses with full jitter, and a bucket of tokens that
/// keeps a fleet of clients from drowning a service that is in trouble. Pure.
public struct RetryPolicy: Hashable, Sendable {
    /// How often a request is sent at the most.
    public var maximumAttempts = 3
    /// The longest first pause; each next one may be twice as long.
    public var baseDelay = Duration.seconds(1)
    /// The longest pause of all.
    public var maximumDelay = Duration.seconds(20)

    /// AWS's numbers.
    public init() {}

    /// The pause after an attempt, counted from 1.
    /// - Parameter random: From 0 to 1: where in the range the pause lies.
    public func delay(afterAttempt attempt: Int, random: Double) -> Duration {
        min(baseDelay * (1 << min(attempt - 1, 20)), maximumDelay) * random
    }
}

/// The bucket: repeating costs tokens, succeeding gives them back.
struct RetryTokens: Sendable {
    static let capacity = 500
    private(set) var tokens = capacity

    /// What one repetition takes: 10 after no answer came, else 5.
    static func cost(after error: AWSError) -> Int {
        switch error.kind {
        case .timeout, .noAnswer: 10
        default: 5
        }
    }

    /// Takes tokens; false when there are too few.
    mutating func take(_ cost: Int) -> Bool {
        guard tokens >= cost else { return false }
        tokens -= cost
        return true
    }

    /// A request succeeded: what its last repetition took comes back, or one token if it had none.
    mutating func giveBack(_ cost: Int?) { tokens = min(Self.capacity, tokens + (cost ?? 1)) }
}
