import DataAPIStorage
import Inventory
import InventorySQL
import Testing

@testable import InventoryStoreSuite

@Suite("An answer that MariaDB has cut")
struct CutAnswerTests {
    @Test("never passes as whole")
    func cut() async throws {
        let api = try await LocalDataAPI(.mysql)
        let store = try await api.newStore()
        let packages = (0..<2000).map { package("name-\($0)", "1") }
        try await store.register([registration("i-1", packages)], StoreContext())
        #expect(try await store.find("i-1")?.packages[0].nodes.count == 50)
        // Aggregates end here from now on, also inside of a number, without an error.
        _ = try await store.executor.run(SQLStatement("SET GLOBAL group_concat_max_len = 1024"), isDefinition: false)
        let error = await #expect(throws: InventoryError.self) { try await store.find("i-1") }
        #expect(error?.kind == .internal)
        await store.close()
    }
}
