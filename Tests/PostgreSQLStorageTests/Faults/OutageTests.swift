import Foundation
import Inventory
import InventorySQL
import Synchronization
import PostgreSQLTestServer
import Testing

@testable import PostgreSQLStorage

/// Each has a server of its own, and does harm to it.
@Suite("While the server goes away and comes back")
struct OutageTests {
    /// Callers that repeat a request until they are told to stop, and what they met.
    private final class Load: Sendable {
        struct Counts {
            var successes = 0
            var unavailable = 0
            var others: [String] = []
            var slowest = Duration.zero
        }

        private let counts = Mutex(Counts())
        private let isEnding = Atomic<Bool>(false)
        private let tasks = Mutex<[Task<Void, Never>]>([])

        init(_ callers: Int, _ request: @escaping @Sendable (Int) async throws -> Void) {
            for caller in 0..<callers {
                let task = Task {
                    var number = 0
                    while !isEnding.load(ordering: .relaxed) {
                        let start = ContinuousClock.now
                        do {
                            try await request(number * callers + caller)
                            counts.withLock { $0.successes += 1 }
                        } catch let error as InventoryError where error.kind == .unavailable {
                            counts.withLock { $0.unavailable += 1 }
                            try? await Task.sleep(for: .milliseconds(5))
                        } catch {
                            counts.withLock { $0.others.append("\(error)") }
                        }
                        let duration = ContinuousClock.now - start
                        counts.withLock { $0.slowest = max($0.slowest, duration) }
                        number += 1
                    }
                }
                tasks.withLock { $0.append(task) }
            }
        }

        var now: Counts { counts.withLock { $0 } }

        func end() async -> Counts {
            isEnding.store(true, ordering: .relaxed)
            for task in tasks.withLock({ $0 }) { await task.value }
            return now
        }

        /// Waits until so many more have succeeded.
        func successes(_ more: Int) async throws {
            let goal = now.successes + more
            for _ in 0..<3000 where now.successes < goal { try await Task.sleep(for: .milliseconds(10)) }
            #expect(now.successes >= goal)
        }
    }

    @Test("requests fail fast, and succeed again after; readiness tells", .timeLimit(.minutes(4)))
    func restart() async throws {
        let server = try await PostgreSQLServer()
        let store = try await server.newStore("&pool_max=8")
        let load = Load(12) { _ in _ = try await store.instances(InstanceQuery(), StoreContext()) }
        try await load.successes(200)
        try server.tell("stop")
        while load.now.unavailable < 50 { try await Task.sleep(for: .milliseconds(10)) }
        let error = await #expect(throws: InventoryError.self) { try await store.checkReadiness(StoreContext()) }
        #expect(error?.kind == .unavailable)
        try server.tell("start")
        try await load.successes(200)
        try await store.checkReadiness(StoreContext())
        let counts = await load.end()
        #expect(counts.others == [])
        #expect(counts.slowest < .seconds(60))
        #expect(store.executor.pool.usage.connections <= 8)
        #expect(store.executor.pool.usage.connections == store.executor.pool.usage.idle)
        await store.close()
        #expect(store.executor.pool.usage.connections == 0)
    }

    @Test("reads survive that all sessions are ended, again and again", .timeLimit(.minutes(4)))
    func termination() async throws {
        let server = try await PostgreSQLServer()
        let store = try await server.newStore("&pool_max=8")
        let load = Load(8) { _ in _ = try await store.instances(InstanceQuery(), StoreContext()) }
        for _ in 0..<10 {
            try await load.successes(50)
            try await server.run(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname LIKE 'inventory_%'")
        }
        try await load.successes(50)
        let counts = await load.end()
        #expect(counts.others == [])
        // Only a request that meets two ends in a row fails.
        #expect(counts.unavailable * 20 <= counts.successes, "\(counts.unavailable) of \(counts.successes)")
        #expect(store.executor.pool.usage.connections <= 8)
        await store.close()
    }

    @Test("every acknowledged registration is kept, none by half, when the server is killed", .timeLimit(.minutes(4)))
    func kill() async throws {
        let server = try await PostgreSQLServer()
        let store = try await server.newStore("&pool_max=8")
        let acknowledged = Mutex<Set<String>>([])
        let load = Load(8) { number in
            let packages = (0..<20).map {
                PackageCoordinate(ecosystem: "deb", name: "p\(number % 50)-\($0)", version: "1")
            }
            let id = "i-\(number)"
            try await store.register(
                [InstanceRegistration(id: id, region: "r", account: "a", packages: packages)], StoreContext())
            acknowledged.withLock { _ = $0.insert(id) }
        }
        try await load.successes(50)
        try server.tell("kill")
        while load.now.unavailable < 20 { try await Task.sleep(for: .milliseconds(10)) }
        try server.tell("start")
        try await load.successes(50)
        let counts = await load.end()
        #expect(counts.others == [])
        let kept = Set(try await store.run("SELECT aws_instance_id FROM ec2"))
        #expect(acknowledged.withLock { $0 }.subtracting(kept) == [])
        #expect(
            try await store.run(
                """
                SELECT aws_instance_id FROM ec2 LEFT JOIN ec2_package USING (instance_key) LEFT JOIN package USING (package_id)
                GROUP BY 1 HAVING count(package_name) <> 20
                """) == [])
        await store.close()
    }
}
