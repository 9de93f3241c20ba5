import Foundation
import GRDB
import Inventory
import InventorySQL
import SQLiteStorage
import Testing

@Suite("Opening a SQLite database")
struct OpeningTests {
    private let directory: TemporaryDirectory

    init() throws { directory = try TemporaryDirectory() }

    @Test("A path that is a directory, or in none, is refused with a line that says so")
    func path() async throws {
        try await expectRefusal(directory.path, "directory")
        try await expectRefusal(directory.file("missing/inventory.db"), "can't be opened")
    }

    @Test("A file that is no database is refused, and left as it was")
    func noDatabase() async throws {
        let content = Data(repeating: 0x61, count: 10_000)
        try content.write(to: URL(fileURLWithPath: directory.file()))
        try await expectRefusal(directory.file(), "no SQLite database")
        #expect(try Data(contentsOf: URL(fileURLWithPath: directory.file())) == content)
    }

    @Test("A damaged file is refused, or its statements fail clearly")
    func damaged() async throws {
        let store = try await SQLiteStorage.open(directory.file())
        try await store.migrate()
        await store.close()
        let file = URL(fileURLWithPath: directory.file())
        var content = try Data(contentsOf: file)
        content.replaceSubrange(100..<content.count, with: Data(repeating: 0x5A, count: content.count - 100))
        try content.write(to: file)
        try await expectRefusal(directory.file(), "damaged")
    }

    @Test("A schema of a newer version is refused")
    func newer() async throws {
        let store = try await SQLiteStorage.open(directory.file())
        try await store.migrate()
        await store.close()
        try await execute("INSERT INTO schema_migration VALUES (99, 'later', '0', 0)")
        try await expectRefusal(directory.file(), "made by a newer one")
    }

    @Test("A migration that was changed after it was applied is refused")
    func changed() async throws {
        let store = try await SQLiteStorage.open(directory.file())
        try await store.migrate()
        await store.close()
        try await execute("UPDATE schema_migration SET checksum = '0' WHERE version = 2")
        try await expectRefusal(directory.file(), "was changed after")
    }

    @Test("Before its migrations, a database is not ready, and says what to do")
    func notReady() async throws {
        let store = try await SQLiteStorage.open(directory.file())
        #expect(try await store.migrate(dryRun: true).count == Migration.sqlite.count)
        #expect(try await store.pendingMigrations().count == Migration.sqlite.count)
        await #expect { try await store.checkReadiness(StoreContext()) } throws: {
            ($0 as? InventoryError)?.message.contains("migrate") ?? false
        }
        try await store.migrate()
        try await store.checkReadiness(StoreContext())
        #expect(try await store.pendingMigrations().isEmpty)
        await store.close()
    }

    @Test("Gateways that migrate one file at once do not collide")
    func race() async throws {
        let file = directory.file()
        let applied = try await withThrowingTaskGroup(of: Int.self) { group in
            for _ in 0..<6 {
                group.addTask {
                    let store = try await SQLiteStorage.open(file)
                    let count = try await store.migrate().count
                    try await store.checkReadiness(StoreContext())
                    await store.close()
                    return count
                }
            }
            return try await group.reduce(0, +)
        }
        #expect(applied == Migration.sqlite.count)
    }

    @Test("A populated database of 2019 is upgraded in place, nothing lost")
    func baseline() async throws {
        try await execute(Migration.sqlite[0].script)
        try await execute(
            """
            INSERT INTO ec2 VALUES ('i-1', 'eu-central-1', '123456789012', '2019-06-01 12:34:56');
            INSERT INTO ec2 VALUES ('I-1', 'us-east-1', '123456789012', '2019-06-01 12:34:56.789');
            INSERT INTO ec2 VALUES ('i-3', 'us-east-1', '123456789012', NULL);
            INSERT INTO package VALUES ('bash', '5.0'), ('bash', '10.0'), ('unused', '1');
            INSERT INTO ec2_package VALUES ('i-1', 'bash', '5.0'), ('i-1', 'bash', '5.0'), ('i-1', 'bash', '10.0');
            INSERT INTO ec2_package VALUES ('I-1', 'bash', '10.0');
            """)
        let store = try await SQLiteStorage.open(directory.file())
        try await store.migrate()
        let query = InstanceQuery(packages: [PackageQuery()])
        let instances = try await store.instances(query, StoreContext()).nodes
        #expect(instances.map(\.id) == ["I-1", "i-1", "i-3"])
        #expect(instances[1].packages[0].nodes.map(\.coordinate.version) == ["5.0", "10.0"])
        #expect(instances[1].packages[0].nodes.allSatisfy { $0.coordinate.ecosystem == "generic" })
        #expect(instances[1].createdAt.milliseconds == 1_559_392_496_000)
        #expect(instances[0].createdAt.milliseconds == 1_559_392_496_789)
        let packages = try await store.packages(
            PackageQuery(filter: .version(.greater, "6")), StoreContext()
        ).nodes
        #expect(packages.map(\.coordinate.version) == ["10.0"])
        #expect(try await store.packages(PackageQuery(parts: .totalCount), StoreContext()).totalCount == 3)
        await store.close()
    }

    private func execute(_ sql: String) async throws {
        let queue = try DatabaseQueue(path: directory.file())
        try await queue.write { try $0.execute(sql: sql) }
        try queue.close()
    }

    private func expectRefusal(_ path: String, _ reason: String) async throws {
        do {
            let store = try await SQLiteStorage.open(path)
            await store.close()
            Issue.record("was opened")
        } catch {
            #expect(error.kind == .unavailable)
            #expect(error.message.contains(path))
            #expect(error.message.contains(reason))
            #expect(!error.message.contains("\n"))
        }
    }
}
