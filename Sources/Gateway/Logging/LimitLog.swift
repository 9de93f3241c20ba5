internal import GraphQLExecution
internal import Logging
internal import Synchronization

/// Tells of exceeded limits in the log, and counts them: what limits that only warn would have refused shows here before
/// they are made to.
public final class LimitLog: Sendable {
    private let logger: Logger
    private let counted = Mutex<[Key: Int]>([:])

    private struct Key: Hashable {
        let limit: String
        let isRefused: Bool
    }

    /// How often a limit was exceeded.
    public struct Count: Hashable, Sendable {
        /// The limit's name, as its refusals say it.
        public var limit: String
        /// Whether the requests were refused for it; if not, it warned.
        public var isRefused: Bool
        /// How many requests.
        public var count: Int
    }

    init(_ logger: Logger) { self.logger = logger }

    /// The counts since the start, by name.
    public var counts: [Count] {
        counted.withLock { counted in
            counted.map { Count(limit: $0.limit, isRefused: $0.isRefused, count: $1) }
        }.sorted { ($0.limit, $0.isRefused ? 1 : 0) < ($1.limit, $1.isRefused ? 1 : 0) }
    }

    func record(_ excess: LimitExcess, _ exchange: Exchange) {
        record(
            excess.limit.rawValue, excess.maximum, value: excess.value, path: excess.path.joined(separator: "."),
            isRefused: excess.isRefused, exchange)
    }

    /// Counts a request that exceeds a limit. A warning is the operator's to see, a refusal the caller's.
    func record(
        _ limit: String, _ maximum: Int, value: Int, path: String = "", isRefused: Bool, _ exchange: Exchange
    ) {
        let count = counted.withLock { counted in
            counted[Key(limit: limit, isRefused: isRefused), default: 0] += 1
            return counted[Key(limit: limit, isRefused: isRefused), default: 0]
        }
        var metadata: Logger.Metadata = [
            "limit": "\(limit)", "maximum": "\(maximum)", "value": "\(value)", "refused": "\(isRefused)",
            "count": "\(count)", "request_id": "\(exchange.id)",
        ]
        if !path.isEmpty { metadata["at"] = "\(path)" }
        logger.log(level: isRefused ? .info : .warning, "limit exceeded", metadata: metadata)
    }
}
