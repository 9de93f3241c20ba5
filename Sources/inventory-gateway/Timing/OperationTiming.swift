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
    private let runs: Runs
    /// The time that passed.
    private let elapsed: Duration
    /// This process's own processor time, all threads.
    private let processorTime: Duration

    /// What one or several of those that run at a time have done.
    private struct Runs: Sendable {
        var durations: [Duration] = []
        /// Runs whose answer had errors.
        var failures = 0
    }

    /// Runs an operation for a while.
    /// - Parameters:
    ///   - duration: When this is over, no more runs begin.
    ///   - concurrency: Runs at a time.
    init(of request: GraphQLRequest, _ api: InventoryAPI, for duration: Duration, concurrency: Int) async {
        let processorStart = Self.processorTime()
        let start = ContinuousClock.now
        var all = await withTaskGroup(of: Runs.self) { group in
            for _ in 0..<concurrency {
                group.addTask {
                    var runs = Runs()
                    var now = ContinuousClock.now
                    while now < start + duration {
                        if await api.execute(request).hasErrors { runs.failures += 1 }
                        let end = ContinuousClock.now
                        runs.durations.append(now.duration(to: end))
                        now = end
                    }
                    return runs
                }
            }
            return await group.reduce(into: Runs()) { all, part in
                all.durations += part.durations
                all.failures += part.failures
            }
        }
        elapsed = start.duration(to: .now)
        processorTime = Self.processorTime() - processorStart
        all.durations.sort()
        runs = all
    }

    /// `{"operations", "failures", "operationsPerSecond", "cpuMicroseconds", "p50Milliseconds", "p99Milliseconds"}`; the
    /// processor time is that of one run.
    var json: JSONValue {
        let count = runs.durations.count
        return .object([
            "operations": .int(count),
            "failures": .int(runs.failures),
            "operationsPerSecond": .double(Double(count) / (elapsed / .seconds(1))),
            "cpuMicroseconds": .double(processorTime / .microseconds(1) / Double(max(1, count))),
            "p50Milliseconds": .double(percentile(50) / .milliseconds(1)),
            "p99Milliseconds": .double(percentile(99) / .milliseconds(1)),
        ])
    }

    private func percentile(_ percent: Int) -> Duration {
        let durations = runs.durations
        return durations.isEmpty ? .zero : durations[min(durations.count - 1, durations.count * percent / 100)]
    }

    private static func processorTime() -> Duration {
        var time = timespec()
        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
        return .seconds(Int64(time.tv_sec)) + .nanoseconds(Int64(time.tv_nsec))
    }
}
