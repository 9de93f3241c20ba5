import Inventory
import InventorySQL
import PostgreSQLTestServer
import Testing

@testable import PostgreSQLStorage

@Suite("Migrations of a PostgreSQL database")
struct MigrationTests {
    @Test("make the tables of an empty database, once")
    func empty() async throws {
        let store = try await PostgreSQLServer.shared.value.newStore(migrated: false)
        let error = await #expect(throws: InventoryError.self) { try await store.checkReadiness(StoreContext()) }
        #expect(error?.kind == .unavailable)
        #expect(try await store.pendingMigrations().map(\.version) == [1, 2, 3])
        #expect(try await store.migrate(dryRun: true).map(\.version) == [1, 2, 3])
        #expect(try await store.migrate().map(\.version) == [1, 2, 3])
        #expect(try await store.migrate().isEmpty)
        try await store.checkReadiness(StoreContext())
        await store.close()
    }

    @Test("bring the database of 2019 over, with nothing lost")
    func upgrade() async throws {
        let store = try await PostgreSQLServer.shared.value.newStore(migrated: false)
        try await store.run(Migration.postgresql[0].script)
        try await store.run(
            """
            INSERT INTO ec2 VALUES ('i-1', 'eu-central-1', '123', '2019-06-01 12:00:00.25'), ('i-2', 'x', '1', NULL);
            INSERT INTO package SELECT 'p' || n, '1.' || n FROM generate_series(1, 2500) AS n;
            INSERT INTO package VALUES ('a', '1.10'), ('a', '1.9'), ('A', '1');
            INSERT INTO ec2_package VALUES ('i-1', 'a', '1.10'), ('i-1', 'a', '1.9'), ('i-1', 'a', '1.9'), ('i-1', 'A', '1');
            """)
        try await store.migrate()
        let instance = try await store.instances(
            [InstanceLookup(id: "i-1", packages: [PackageQuery(parts: [.nodes, .totalCount])])], StoreContext())[0]
        #expect(instance?.createdAt.milliseconds == 1_559_390_400_250)
        #expect(instance?.packages[0].totalCount == 3)
        #expect(
            instance?.packages[0].nodes.map { "\($0.coordinate.name) \($0.coordinate.version)" } == [
                "A 1", "a 1.9", "a 1.10",
            ])
        #expect(try await store.run("SELECT count(*) FROM package WHERE length(version_order) = 0") == ["0"])
        #expect(try await store.run("SELECT count(*) FROM package") == ["2503"])
        await store.close()
    }

    @Test("of several gateways at once are done by one of them")
    func concurrently() async throws {
        let server = try await PostgreSQLServer.shared.value
        let database = try await server.newDatabase()
        let applied = try await withThrowingTaskGroup(of: [Int].self) { group in
            for _ in 0..<6 {
                group.addTask {
                    let store = try await PostgreSQLStorage.open(server.url(database))
                    let applied = try await store.migrate().map(\.version)
                    await store.close()
                    return applied
                }
            }
            return try await group.reduce(into: []) { $0 += $1 }
        }
        #expect(applied.sorted() == [1, 2, 3])
    }

    @Test(
        "stop the start when a file was changed, or the database is newer",
        arguments: [
            ("UPDATE schema_migration SET checksum = 'x' WHERE version = 2", "was changed"),
            ("INSERT INTO schema_migration VALUES (99, 'future', 'x', 0)", "newer"),
        ])
    func refusal(_ change: String, _ words: String) async throws {
        let server = try await PostgreSQLServer.shared.value
        let database = try await server.newDatabase()
        let store = try await PostgreSQLStorage.open(server.url(database))
        try await store.migrate()
        try await store.run(change)
        await store.close()
        let error = await #expect(throws: InventoryError.self) {
            try await PostgreSQLStorage.open(server.url(database))
        }
        #expect(error?.message.contains(words) ?? false, "\(error?.message ?? "")")
    }
}
