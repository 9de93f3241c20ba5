import Inventory
import Testing

@testable import InventorySQL

@Suite("Statements for MySQL")
struct MySQLDialectTests {
    private static let deep = InstanceQuery(
        filter: .packages(.some, .name(StringCondition(.equal("openssl")))), page: PageRequest(limit: 7),
        parts: [.nodes, .totalCount],
        packages: [
            PackageQuery(order: [PackageOrder(.version)], page: PageRequest(limit: 3), instances: [InstanceQuery()])
        ])

    @Test("hold nothing that only one of MySQL 8.0 and MariaDB accepts")
    func common() {
        let statements = [
            QueryStatement.instances(Self.deep, MySQLDialect()),
            QueryStatement.packages(PackageQuery(instances: [Self.deep]), MySQLDialect()),
            QueryStatement.lookup(instances: ["i-1", "i-2"], packages: [PackageQuery()], MySQLDialect()),
            QueryStatement.lookup(
                packages: [PackageLookup(name: "a", version: "1")], instances: [Self.deep], MySQLDialect()),
            QueryStatement.dictionaryEntries([1, 2], MySQLDialect()),
        ].map(\.statement.text)
        let writes = MySQLDialect().writes
        let all =
            statements + [writes.insertPackages, writes.findPackages, writes.removePackages]
            + Migration.mysql.flatMap(\.statements)
        for text in all {
            for word in [
                "LATERAL", "RETURNING", "FOR SHARE", "->", "GROUP_CONCAT", "0900", "AS JSON", "MEMBER OF", "ANY_VALUE",
            ] {
                #expect(!text.contains(word), "\(text)")
            }
        }
    }

    @Test("have the same text when they have the same shape, and their values as parameters")
    func shapes() {
        func statement(_ name: String) -> SQLStatement {
            var query = Self.deep
            query.filter = .packages(.some, .name(StringCondition(.equal(name))))
            return QueryStatement.instances(query, MySQLDialect()).statement
        }
        #expect(statement("bash").text == statement("it's").text)
        #expect(!statement("it's").text.contains("it's"))
        #expect(statement("it's").parameters.contains(.text("it's")))
    }

    @Test("stand one by one in the files of migrations")
    func migrations() {
        #expect(Migration.mysql.map(\.statements.count) == [3, 3, 1])
        #expect(
            Migration.mysql[...1].flatMap(\.statements).allSatisfy {
                $0.hasPrefix("CREATE TABLE IF NOT EXISTS ") && $0.hasSuffix("InnoDB")
            })
        #expect(
            Migration.mysql[2].statements.allSatisfy {
                $0.hasPrefix("CREATE PROCEDURE IF NOT EXISTS ") && $0.hasSuffix("END")
            })
    }
}
