import DataAPIStorage
import Inventory
import InventorySQL
import Testing

@testable import InventoryStoreSuite

/// Serialized: each counts calls on a server of its own.
@Suite("A write through the Data API", .serialized)
struct WriteTests {
    /// PostgreSQL's one statement is a transaction by itself; MySQL's procedure runs in one.
    @Test(
        "is few calls, whether its packages are known or new",
        arguments: [(DataAPIEngine.mysql, 3), (.postgresql, 1)])
    func registrationCalls(_ engine: DataAPIEngine, _ expected: Int) async throws {
        let api = try await LocalDataAPI(engine)
        let store = try await api.newStore()
        for count in [1, 50, 2000] {
            let other = try await api.open(database: store.database)
            let packages = (0..<count).map { package("name-\($0)", "\(count).\($0)") }
            let cases = [("new-to-the-database", store), ("known", store), ("new-to-the-gateway", other)]
            for (novelty, gateway) in cases {
                let id = "\(novelty)-\(count)"
                try await api.tell("reset")
                try await gateway.register([registration(id, packages)], StoreContext())
                #expect(try await api.report().total == expected, "\(id)")
                let query = PackageQuery(parts: .totalCount)
                let found = try await store.instances([InstanceLookup(id: id, packages: [query])], StoreContext())
                #expect(found[0]?.packages[0].totalCount == count, "\(id)")
            }
            try await api.tell("reset")
            try await expectError(.alreadyExists(instance: "known-\(count)")) {
                try await store.register([registration("known-\(count)", packages)], StoreContext())
            }
            #expect(try await api.report().total <= expected)
            await other.close()
        }
        await store.close()
    }

    @Test(
        "of many instances that does not fit one request is one transaction", arguments: DataAPIEngine.allCases)
    func large(_ engine: DataAPIEngine) async throws {
        let api = try await LocalDataAPI(engine)
        let store = try await api.newStore()
        func registrations(_ numbers: Range<Int>) -> [InstanceRegistration] {
            numbers.map { number in
                let name = "package-of-\(number)-" + String(repeating: "x", count: 70)
                return registration("i-\(number)", (0..<3000).map { package("\(name)-\($0)", "1.\($0)") })
            }
        }
        try await api.tell("reset")
        try await store.register(registrations(0..<3), StoreContext())
        let report = try await api.report()
        #expect(report.count("BeginTransaction") == 1 && report.count("CommitTransaction") == 1)
        #expect(report.count("ExecuteStatement") > 1)
        let page = try await store.instances(InstanceQuery(parts: .totalCount), StoreContext())
        #expect(page.totalCount == 3)
        // One that exists at the very end: nothing of the others stays.
        try await expectError(.alreadyExists(instance: "i-0")) {
            try await store.register(registrations(3..<6) + [registration("i-0")], StoreContext())
        }
        let after = try await store.instances(InstanceQuery(parts: .totalCount), StoreContext())
        #expect(after.totalCount == 3)
        await store.close()
    }

    @Test("of the same packages by many at a time loses none of them", arguments: DataAPIEngine.allCases)
    func concurrent(_ engine: DataAPIEngine) async throws {
        let store = try await LocalDataAPI.shared(engine).newStore()
        let other = try await LocalDataAPI.shared(engine).open(database: store.database)
        try await withThrowingTaskGroup(of: Void.self) { group in
            for number in 0..<24 {
                group.addTask {
                    let packages = (0..<40).map { package("name-\($0)", "\(number / 8)") }
                    try await (number % 2 == 0 ? store : other).register(
                        [registration("i-\(number)", number % 3 == 0 ? packages.reversed() : packages)], StoreContext())
                }
            }
            try await group.waitForAll()
        }
        for number in 0..<24 {
            #expect(try await store.find("i-\(number)")?.packages[0].nodes.count == 40)
        }
        await store.close()
        await other.close()
    }
}
