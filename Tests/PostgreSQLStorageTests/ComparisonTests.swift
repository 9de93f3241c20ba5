import Foundation
import Inventory
import InventorySQL
import SQLiteStorage
import PostgreSQLTestServer
import Testing

@testable import InventoryStoreSuite
@testable import PostgreSQLStorage

/// Random queries, whose answers from SQLite and from PostgreSQL have to be the same, byte for byte.
@Suite("SQLite and PostgreSQL give the same answers")
struct ComparisonTests {
    /// How many queries; more with `INVENTORY_DIFFERENTIAL_QUERIES`, others with `INVENTORY_DIFFERENTIAL_SEED`.
    static let queries = setting("INVENTORY_DIFFERENTIAL_QUERIES") ?? 2000
    static let firstSeed = 1000 * (setting("INVENTORY_DIFFERENTIAL_SEED") ?? 1)
    static let inventories = 8

    private static func setting(_ name: String) -> Int? {
        ProcessInfo.processInfo.environment[name].flatMap { Int($0) }
    }

    @Test("to random queries on random inventories", arguments: 1...inventories)
    func answers(_ seed: Int) async throws {
        var random = RandomInventory(seed: UInt64(Self.firstSeed + seed))
        let sqlite = try await SQLiteStorage.open(":memory:")
        try await sqlite.migrate()
        let postgresql = try await PostgreSQLServer.shared.value.newStore()
        let registrations = random.registrations(60)
        try await sqlite.register(registrations, StoreContext())
        try await postgresql.register(registrations, StoreContext())
        for registration in registrations {
            let updatedAt = try await sqlite.find(registration.id)?.updatedAt.milliseconds ?? 0
            let id = registration.id.replacing("'", with: "''")
            try await postgresql.run("UPDATE ec2 SET updated_at_utc = \(updatedAt) WHERE aws_instance_id = '\(id)'")
        }
        for _ in 0..<Self.queries / Self.inventories / 2 {
            let instances = random.instanceQuery(depth: 4)
            let expectedInstances = describe(try await sqlite.instances(instances, StoreContext()))
            let foundInstances = describe(try await postgresql.instances(instances, StoreContext()))
            #expect(foundInstances == expectedInstances, "\(instances)")
            let packages = random.packageQuery(depth: 4)
            let expectedPackages = describe(try await sqlite.packages(packages, StoreContext()))
            let foundPackages = describe(try await postgresql.packages(packages, StoreContext()))
            #expect(foundPackages == expectedPackages, "\(packages)")
        }
        await sqlite.close()
        await postgresql.close()
    }
}
