import Inventory
import InventorySQL
import InventoryStoreSuite
import PostgreSQLStorage
import PostgreSQLTestServer
import Testing

@Suite("A PostgreSQL store passes the suite of all stores")
struct StoreSuiteTests {
    @Test("on a real server", arguments: StoreSuite.all)
    func server(_ check: StoreSuite.Check) async throws {
        let store = try await PostgreSQLServer.shared.value.newStore()
        try await check.run(store)
        await store.close()
    }

    @Test("on a real server, with a dictionary that never keeps anything", arguments: StoreSuite.all)
    func withoutDictionary(_ check: StoreSuite.Check) async throws {
        if check.name.hasPrefix("A read is one statement") { return }
        let store = try await PostgreSQLServer.shared.value.newStore("&dictionary_bytes=0")
        try await check.run(store)
        await store.close()
    }

    @Test("on a real server, with one connection that keeps two statements prepared", arguments: StoreSuite.all)
    func cramped(_ check: StoreSuite.Check) async throws {
        let store = try await PostgreSQLServer.shared.value.newStore("&pool_max=1&prepared_statements=2")
        try await check.run(store)
        await store.close()
    }
}
