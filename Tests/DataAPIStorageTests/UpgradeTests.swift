import DataAPIStorage
import Inventory
import InventorySQL
import Synchronization
import Testing

/// What the upgrade of a 2019 database does on a real server. `Tests/DataAPI/test_upgrade.py` kills it at random points.
@Suite("A 2019 database behind the Data API")
struct UpgradeTests {
    private static let rows = [
        """
        INSERT INTO ec2 VALUES ('i-1', 'eu-central-1', '123', '2019-06-01 12:00:00'), ('i-2', 'x', '1', NULL), \
        ('\u{E9}', '\u{FC}', '1', '2020-01-01')
        """,
        "INSERT INTO package VALUES ('openssl', '1.0'), ('a', '1.10'), ('a', '1.9'), ('alone', '')",
        """
        INSERT INTO ec2_package VALUES ('i-1', 'openssl', '1.0'), ('I-1', 'OpenSSL', '1.0'), ('i-1', 'a', '1.10'), \
        ('i-1', 'a', '1.9'), ('i-1', 'a', '1.9'), ('\u{C9}', 'A', '1.10')
        """,
    ]

    private static func sample(_ charset: String = "latin1") async throws -> DataAPIStorage {
        let api = try await LocalDataAPI.shared(.mysql)
        let database = try await api.newDatabase()
        let store = try await api.open(database: database)
        try await store.run("ALTER DATABASE \(database) CHARACTER SET \(charset)")
        for statement in Migration.mysql[0].statements + rows { try await store.run(statement) }
        return store
    }

    @Test("comes over with nothing lost", arguments: ["latin1", "utf8mb4"])
    func upgrade(_ charset: String) async throws {
        let store = try await Self.sample(charset)
        let lines = Lines()
        #expect(try await store.migrate(report: lines.add).map(\.version) == [1, 2, 3])
        #expect(lines.all.contains { $0.hasPrefix("installed packages before: 6 rows, 1 of them repeated, digest ") })
        #expect(lines.all.contains { $0.hasPrefix("installed packages after: 5 rows, digest ") })
        try await store.checkReadiness(StoreContext())
        #expect(try await store.migrate().isEmpty)
        let lookups = ["i-1", "\u{E9}", "I-1"].map { InstanceLookup(id: $0, packages: [PackageQuery()]) }
        let instances = try await store.instances(lookups, StoreContext())
        #expect(instances[0]?.createdAt.milliseconds == 1_559_390_400_000)
        #expect(
            instances[0]?.packages[0].nodes.map { "\($0.coordinate.name) \($0.coordinate.version)" } == [
                "OpenSSL 1.0", "a 1.9", "a 1.10", "openssl 1.0",
            ])
        #expect(instances[1]?.packages[0].nodes.map(\.coordinate.name) == ["A"])
        #expect(instances[2] == nil)
        #expect(try await store.run("SHOW TABLES").count == 4)
        await store.close()
    }

    @Test("is upgraded by one of several gateways at once, or by all of them together")
    func concurrently() async throws {
        let store = try await Self.sample()
        let api = try await LocalDataAPI.shared(.mysql)
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<4 {
                group.addTask {
                    let other = try await api.open(database: store.database)
                    try await other.migrate()
                    await other.close()
                }
            }
            try await group.waitForAll()
        }
        try await store.checkReadiness(StoreContext())
        let page = try await store.instances(InstanceQuery(packages: [PackageQuery()]), StoreContext())
        #expect(page.nodes.map { $0.packages[0].nodes.count } == [4, 0, 1])
        await store.close()
    }

    @Test("is told statement by statement what would be done, and nothing is")
    func plan() async throws {
        let store = try await Self.sample()
        let before = try await store.run("SHOW TABLES")
        let plan = try await store.plan()
        for part in [
            "-- ec2_package: 6 rows, in 1 batch", "INSERT IGNORE INTO new_ec2_package", "RENAME TABLE ec2 TO ec2_2019",
        ] {
            #expect(plan.contains { $0.contains(part) }, "\(part)")
        }
        #expect(try await store.run("SHOW TABLES") == before)
        await store.close()
    }

    @Test("whose links have lost their instance is left aside, with one clear line")
    func orphans() async throws {
        let store = try await Self.sample()
        let keys = try await store.run(
            "SELECT constraint_name FROM information_schema.referential_constraints WHERE constraint_schema = database()"
        )
        for key in keys { try await store.run("ALTER TABLE ec2_package DROP FOREIGN KEY \(key)") }
        try await store.run("INSERT INTO ec2_package VALUES ('i-9', 'a', '1.9')")
        let error = await #expect(throws: InventoryError.self) { try await store.migrate() }
        #expect(error?.message.contains("ec2_package_2019") ?? false, "\(error?.message ?? "")")
        try await store.run("DELETE FROM ec2_package_2019 WHERE aws_instance_id = 'i-9'")
        try await store.migrate()
        try await store.checkReadiness(StoreContext())
        await store.close()
    }

    @Test("that has other tables under those names is refused")
    func strangers() async throws {
        let api = try await LocalDataAPI.shared(.mysql)
        let store = try await api.open(database: try await api.newDatabase())
        try await store.run("CREATE TABLE ec2 (id int)")
        let error = await #expect(throws: InventoryError.self) { try await store.migrate() }
        #expect(error?.message == "The table ec2 is not the sample's: it lacks the column aws_instance_id.")
        await store.close()
    }
}

/// Lines that were reported.
private final class Lines: Sendable {
    private let lines = Mutex<[String]>([])

    var all: [String] { lines.withLock { $0 } }

    func add(_ line: String) { lines.withLock { $0.append(line) } }
}

extension DataAPIStorage {
    /// Runs any statement and gives the rows' first columns.
    @discardableResult
    fileprivate func run(_ sql: String) async throws -> [String] {
        try await executor.run(SQLStatement(sql), isDefinition: false).rows.compactMap { row in
            if case .text(let text)? = row.first { text } else { nil }
        }
    }
}
