import Foundation
import Inventory
import InventorySQL
import PostgreSQLTestServer
import Testing

@testable import PostgreSQLStorage

@Suite("A statement whose time is up, or whose caller has gone")
struct CancellationTests {
    static let registration = InstanceRegistration(id: "i-1", region: "r", account: "a", packages: [])

    /// How many sessions run a statement.
    static func active(in store: PostgreSQLStorage, _ condition: String) async throws -> Int {
        let rows = try await store.run(
            """
            SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND state = 'active' \
            AND pid <> pg_backend_pid() AND \(condition)
            """)
        return rows.count
    }

    @Test("that waits for a lock is cancelled at the deadline, and its connection is used again")
    func lock() async throws {
        let store = try await PostgreSQLServer.shared.value.newStore("&pool_max=2")
        try await store.register([Self.registration], StoreContext())
        let other = try await store.executor.lease(nil)
        _ = try await other.run(.init("BEGIN"), isPrepared: false, deadline: nil)
        _ = try await other.run(.init("SELECT 1 FROM ec2 FOR UPDATE"), isPrepared: false, deadline: nil)
        let backend = try await store.run("SELECT pg_backend_pid()")

        let error = await #expect(throws: InventoryError.self) {
            try await store.installPackages(
                [PackageCoordinate(ecosystem: "deb", name: "bash", version: "5")], on: "i-1",
                StoreContext(deadline: .now + .milliseconds(150)))
        }
        #expect(error?.kind == .timeout)
        #expect(try await store.run("SELECT pg_backend_pid()") == backend)
        #expect(try await Self.active(in: store, "wait_event_type = 'Lock'") == 0)

        await store.executor.rollBack(other)
        try await store.installPackages(
            [PackageCoordinate(ecosystem: "deb", name: "bash", version: "5")], on: "i-1", StoreContext())
        #expect(store.executor.pool.usage.connections == 2)
        await store.close()
    }

    @Test("between two statements of a write leaves nothing of it, and no open transaction", arguments: [false, true])
    func between(_ isCommitting: Bool) async throws {
        let store = try await PostgreSQLServer.shared.value.newStore("&pool_max=1")
        let backend = try await store.run("SELECT pg_backend_pid()")
        let deadline = ContinuousClock.now + .milliseconds(500)
        let error = await #expect(throws: InventoryError.self) {
            try await store.executor.write(
                LateWrite(end: deadline, isCommitting: isCommitting), StoreContext(deadline: deadline))
        }
        #expect(error?.kind == .timeout)
        #expect(try await store.run("SELECT aws_instance_id FROM ec2") == [])
        try await store.register([Self.registration], StoreContext())
        #expect(try await store.run("SELECT aws_instance_id FROM ec2") == ["i-1"])
        #expect(try await store.run("SELECT pg_backend_pid()") == backend)
        await store.close()
    }

    @Test("is cancelled in the server when its task is")
    func task() async throws {
        let store = try await PostgreSQLServer.shared.value.newStore("&pool_max=2")
        let task = Task { try await store.run("SELECT pg_sleep(60)") }
        while try await Self.active(in: store, "query LIKE 'SELECT pg_sleep%'") != 1 {}
        task.cancel()
        let error = await #expect(throws: InventoryError.self) { try await task.value }
        #expect(error?.kind == .timeout)
        while try await Self.active(in: store, "query LIKE 'SELECT pg_sleep%'") != 0 {}
        await store.close()
    }

    @Test("leaves the pool as it was, a hundred times over")
    func many() async throws {
        let store = try await PostgreSQLServer.shared.value.newStore("&pool_max=4")
        let timeouts = await withTaskGroup(of: Bool.self) { group in
            for number in 0..<100 {
                group.addTask {
                    do {
                        try await store.run("SELECT pg_sleep(5)", deadline: .now + .milliseconds(20 + number % 7))
                        return false
                    } catch let error as InventoryError { return error.kind == .timeout } catch { return false }
                }
            }
            return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
        }
        #expect(timeouts == 100)
        #expect(try await store.run("SELECT 7") == ["7"])
        #expect(store.executor.pool.usage.connections <= 4)
        await store.close()
    }

    @Test("is refused at once when too many wait already, and when it has waited long enough")
    func queue() async throws {
        let store = try await PostgreSQLServer.shared.value.newStore("&pool_max=1&pool_waiting=1&pool_wait_timeout=2")
        let running = Task { try await store.run("SELECT pg_sleep(60)") }
        while store.executor.pool.usage.idle == 1 || store.executor.pool.usage.connections == 0 { await Task.yield() }
        let kinds = await withTaskGroup(of: InventoryError.Kind?.self) { group in
            for _ in 0..<2 {
                group.addTask {
                    do { try await store.run("SELECT 1") } catch { return (error as? InventoryError)?.kind }
                    return nil
                }
            }
            return await group.reduce(into: []) { $0.append($1) }
        }
        #expect(kinds == [.unavailable, .unavailable])
        running.cancel()
        _ = await running.result
        // On a busy machine the connection may be back later than anybody waits for it.
        var answer: [String]?
        let end = ContinuousClock.now + .seconds(60)
        while answer == nil, .now < end { answer = try? await store.run("SELECT 1") }
        #expect(answer == ["1"])
        await store.close()
    }
}

/// Inserts an instance, and has something else to do until its time is up.
private struct LateWrite: WriteOperation {
    let end: ContinuousClock.Instant
    let isCommitting: Bool

    mutating func next(_ result: StatementResult?) throws(InventoryError) -> WriteStep<Void> {
        if result == nil {
            return .run(
                SQLStatement(
                    """
                    INSERT INTO ec2 (aws_instance_id, aws_region, aws_account, creation_date_utc, updated_at_utc) \
                    VALUES ('i-late', 'r', 'a', 0, 0)
                    """))
        }
        while ContinuousClock.now < end { usleep(1_000) }
        return isCommitting ? .commit(()) : .run(SQLStatement("SELECT 1"))
    }
}
