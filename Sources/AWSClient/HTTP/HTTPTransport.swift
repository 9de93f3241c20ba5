/// Sends one request and waits for its answer. It repeats nothing and follows no redirect.
public protocol HTTPTransport: Sendable {
    /// The whole answer, whatever its status.
    ///
    /// Throws `noSuchHost`, `noConnection`, `noAnswer`, `unreadableAnswer` (larger than allowed) or `timeout`.
    /// - Parameter timeout: How long the exchange may take.
    func send(_ request: AWSRequest, timeout: Duration) async throws(AWSError) -> AWSResponse
}
