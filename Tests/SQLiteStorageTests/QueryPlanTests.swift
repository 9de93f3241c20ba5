import Inventory
import SQLiteStorage
import Testing

@testable import InventorySQL

@Suite("SQLite's plans")
struct QueryPlanTests {
    private static let openssl = InstanceFilter.packages(
        .some, .all([.name(StringCondition(.equal("openssl"))), .version(.less, "3.0.15-1~deb12u1")]))

    @Test(
        "search an index and scan no table",
        arguments: [
            ("who runs an old openssl", InstanceQuery(filter: openssl)),
            ("how many run it", InstanceQuery(filter: openssl, parts: .totalCount)),
            ("who of a region runs it", InstanceQuery(filter: .all([.region(StringCondition(.equal("r"))), openssl]))),
            ("a prefix of ids", InstanceQuery(filter: .id(StringCondition(.startsWith("i-0"))))),
            ("a region", InstanceQuery(filter: .region(StringCondition(.equal("r"))))),
            (
                "the youngest of an account",
                InstanceQuery(filter: .account(StringCondition(.isIn(["1", "2"]))), order: [.init(.createdAt)])
            ),
            (
                "a time, in its order",
                InstanceQuery(
                    filter: .createdAt(.ordered(.less, Timestamp(milliseconds: 1))), order: [.init(.createdAt)])
            ),
        ])
    func search(_ name: String, _ query: InstanceQuery) async throws {
        let plan = try await plan(StatementBuilder.instances(query, SQLiteDialect()))
        let scans = plan.filter { $0.hasPrefix("SCAN ") && !$0.contains("json_each") && !Self.isPage($0, plan) }
        #expect(scans.isEmpty, "\(plan)")
        #expect(plan.contains { $0.hasPrefix("SEARCH ") })
    }

    @Test("walk an index for a page in its order, without a sort")
    func pages() async throws {
        let cursor = Instance(
            id: "i", region: "r", account: "a", createdAt: Timestamp(milliseconds: 0),
            updatedAt: Timestamp(milliseconds: 0))
        for order in [[], [InstanceOrder(.region)], [InstanceOrder(.createdAt)], [InstanceOrder(.account)]] {
            var query = InstanceQuery(order: order)
            query.page.after = cursor.cursor(in: query.totalOrder)
            let plan = try await plan(StatementBuilder.instances(query, SQLiteDialect()))
            #expect(!plan.contains { $0.contains("TEMP B-TREE") }, "\(plan)")
            #expect(plan.contains { $0.contains("SEARCH") && $0.contains("INDEX") }, "\(plan)")
        }
        let packages = try await plan(StatementBuilder.packages(PackageQuery(), SQLiteDialect()))
        #expect(!packages.contains { $0.contains("TEMP B-TREE") }, "\(packages)")
    }

    /// The outer rows of a page come from the inner select that found them.
    private static func isPage(_ line: String, _ plan: [String]) -> Bool {
        let table = line.dropFirst("SCAN ".count)
        return plan.contains { ($0.hasPrefix("CO-ROUTINE ") || $0.hasPrefix("MATERIALIZE ")) && $0.hasSuffix(table) }
            || line == "SCAN CONSTANT ROW"
    }

    private func plan(_ statement: SQLStatement) async throws -> [String] {
        let store = try await SQLiteStorage.open(":memory:")
        try await store.migrate()
        let lines = try await store.plan(of: statement, StoreContext())
        await store.close()
        return lines.map { String($0.drop { $0 == " " }) }
    }
}
