import Inventory
import InventorySQL
import Synchronization
import PostgreSQLTestServer
import Testing

@testable import PostgreSQLStorage

@Suite("PostgreSQL's plans in reports")
struct PlanTests {
    /// What a store reports while `body` runs.
    static func reports(
        _ store: PostgreSQLStorage, _ body: (StoreContext) async throws -> Void
    ) async throws -> [StatementReport] {
        let reports = Mutex<[StatementReport]>([])
        let meter = StatementMeter()
        try await body(StoreContext(meter: meter) { report in reports.withLock { $0.append(report) } })
        #expect(meter.statements == reports.withLock { $0.count })
        return reports.withLock { $0 }
    }

    @Test("of a read are those of an execution, with what it read")
    func read() async throws {
        let store = try await PostgreSQLServer.shared.value.newStore()
        let reports = try await Self.reports(store) { context in
            let query = InstanceQuery(
                filter: .packages(
                    .some, .all([.name(StringCondition(.equal("openssl"))), .version(.less, "3.0")])))
            _ = try await store.instances(query, context)
        }
        #expect(reports.count == 1)
        #expect(reports[0].parameters.first == .init(type: "text", value: "openssl"))
        #expect(reports[0].parameters.map(\.type).contains("bytea"))
        #expect(reports[0].answer == .bytes("[[]]".utf8.count))
        let plan = reports[0].plan.joined(separator: "\n")
        #expect(plan.contains("(actual time="), "\(plan)")
        #expect(plan.contains("Buffers: shared hit="))
        #expect(plan.contains("Execution Time: "))
        await store.close()
    }

    @Test("of a write are made without running it, inside its transaction")
    func write() async throws {
        let store = try await PostgreSQLServer.shared.value.newStore()
        let reports = try await Self.reports(store) { context in
            try await store.register([TransactionTests.registration], context)
        }
        #expect(reports.map(\.answer) == Array(repeating: .rows(1), count: 4))
        #expect(reports.allSatisfy { !$0.plan.isEmpty && !$0.plan[0].contains("actual time") })
        #expect(reports.map { String($0.text.prefix(19)) }[0] == "INSERT INTO ec2 (aw")
        #expect(try await store.run("SELECT count(*) FROM ec2_package") == ["1"])
        await store.close()
    }
}
