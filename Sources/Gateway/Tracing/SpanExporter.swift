internal import JSON
public import Logging
internal import Synchronization

/// Sends a tracer's spans to a collector, in batches, beside the requests.
///
/// A collector that is away is tried again, less and less often; the spans wait as long as the queue has room.
public final class SpanExporter: Sendable {
    /// What became of a batch.
    public enum Delivery: Sendable {
        /// The collector has it.
        case accepted
        /// The collector will never take it.
        case refused(reason: String)
        /// It may be sent again.
        case unavailable(reason: String)
    }

    private let queue: SpanQueue
    private let resource: JSONObject
    private let logger: Logger
    private let send: @Sendable (_ content: [UInt8], _ timeout: Duration) async -> Delivery
    private let hasFailed = Mutex(false)

    private static let interval: Duration = .seconds(1)
    private static let longestPause: Duration = .seconds(30)
    private static let batchSize = 512
    private static let sendTimeout: Duration = .seconds(10)

    /// An exporter of a tracer's spans.
    /// - Parameters:
    ///   - service: What the collector knows this service by.
    ///   - version: The program's version.
    ///   - send: Sends a content of the type `application/json`, within the time.
    public init(
        _ tracer: Tracer, service: String, version: String, logger: Logger,
        send: @escaping @Sendable (_ content: [UInt8], _ timeout: Duration) async -> Delivery
    ) {
        queue = tracer.queue
        resource = ["service.name": .string(service), "service.version": .string(version)]
        self.logger = logger
        self.send = send
    }

    /// Sends what comes, until the task is cancelled.
    public func run() async {
        var pause = Self.interval
        while true {
            do { try await Task.sleep(for: pause) } catch { return }
            pause = await exportAll() ? Self.interval : min(pause * 2, Self.longestPause)
        }
    }

    /// Sends what waits, as far as the time allows. Not while ``run()`` does.
    public func flush(within time: Duration) async { _ = await exportAll(until: .now + time) }

    /// ``flush(within:)``, for the last time: what is left is given up and counted.
    public func finish(within time: Duration) async {
        await flush(within: time)
        let left = queue.count
        guard left > 0 else { return }
        queue.removeFirst(left, as: queue.dropped)
        logger.warning("spans were not exported", metadata: ["spans": "\(left)"])
    }

    /// Whether all was sent.
    private func exportAll(until deadline: ContinuousClock.Instant? = nil) async -> Bool {
        while true {
            let spans = queue.first(Self.batchSize)
            if spans.isEmpty { return true }
            let left = deadline.map { ContinuousClock.now.duration(to: $0) } ?? Self.sendTimeout
            guard left > .zero else { return false }
            switch await send(OTLPText.bytes(spans, resource: resource), min(left, Self.sendTimeout)) {
            case .accepted:
                queue.removeFirst(spans.count, as: queue.exported)
                report(nil)
            case .refused(let reason):
                queue.removeFirst(spans.count, as: queue.dropped)
                report(reason)
            case .unavailable(let reason):
                if !Task.isCancelled { report(reason) }
                return false
            }
        }
    }

    /// Tells when sending begins to fail, and when it works again.
    private func report(_ problem: String?) {
        let isNews = hasFailed.withLock { hasFailed in
            defer { hasFailed = problem != nil }
            return hasFailed != (problem != nil)
        }
        guard isNews else { return }
        if let problem {
            logger.warning("traces can't be exported", metadata: ["reason": "\(problem)"])
        } else {
            logger.notice("traces are exported again")
        }
    }
}
