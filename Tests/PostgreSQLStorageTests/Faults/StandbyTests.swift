import Inventory
import InventorySQL
import PostgreSQLStorage
import PostgreSQLTestServer
import Testing

@Suite("On a standby, which can only be read")
struct StandbyTests {
    @Test("reads answer, and writes and migrations are refused as such", .timeLimit(.minutes(5)))
    func standby() async throws {
        let primary = try await PostgreSQLServer()
        let database = try await primary.newDatabase()
        let empty = try await primary.newDatabase()
        let writer = try await PostgreSQLStorage.open(primary.url(database))
        try await writer.migrate()
        try await writer.register([TransactionTests.registration], StoreContext())

        let standby = try await PostgreSQLServer(standbyOf: primary)
        let reader = try await PostgreSQLStorage.open(standby.url(database))
        #expect(try await reader.run("SELECT pg_is_in_recovery()::text") == ["true"])
        try await reader.checkReadiness(StoreContext())
        #expect(try await reader.instances(InstanceQuery(), StoreContext()).nodes.map(\.id) == ["i-1"])

        let registration = InstanceRegistration(id: "i-2", region: "r", account: "a", packages: [])
        let error = await #expect(throws: InventoryError.self) {
            try await reader.register([registration], StoreContext())
        }
        #expect(error?.kind == .unavailable)
        #expect(error?.message == "The inventory's database is read-only.")
        #expect(error?.detail?.contains("25006") ?? false)

        let unmigrated = try await PostgreSQLStorage.open(standby.url(empty))
        let refusal = await #expect(throws: InventoryError.self) { try await unmigrated.migrate() }
        #expect(refusal?.message == "The inventory's database is read-only.")
        for store in [writer, reader, unmigrated] { await store.close() }
    }
}
