import Inventory
import InventorySQL
import InventoryStoreSuite
import SQLiteStorage
import Testing

@Suite("A SQLite store passes the suite of all stores")
struct StoreSuiteTests {
    @Test("in a file", arguments: StoreSuite.all)
    func file(_ check: StoreSuite.Check) async throws {
        let directory = try TemporaryDirectory()
        let store = try await SQLiteStorage.open(directory.file())
        try await store.migrate()
        try await check.run(store)
        await store.close()
    }

    @Test("in memory", arguments: StoreSuite.all)
    func memory(_ check: StoreSuite.Check) async throws {
        let store = try await SQLiteStorage.open(":memory:")
        try await store.migrate()
        try await check.run(store)
        await store.close()
    }

    @Test("in a file, with a dictionary that never keeps anything", arguments: StoreSuite.all)
    func withoutDictionary(_ check: StoreSuite.Check) async throws {
        if check.name.hasPrefix("A read is one statement") { return }
        let directory = try TemporaryDirectory()
        let store = try await SQLiteStorage.open(directory.file(), SQLiteOptions(dictionaryBytes: 0))
        try await store.migrate()
        try await check.run(store)
        await store.close()
    }

    @Test("as does the reference itself", arguments: StoreSuite.all)
    func reference(_ check: StoreSuite.Check) async throws {
        // It has no clock of its own to refuse by.
        if check.name.hasPrefix("A deadline") || check.name.hasPrefix("updatedAt") || check.name.hasPrefix("Without") {
            return
        }
        try await check.run(ReferenceStore())
    }
}
