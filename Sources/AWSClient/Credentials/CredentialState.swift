/// When credentials are fetched, and who waits for that. Pure, but for the flight that those who wait share.
struct CredentialState: Sendable {
    typealias Fetch = Flight<Result<AWSCredentials, AWSError>>

    private var current: AWSCredentials?
    private var fetch: Fetch?
    /// After a fetch that failed, none is started before this moment while there is something to use.
    private var pausedUntil = AWSTime(seconds: .min)

    /// Seconds before the end from which new ones are fetched beside the requests.
    static let advisoryMargin: Int64 = 15 * 60
    /// Seconds before the end from which requests wait for new ones.
    static let mandatoryMargin: Int64 = 10 * 60
    /// Seconds between fetches that fail.
    static let pause: Int64 = 60

    struct Demand {
        enum Use {
            case credentials(AWSCredentials)
            case result(Fetch)
        }

        let use: Use
        /// The fetch that the caller has to start.
        let starting: Fetch?
    }

    /// What a request that comes at this moment does.
    mutating func demand(at now: AWSTime) -> Demand {
        guard let current else { return waiting() }
        guard let end = current.expiration else { return Demand(use: .credentials(current), starting: nil) }
        let left = end.seconds - now.seconds
        if left <= 0 { return waiting() }
        if left > Self.advisoryMargin || (now < pausedUntil && fetch == nil) {
            return Demand(use: .credentials(current), starting: nil)
        }
        if left <= Self.mandatoryMargin { return waiting() }
        let starting = fetch == nil ? Fetch() : nil
        if let starting { fetch = starting }
        return Demand(use: .credentials(current), starting: starting)
    }

    private mutating func waiting() -> Demand {
        if let fetch { return Demand(use: .result(fetch), starting: nil) }
        let started = Fetch()
        fetch = started
        return Demand(use: .result(started), starting: started)
    }

    /// A fetch has ended. Gives what those who wait for it get: on failure, what is there as long as it lasts.
    mutating func finish(
        _ result: Result<AWSCredentials, AWSError>, at now: AWSTime
    ) -> Result<AWSCredentials, AWSError> {
        fetch = nil
        switch result {
        case .success(let credentials):
            current = credentials
            pausedUntil = AWSTime(seconds: .min)
            // Already near their end, as some endpoints cache them: they are used, and asked for again in a while.
            if let end = credentials.expiration, end.seconds - now.seconds <= Self.advisoryMargin {
                pausedUntil = AWSTime(seconds: now.seconds + Self.pause)
            }
            return result
        case .failure:
            pausedUntil = AWSTime(seconds: now.seconds + Self.pause)
            if let current, let end = current.expiration, end > now { return .success(current) }
            return result
        }
    }

    /// These can't be used any more.
    mutating func invalidate(_ credentials: AWSCredentials) {
        if current == credentials { current = nil }
    }
}
