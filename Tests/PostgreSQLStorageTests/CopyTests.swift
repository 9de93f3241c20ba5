import Inventory
import InventorySQL
import PostgreSQLTestServer
import Testing

@testable import PostgreSQLStorage

@Suite("Rows that are copied")
struct CopyTests {
    static func registration(_ id: String, packages: Int) -> InstanceRegistration {
        InstanceRegistration(
            id: id, region: "r", account: "a",
            packages: (0..<packages).map {
                PackageCoordinate(ecosystem: "deb", name: "package-\($0)", version: "1.\($0 % 7)")
            })
    }

    /// Shares of the links' fate, by a trigger that runs a statement for each link of package 1,999.
    static func store(_ statement: String) async throws -> PostgreSQLStorage {
        let store = try await PostgreSQLServer.shared.value.newStore("&pool_max=2")
        try await store.run(
            """
            CREATE FUNCTION late() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN \(statement); RETURN NEW; END $$;
            CREATE TRIGGER late BEFORE INSERT ON ec2_package FOR EACH ROW WHEN (NEW.package_id = 1999)
            EXECUTE FUNCTION late()
            """)
        return store
    }

    @Test("are those that would have been inserted, at any number", arguments: [0, 1, 199, 200, 2_000, 40_000])
    func counts(_ packages: Int) async throws {
        let store = try await PostgreSQLServer.shared.value.newStore()
        try await store.register(
            [Self.registration("i-1", packages: packages), Self.registration("i-2", packages: 3)], StoreContext())
        let query = PackageQuery(page: PageRequest(limit: 50_000), parts: [.nodes, .totalCount])
        let instance = try await store.instances([InstanceLookup(id: "i-1", packages: [query])], StoreContext())[0]
        let page = try #require(instance?.packages[0])
        #expect(page.totalCount == packages)
        #expect(
            Set(page.nodes.map(\.coordinate)) == Set(Self.registration("i-1", packages: packages).packages))
        await store.close()
    }

    @Test("are rolled back with all else when the server refuses one, and the connection goes on")
    func refusal() async throws {
        let store = try await Self.store("RAISE EXCEPTION 'no'")
        let backend = try await store.run("SELECT pg_backend_pid()")
        let error = await #expect(throws: InventoryError.self) {
            try await store.register([Self.registration("i-1", packages: 2_000)], StoreContext())
        }
        #expect(error?.kind == .internal)
        #expect(error?.detail?.contains("no") ?? false)
        #expect(try await store.run("SELECT count(*) FROM ec2") == ["0"])
        #expect(try await store.run("SELECT pg_backend_pid()") == backend)
        await store.close()
    }

    @Test("are given up at the deadline, and the connection is used again")
    func deadline() async throws {
        let store = try await Self.store("PERFORM pg_sleep(60)")
        try await store.register([Self.registration("i-0", packages: 1_900)], StoreContext())
        let backend = try await store.run("SELECT pg_backend_pid()")
        let error = await #expect(throws: InventoryError.self) {
            try await store.register(
                [Self.registration("i-1", packages: 2_000)], StoreContext(deadline: .now + .milliseconds(500)))
        }
        #expect(error?.kind == .timeout)
        #expect(try await store.run("SELECT count(*) FROM ec2") == ["1"])
        while store.executor.pool.usage.idle < store.executor.pool.usage.connections { await Task.yield() }
        #expect(try await store.run("SELECT pid FROM pg_stat_activity WHERE pid = \(backend[0])") == backend)
        await store.close()
    }

    @Test("are reported without a plan, which a copy has none of")
    func report() async throws {
        let store = try await PostgreSQLServer.shared.value.newStore()
        let reports = try await PlanTests.reports(store) { context in
            try await store.register([Self.registration("i-1", packages: 2_000)], context)
        }
        #expect(reports.last?.text.hasPrefix("COPY ec2_package") ?? false)
        #expect(reports.last?.answer == .rows(2_000))
        await store.close()
    }
}
