public import Logging
internal import Synchronization

/// The credentials in use, fetched when they are first needed and again before they expire.
///
/// There is never more than one fetch at a time. Fifteen minutes before the end a fetch runs beside the requests; ten minutes before
/// it they wait for it; when it fails, what is there goes on being used until it has really expired.
public final class CredentialProvider: Sendable {
    private let source: any CredentialSource
    private let logger: Logger
    private let state = Mutex(CredentialState())
    private let now: @Sendable () -> AWSTime

    /// The chain of sources that AWS's own clients look into.
    public convenience init(_ configuration: AWSConfiguration, transport: any HTTPTransport, logger: Logger) {
        self.init(CredentialChain(configuration, transport), logger: logger)
    }

    init(_ source: any CredentialSource, logger: Logger, now: @escaping @Sendable () -> AWSTime = { .now }) {
        self.source = source
        self.logger = logger
        self.now = now
    }

    /// Credentials that can be used now. Throws `noCredentials` with all places that were looked at.
    public func credentials(until deadline: ContinuousClock.Instant? = nil) async throws(AWSError) -> AWSCredentials {
        let demand = state.withLock { $0.demand(at: now()) }
        if let flight = demand.starting { Task { await fetch(for: flight) } }
        switch demand.use {
        case .credentials(let credentials): return credentials
        case .result(let flight):
            guard let result = await flight.value(until: deadline) else { throw .deadline }
            return try result.get()
        }
    }

    /// The service says that these have expired: the next request fetches others.
    public func invalidate(_ credentials: AWSCredentials) { state.withLock { $0.invalidate(credentials) } }

    private func fetch(for flight: CredentialState.Fetch) async {
        let result: Result<AWSCredentials, AWSError>
        do throws(AWSError) {
            switch try await source.credentials() {
            case .found(let credentials): result = .success(credentials)
            case .notConfigured(let places):
                result = .failure(AWSError(.noCredentials, "There are no AWS credentials. Looked at: \(places)."))
            }
        } catch {
            result = .failure(error)
        }
        if case .failure(let error) = result {
            logger.warning("AWS credentials could not be fetched: \(error.message)")
        }
        let outcome = state.withLock { $0.finish(result, at: now()) }
        flight.finish(outcome)
    }
}
