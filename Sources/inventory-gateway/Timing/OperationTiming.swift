import GraphQLExecution
import InventoryAPI
import JSON

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// How fast an operation is without a server: the same executor and store, called again and again from this process.
struct OperationTiming: Sendable {
    /// How often the operation was run.
    private(set) var count = 0
    /// The time that passed.
    private(set) var elapsed = Duration.zero
    /// This process's own processor time, all threads.
    private(set) var processorTime = Duration.zero
    /// How long each run took, in ascending order.
    private var durations: [Duration] = []

    /// Runs an operation for a while.
    /// - Parameters:
    ///   - duration: When this is over, no more runs begin.
    ///   - concurrency: Runs at a time.
    init(of request: GraphQLRequest, _ api: InventoryAPI, for duration: Duration, concurrency: Int) async {
        let processorStart = Self.processorTime()
        let start = ContinuousClock.now
        await withTaskGroup(of: [Duration].self) { group in
            for _ in 0..<concurrency {
                group.addTask {
                    var durations: [Duration] = []
                    var now = ContinuousClock.now
                    while now < start + duration {
                        _ = await api.execute(request)
                        let end = ContinuousClock.now
                        durations.append(now.duration(to: end))
                        now = end
                    }
                    return durations
                }
            }
            for await part in group { durations += part }
        }
        elapsed = start.duration(to: .now)
        processorTime = Self.processorTime() - processorStart
        count = durations.count
        durations.sort()
    }

    /// `{"operations", "operationsPerSecond", "cpuMicroseconds", "p50Milliseconds", "p99Milliseconds"}`; the processor time
    /// is that of one run.
    var json: JSONValue {
        .object([
            "operations": .int(count),
            "operationsPerSecond": .double(Double(count) / (elapsed / .seconds(1))),
            "cpuMicroseconds": .double(processorTime / .microseconds(1) / Double(max(1, count))),
            "p50Milliseconds": .double(percentile(50) / .milliseconds(1)),
            "p99Milliseconds": .double(percentile(99) / .milliseconds(1)),
        ])
    }

    private func percentile(_ percent: Int) -> Duration {
        durations.isEmpty ? .zero : durations[min(durations.count - 1, durations.count * percent / 100)]
    }

    private static func processorTime() -> Duration {
        var time = timespec()
        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
        return .seconds(Int64(time.tv_sec)) + .nanoseconds(Int64(time.tv_nsec))
    }
}
