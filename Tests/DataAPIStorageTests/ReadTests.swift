import DataAPIStorage
import Inventory
import InventorySQL
import Testing

@testable import InventoryStoreSuite

/// Serialized: each counts calls on a server of its own.
@Suite("A read through the Data API", .serialized)
struct ReadTests {
    @Test("is one call, whatever is nested in it", arguments: DataAPIEngine.allCases)
    func oneCall(_ engine: DataAPIEngine) async throws {
        let api = try await LocalDataAPI(engine)
        let store = try await api.newStore()
        let packages = (0..<50).map { package("name-\($0)", "1.\($0)") }
        try await store.register((0..<20).map { registration("i-\($0)", packages) }, StoreContext())
        let meter = StatementMeter()
        for query in [
            InstanceQuery(page: PageRequest(limit: 20), packages: [PackageQuery(page: PageRequest(limit: 100))]),
            InstanceQuery(
                parts: [.nodes, .totalCount],
                packages: [PackageQuery(instances: [InstanceQuery(page: PageRequest(limit: 2))])]),
        ] {
            try await api.tell("reset")
            let page = try await store.instances(query, StoreContext(meter: meter))
            #expect(page.nodes.count == 20)
            #expect(page.nodes[0].packages[0].nodes.count == 50)
            #expect(try await api.report().total == 1)
        }
        #expect(meter.statements == 2)
        await store.close()
    }

    @Test("of more than 1 MiB gives one page, its parts fetched by several calls", arguments: DataAPIEngine.allCases)
    func largePage(_ engine: DataAPIEngine) async throws {
        let api = try await LocalDataAPI(engine)
        let store = try await api.newStore()
        let packages = (0..<1000).map { package("package-\($0)", "1.\($0)") }
        for start in stride(from: 0, to: 400, by: 100) {
            try await store.register(
                (start..<start + 100).map { registration("instance-\($0)", packages) }, StoreContext())
        }
        try await api.tell("reset")
        let query = InstanceQuery(
            page: PageRequest(limit: 400), packages: [PackageQuery(page: PageRequest(limit: 1000))])
        let page = try await store.instances(query, StoreContext())
        #expect(page.nodes.count == 400)
        #expect(page.nodes.allSatisfy { $0.packages[0].nodes.count == 1000 })
        #expect(Set(page.nodes.map(\.id)).count == 400)
        #expect(try await api.report().total > 1)
        await store.close()
    }

    @Test("of one instance with very many packages is whole", arguments: DataAPIEngine.allCases)
    func manyPackages(_ engine: DataAPIEngine) async throws {
        let store = try await LocalDataAPI.shared(engine).newStore()
        let count = 60_000
        try await store.register([registration("i-1", [package("first", "1")])], StoreContext())
        for start in stride(from: 0, to: count, by: 10_000) {
            try await store.installPackages(
                (start..<start + 10_000).map { package("ä-long-name-of-a-package-\($0)", "1.\($0)") }, on: "i-1",
                StoreContext())
        }
        let query = PackageQuery(page: PageRequest(limit: 100_000), parts: [.nodes, .totalCount])
        let instance = try #require(
            try await store.instances([InstanceLookup(id: "i-1", packages: [query])], StoreContext())[0])
        #expect(instance.packages[0].nodes.count == count + 1)
        #expect(instance.packages[0].totalCount == count + 1)
        // Nothing is known: the dictionary's own answer is several megabytes.
        let other = try await LocalDataAPI.shared(engine).open(database: store.database)
        let again = try await other.instances([InstanceLookup(id: "i-1", packages: [query])], StoreContext())[0]
        #expect(again?.packages[0].nodes.map(\.coordinate.name) == instance.packages[0].nodes.map(\.coordinate.name))
        await store.close()
        await other.close()
    }
}
