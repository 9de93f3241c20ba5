import Inventory
import Testing

@testable import PostgreSQLStorage

@Suite("Prepared statements")
struct PreparedStatementsTests {
    @Test("are found by their text, and the one that was not used for longest makes room")
    func eviction() {
        var statements = PreparedStatements(capacity: 2)
        let (first, second, third) = (
            PreparedStatements.Name(number: 1), PreparedStatements.Name(number: 2), PreparedStatements.Name(number: 3)
        )
        #expect(statements.find("a") == .new(first, evicting: nil))
        #expect(statements.find("b") == .new(second, evicting: nil))
        #expect(statements.find("a") == .prepared(first))
        #expect(statements.find("c") == .new(third, evicting: second))
        #expect(statements.count == 2)
    }

    @Test("that are forgotten are prepared anew, under another name")
    func forgetting() {
        var statements = PreparedStatements(capacity: 2)
        _ = statements.find("a")
        statements.forget(PreparedStatements.Name(number: 1))
        #expect(statements.find("a") == .new(PreparedStatements.Name(number: 2), evicting: nil))
    }
}

@Suite("A session's limit on statements")
struct StatementLimitTests {
    @Test(
        "is changed only when it is too short or far too long",
        arguments: [
            (0, nil, nil), (0, 30_000, 32_000), (32_000, 30_000, nil), (32_000, 9_000, nil), (32_000, 2_000, 2_000),
            (2_000, 30_000, 32_000), (32_000, nil, 0), (0, 1, 1_000),
        ] as [(Int, Int?, Int?)])
    func change(_ current: Int, _ remaining: Int?, _ expected: Int?) {
        let change = StatementLimit(milliseconds: current).change(for: remaining.map { .milliseconds($0) })
        #expect(change?.milliseconds == expected)
    }
}

@Suite("The options of a PostgreSQL store")
struct PostgreSQLOptionsTests {
    @Test("are taken out of the URL; the rest is libpq's")
    func url() throws {
        let (options, url) = try PostgreSQLOptions.parse(
            "postgresql://h/d?sslmode=require&pool_max=4&pool_wait_timeout=0.5&connect_timeout=7")
        #expect(options.maximumConnections == 4)
        #expect(options.waitTimeout == .milliseconds(500))
        #expect(options.connectTimeout == .seconds(7))
        #expect(url == "postgresql://h/d?sslmode=require&connect_timeout=7")
    }

    @Test("come from the environment when the URL does not have them")
    func environment() throws {
        let environment = ["INVENTORY_POSTGRESQL_POOL_MAX": "3", "INVENTORY_POSTGRESQL_POOL_MIN": "2"]
        let (options, url) = try PostgreSQLOptions.parse("postgresql://h/d?pool_min=1", environment: environment)
        #expect(options.maximumConnections == 3)
        #expect(options.minimumConnections == 1)
        #expect(url == "postgresql://h/d")
    }

    @Test(
        "that are wrong are refused in one line",
        arguments: ["pool_max=0", "pool_max=x", "pool_idle_timeout=-1", "pool_min"])
    func wrong(_ item: String) {
        #expect(throws: InventoryError.self) { try PostgreSQLOptions.parse("postgresql://h/d?\(item)") }
    }

    @Test("that nobody knows are refused by libpq")
    func unknown() {
        let error = #expect(throws: InventoryError.self) { try ConnectionSettings("postgresql://h/d?colour=red") }
        #expect(error?.kind == .invalidInput)
        #expect(error?.message.contains("colour") ?? false)
    }
}
