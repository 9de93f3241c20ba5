import Foundation
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

    @Test("runs tasks on its thread, however many come from wherever", .timeLimit(.minutes(1)))
    func tasks() async throws {
        let poller = try Poller { _ in nil }
        let tasks = (0..<200).map { _ in
            Task(executorPreference: poller) {
                var threads: Set<UInt> = []
                for _ in 0..<50 {
                    threads.insert(UInt(pthread_self()))
                    await Task.yield()
                    await Self.elsewhere()
                }
                return threads
            }
        }
        var threads: Set<UInt> = []
        for task in tasks { threads.formUnion(await task.value) }
        #expect(threads.count == 1)
        poller.close()
        // Nobody waits for ever whose task comes late.
        let late = Task(executorPreference: poller) { 1 }
        #expect(await late.value == 1)
    }

    @concurrent private static func elsewhere() async {
        await withCheckedContinuation { continuation in
            Task.detached { continuation.resume() }
        }
    }
}
