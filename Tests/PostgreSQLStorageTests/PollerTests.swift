import Synchronization
import Testing

@testable import PostgreSQLStorage

@Suite("The poller")
struct PollerTests {
    @Test("misses no wake, whatever else wakes it up meanwhile", .timeLimit(.minutes(1)))
    func wakes() async throws {
        let looks = Atomic<Int>(0)
        let poller = try Poller { _ in
            looks.add(1, ordering: .relaxed)
            return nil
        }
        let others = Task {
            while !Task.isCancelled {
                poller.interestChanged()
                await Task.yield()
            }
        }
        defer {
            others.cancel()
            poller.close()
        }
        for _ in 0..<20_000 {
            let before = looks.load(ordering: .relaxed)
            poller.wake(at: .now)
            let end = ContinuousClock.now + .seconds(10)
            while looks.load(ordering: .relaxed) == before, .now < end { await Task.yield() }
            try #require(looks.load(ordering: .relaxed) > before)
        }
    }
}
