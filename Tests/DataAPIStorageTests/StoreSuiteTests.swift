import DataAPIStorage
import InventorySQL
import InventoryStoreSuite
import Testing

@Suite("A store behind the Data API passes the suite of all stores")
struct StoreSuiteTests {
    @Test("on each engine", arguments: DataAPIEngine.allCases, StoreSuite.all)
    func engines(_ engine: DataAPIEngine, _ check: StoreSuite.Check) async throws {
        let store = try await LocalDataAPI.shared(engine).newStore()
        try await check.run(store)
        await store.close()
    }

    @Test("with a dictionary that never keeps anything", arguments: StoreSuite.all)
    func withoutDictionary(_ check: StoreSuite.Check) async throws {
        if check.name.hasPrefix("A read is one statement") { return }
        let store = try await LocalDataAPI.shared(.postgresql).newStore("&dictionary_bytes=0")
        try await check.run(store)
        await store.close()
    }
}
