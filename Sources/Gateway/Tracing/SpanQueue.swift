internal import Synchronization

/// Spans that wait to be sent. There is room for so many; what comes beyond is left out and counted, so that nobody ever
/// waits for a collector.
final class SpanQueue: Sendable {
    /// Spans that the collector has taken.
    let exported = Counter()
    /// Spans that were left out, or that the collector refused.
    let dropped = Counter()
    private let capacity: Int
    private let waiting = Mutex<[Span]>([])

    init(capacity: Int) { self.capacity = capacity }

    /// Adds the spans of a request: all of them or none.
    func add(_ spans: [Span]) {
        let hasRoom = waiting.withLock { waiting in
            guard waiting.count + spans.count <= capacity else { return false }
            waiting += spans
            return true
        }
        if !hasRoom { dropped.add(spans.count) }
    }

    /// The spans that have waited longest; they stay until they are removed.
    func first(_ count: Int) -> [Span] { waiting.withLock { Array($0.prefix(count)) } }

    /// Takes out the spans that have waited longest, and counts them.
    func removeFirst(_ count: Int, as counter: Counter) {
        waiting.withLock { $0.removeFirst(min(count, $0.count)) }
        counter.add(count)
    }

    /// How many wait.
    var count: Int { waiting.withLock { $0.count } }
}
