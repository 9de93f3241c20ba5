import Foundation
import GRDB
import Inventory
import InventorySQL
import SQLiteStorage
import Testing

@Suite("Writes to a SQLite database")
struct DurabilityTests {
    private let directory: TemporaryDirectory

    init() throws { directory = try TemporaryDirectory() }

    @Test("A disk that is full in the middle of an import leaves nothing half-written, and the import resumes")
    func fullDisk() async throws {
        let batches = (0..<40).map { batch in
            (0..<25).map { number in
                InstanceRegistration(
                    id: "i-\(batch)-\(number)", region: "r", account: "a",
                    packages: (0..<20).map {
                        PackageCoordinate(ecosystem: "deb", name: "package-\(batch)-\($0)", version: "1.\(number)")
                    })
            }
        }
        let small = try await SQLiteStorage.open(directory.file(), SQLiteOptions(maximumFileBytes: 400_000))
        try await small.migrate()
        var done = 0
        do {
            for batch in batches {
                try await small.register(batch, StoreContext())
                done += 1
            }
            Issue.record("the disk was large enough")
        } catch {
            #expect(error.kind == .unavailable)
            #expect(error.message.contains("full"))
        }
        #expect(done > 0)
        try await expectWhole(small, instances: done * 25)
        await small.close()

        let store = try await SQLiteStorage.open(directory.file())
        for batch in batches[done...] { try await store.register(batch, StoreContext()) }
        try await expectWhole(store, instances: 1000)
        await store.close()
    }

    @Test("When a disk is full, those of the writes that came together which still fit are kept")
    func fullDiskTogether() async throws {
        let store = try await SQLiteStorage.open(directory.file(), SQLiteOptions(maximumFileBytes: 300_000))
        try await store.migrate()
        let acknowledged = await withTaskGroup(of: String?.self) { group in
            for number in 0..<60 {
                group.addTask {
                    let packages = (0..<60).map {
                        PackageCoordinate(ecosystem: "deb", name: "package-\(number)-\($0)", version: "1")
                    }
                    let instance = InstanceRegistration(
                        id: "i-\(number)", region: "r", account: "a", packages: packages)
                    do {
                        try await store.register([instance], StoreContext())
                        return instance.id
                    } catch { return nil }
                }
            }
            return await group.reduce(into: Set<String>()) { ids, id in if let id { ids.insert(id) } }
        }
        #expect((1..<60).contains(acknowledged.count))
        let all = InstanceQuery(page: PageRequest(limit: 100), packages: [PackageQuery(parts: .totalCount)])
        let instances = try await store.instances(all, StoreContext()).nodes
        #expect(Set(instances.map(\.id)) == acknowledged)
        #expect(instances.allSatisfy { $0.packages[0].totalCount == 60 })
        await store.close()
    }

    @Test("Two stores on one file see each other's writes, and wait for each other")
    func twoStores() async throws {
        let first = try await SQLiteStorage.open(directory.file())
        try await first.migrate()
        let second = try await SQLiteStorage.open(directory.file())
        try await withThrowingTaskGroup(of: Void.self) { group in
            for (name, store) in [("a", first), ("b", second)] {
                group.addTask {
                    for number in 0..<30 {
                        let package = PackageCoordinate(ecosystem: "deb", name: "package-\(number)", version: "1")
                        try await store.register(
                            [
                                InstanceRegistration(
                                    id: "\(name)-\(number)", region: "r", account: "a", packages: [package])
                            ], StoreContext())
                    }
                }
            }
            try await group.waitForAll()
        }
        for store in [first, second] { try await expectWhole(store, instances: 60) }
        #expect(try await second.packages(PackageQuery(parts: .totalCount), StoreContext()).totalCount == 30)
        await first.close()
        await second.close()
    }

    @Test("While another process holds the lock for too long, the store is unavailable")
    func busy() async throws {
        let store = try await SQLiteStorage.open(directory.file(), SQLiteOptions(busyTimeout: .milliseconds(50)))
        try await store.migrate()
        var configuration = Configuration()
        configuration.allowsUnsafeTransactions = true
        let other = try DatabaseQueue(path: directory.file(), configuration: configuration)
        try await other.writeWithoutTransaction { try $0.execute(sql: "BEGIN IMMEDIATE") }
        let instance = InstanceRegistration(id: "i-1", region: "r", account: "a", packages: [])
        await #expect { try await store.register([instance], StoreContext()) } throws: {
            ($0 as? InventoryError)?.kind == .unavailable
        }
        try await other.writeWithoutTransaction { try $0.execute(sql: "ROLLBACK") }
        try await store.register([instance], StoreContext())
        try other.close()
        await store.close()
    }

    @Test("A statement that runs past its deadline is stopped")
    func deadline() async throws {
        let store = try await SQLiteStorage.open(directory.file())
        try await store.migrate()
        let packages = (0..<20).map { PackageCoordinate(ecosystem: "deb", name: "package-\($0)", version: "1") }
        try await store.register(
            (0..<400).map { InstanceRegistration(id: "i-\($0)", region: "r", account: "a", packages: packages) },
            StoreContext())
        // Every package of every instance with every instance that has it: minutes of work.
        let counted = PackageQuery(parts: .totalCount)
        let instances = InstanceQuery(
            page: PageRequest(limit: 1000), packages: [PackageQuery(instances: [InstanceQuery(packages: [counted])])])
        let query = InstanceQuery(
            page: PageRequest(limit: 1000),
            packages: [PackageQuery(instances: [instances])])
        let context = StoreContext(deadline: .now + .milliseconds(50))
        await #expect { try await store.instances(query, context) } throws: {
            ($0 as? InventoryError)?.kind == .timeout
        }
        try await expectWhole(store, instances: 400)
        await store.close()
    }

    @Test("Every registration that was acknowledged before the process was killed is there, whole")
    func killed() async throws {
        // A copy of the database and its log, taken while writes go on, is what a killed process leaves behind: SQLite
        // only appends to the log, and an acknowledged commit stands in it.
        let store = try await SQLiteStorage.open(directory.file())
        try await store.migrate()
        for number in 0..<50 {
            let packages = (0..<5).map {
                PackageCoordinate(ecosystem: "deb", name: "package-\($0)", version: "\(number)")
            }
            try await store.register(
                [InstanceRegistration(id: "i-\(number)", region: "r", account: "a", packages: packages)],
                StoreContext())
        }
        let copy = try TemporaryDirectory()
        for suffix in ["", "-wal"] {
            try FileManager.default.copyItem(atPath: directory.file() + suffix, toPath: copy.file() + suffix)
        }
        let restarted = try await SQLiteStorage.open(copy.file())
        let query = InstanceQuery(page: PageRequest(limit: 100), packages: [PackageQuery(parts: .totalCount)])
        let instances = try await restarted.instances(query, StoreContext()).nodes
        #expect(instances.count == 50)
        #expect(instances.allSatisfy { $0.packages[0].totalCount == 5 })
        await restarted.close()
        await store.close()
    }

    private func expectWhole(_ store: SQLiteStorage, instances: Int) async throws {
        let count = try await store.instances(InstanceQuery(parts: .totalCount), StoreContext()).totalCount
        #expect(count == instances)
    }
}
