import InventorySQL
import PostgreSQLTestServer
import Synchronization
import Testing

@testable import PostgreSQLStorage

@Suite("The pool")
struct ConnectionPoolTests {
    @Test("gives a connection to one at a time, also while others are made anew", .timeLimit(.minutes(2)))
    func oneAtATime() async throws {
        let store = try await PostgreSQLServer.shared.value.newStore("&pool_max=4")
        let pool = store.executor.pool
        let held = Mutex<Set<Int>>([])
        try await withThrowingTaskGroup { group in
            for holder in 0..<5 {
                group.addTask { @Sendable in
                    for turn in 0..<20_000 {
                        let connection = try await pool.lease(nil).connection
                        defer { pool.release(connection) }
                        try #require(held.withLock { $0.insert(connection.id).inserted })
                        await Task.yield()
                        held.withLock { _ = $0.remove(connection.id) }
                        if holder == 0, turn % 1000 == 0 { pool.invalidate() }
                    }
                }
            }
            try await group.waitForAll()
        }
        await store.close()
    }
}
