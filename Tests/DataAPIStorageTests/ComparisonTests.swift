import DataAPIStorage
import Foundation
import Inventory
import InventorySQL
import SQLiteStorage
import Testing

@testable import InventoryStoreSuite

/// Random queries, whose answers from SQLite and through the Data API have to be the same, byte for byte.
@Suite("SQLite and the Data API give the same answers")
struct ComparisonTests {
    /// How many queries of each engine; more with `INVENTORY_DIFFERENTIAL_QUERIES`.
    static let queries =
        ProcessInfo.processInfo.environment["INVENTORY_DIFFERENTIAL_QUERIES"].flatMap { Int($0) } ?? 400
    static let inventories = 4

    @Test("to random queries on random inventories", arguments: DataAPIEngine.allCases, 1...inventories)
    func answers(_ engine: DataAPIEngine, _ seed: Int) async throws {
        var random = RandomInventory(seed: UInt64(2000 + seed))
        let sqlite = try await SQLiteStorage.open(":memory:")
        try await sqlite.migrate()
        let remote = try await LocalDataAPI.shared(engine).newStore()
        let registrations = random.registrations(60)
        try await sqlite.register(registrations, StoreContext())
        try await remote.register(registrations, StoreContext())
        for registration in registrations {
            let updatedAt = try await sqlite.find(registration.id)?.updatedAt.milliseconds ?? 0
            let placeholders = [1, 2].map(remote.dialect.placeholder)
            let update = SQLStatement(
                "UPDATE ec2 SET updated_at_utc = \(placeholders[0]) WHERE aws_instance_id = \(placeholders[1])",
                [.integer(updatedAt), .text(registration.id)])
            _ = try await remote.executor.run(update, isDefinition: false)
        }
        for _ in 0..<Self.queries / Self.inventories / 2 {
            let instances = random.instanceQuery(depth: 4)
            let expectedInstances = describe(try await sqlite.instances(instances, StoreContext()))
            let foundInstances = describe(try await remote.instances(instances, StoreContext()))
            #expect(foundInstances == expectedInstances, "\(instances)")
            let packages = random.packageQuery(depth: 4)
            let expectedPackages = describe(try await sqlite.packages(packages, StoreContext()))
            let foundPackages = describe(try await remote.packages(packages, StoreContext()))
            #expect(foundPackages == expectedPackages, "\(packages)")
        }
        await sqlite.close()
        await remote.close()
    }
}
