import DataAPIStorage
import Inventory
import InventorySQL
import JSON
import Logging
import Synchronization
import Testing

@testable import InventoryStoreSuite

@Suite("A cluster that was paused", .serialized)
struct ResumeTests {
    @Test("is waited for by two hundred callers, of whom one asks", .timeLimit(.minutes(5)))
    func herd() async throws {
        let lines = Mutex<[String]>([])
        let logger = Logger(label: "test") { _ in NoticeHandler { line in lines.withLock { $0.append(line) } } }
        let api = try await LocalDataAPI(.postgresql)
        let store = try await api.newStore(logger: logger)
        try await store.register([registration("i-1", [package("a", "1")])], StoreContext())
        try await api.tell("reset")
        try await api.tell("resuming", ["seconds": 3])
        try await withThrowingTaskGroup(of: Bool.self) { group in
            for number in 0..<200 {
                group.addTask {
                    if number % 20 == 0 {
                        try await store.register(
                            [registration("j-\(number)")], StoreContext(deadline: .now + .seconds(60)))
                        return true
                    }
                    let lookup = InstanceLookup(id: "i-1", packages: [PackageQuery()])
                    return try await store.instances([lookup], StoreContext(deadline: .now + .seconds(60)))[0] != nil
                }
            }
            for try await isFound in group { #expect(isFound) }
        }
        let report = try await api.report()
        // Each caller's own call, perhaps a first one that was refused, and the few of the one that asks.
        #expect(report.total <= 2 * 200 + 20, "\(report.total)")
        let refused = report.count("DatabaseResumingException", in: "errors")
        #expect(refused >= 1 && refused <= 200 + 20)
        let told = lines.withLock { $0 }.filter { $0.contains("resum") }
        #expect(told.contains { $0.contains("waiting for it") } && told.contains { $0.contains("has resumed after") })
        #expect(told.count <= 20)
        await store.close()
    }

    @Test("is not waited for longer than the caller has time; it is told when to come again")
    func deadline() async throws {
        let api = try await LocalDataAPI(.postgresql)
        let store = try await api.newStore()
        try await api.tell("resuming", ["seconds": 600])
        let start = ContinuousClock.now
        await withTaskGroup(of: Void.self) { group in
            for _ in 0..<20 {
                group.addTask {
                    let error = await #expect(throws: InventoryError.self) {
                        _ = try await store.instances(InstanceQuery(), StoreContext(deadline: .now + .seconds(15)))
                    }
                    #expect(error?.kind == .unavailable)
                    #expect(error?.retryAfter != nil)
                }
            }
        }
        #expect(start.duration(to: .now) < .seconds(100))
        // The one that asked has gone, and so the next caller asks.
        try await api.tell("reset")
        #expect(try await store.instances(InstanceQuery(), StoreContext(deadline: .now + .seconds(30))).nodes.isEmpty)
        await store.close()
    }

    @Test("does not hold up the question whether the gateway is ready", arguments: DataAPIEngine.allCases)
    func readiness(_ engine: DataAPIEngine) async throws {
        let api = try await LocalDataAPI(engine)
        let store = try await api.newStore("&resume_timeout=600")
        try await api.tell("resuming", ["seconds": 600])
        let start = ContinuousClock.now
        let error = await #expect(throws: InventoryError.self) {
            try await store.checkReadiness(StoreContext(deadline: .now + .seconds(3)))
        }
        #expect(error?.kind == .unavailable)
        #expect(error?.retryAfter != nil)
        #expect(start.duration(to: .now) < .seconds(100))
        await store.close()
    }

    @Test("is waited for as long as the option says where there is no deadline")
    func option() async throws {
        let api = try await LocalDataAPI(.postgresql)
        let store = try await api.newStore("&resume_timeout=0.5")
        try await api.tell("resuming", ["seconds": 600])
        let error = await #expect(throws: InventoryError.self) { _ = try await store.find("i-1") }
        #expect(error?.kind == .unavailable)
        await store.close()
    }
}

/// Hands on what is worth a notice.
private struct NoticeHandler: LogHandler {
    let take: @Sendable (String) -> Void
    var metadata: Logger.Metadata = [:]
    var logLevel = Logger.Level.notice

    init(_ take: @escaping @Sendable (String) -> Void) { self.take = take }

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(event: LogEvent) { take("\(event.message)") }
}
