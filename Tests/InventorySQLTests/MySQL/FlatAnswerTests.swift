import Inventory
import JSON
import Testing

@testable import InventorySQL

@Suite("The rows of a flat answer become a nested one")
struct FlatAnswerTests {
    /// Instances with all their packages, and with a list of packages that have lists of instances.
    private static let query = QueryStatement.instances(
        InstanceQuery(
            parts: [.nodes, .totalCount],
            packages: [
                PackageQuery(),
                PackageQuery(
                    order: [PackageOrder(.version)], parts: [.nodes, .totalCount], instances: [InstanceQuery()]),
            ]), MySQLDialect())

    private static let rows = [
        #"[0, 0, 2, 11, "i-2", "r", "a", 1, 2, 0]"#,
        #"[0, 0, 1, 10, "i-1", "r", "a", 1, 2, 1]"#,
        "[1,10,0,2,[5, 6]]", "[1,10,0,1,[4100]]", "[1,11,0,1,[5]]",
        "[2, 10, 1, 5]",
        #"[3, 5, 1, 10, "i-1", "r", "a", 1, 2]"#,
        "[-1, 0, 0, 2]",
    ]

    private static func nested(_ rows: [String], _ query: QueryStatement = query) throws -> String {
        let text = Array(rows.joined().utf8)
        return try text.withUnsafeBytes { text throws(InventoryError) in
            try query.withNested(text) { nested throws(InventoryError) in String(decoding: nested, as: UTF8.self) }
        }
    }

    @Test("in whatever order they come")
    func order() throws {
        let expected = """
            [[[ "i-1", "r", "a", 1, 2,[5, 6,4100],[[5,[[ "i-1", "r", "a", 1, 2]]]],1],\
            [ "i-2", "r", "a", 1, 2,[5],[],0]],2]
            """
        #expect(try Self.nested(Self.rows) == expected)
        let reversed = try Self.nested(Self.rows.reversed())
        #expect(reversed == expected.replacing("[5, 6,4100]", with: "[4100,5, 6]"))
    }

    @Test(
        "and nothing that was cut, or is missing, passes as whole",
        arguments: [
            (0, #"[0, 0, 2, 11, "i-2", "r", "a", 1, 2, 0"#),
            (0, #"[0, 0, 2, 11, "i-2", "r"]"#),
            (0, ""),
            (2, "[1,10,0,3,[5, 6]]"),
            (2, "[1,10,0,2,[5, 6"),
            (2, "[1,10,0,2,[5]]"),
            (2, "[1,10,0,1,[5, 6]]"),
            (5, ""),
            (7, ""),
            (7, "[9, 0, 0, 2]"),
        ])
    func cut(_ place: Int, _ row: String) {
        var rows = Self.rows
        rows[place] = row
        #expect(throws: InventoryError.self) { try Self.nested(rows) }
    }

    @Test("of a page of which nothing is wanted, too")
    func nothing() throws {
        let query = QueryStatement.packages(PackageQuery(parts: []), MySQLDialect())
        #expect(query.statement.text == "SELECT '' AS answer")
        #expect(try Self.nested([""], query) == "[]")
    }

    @Test("of a lookup too, where each row is all there is")
    func lookup() throws {
        let query = QueryStatement.lookup(
            packages: [PackageLookup(name: "a", version: "1")], instances: [], MySQLDialect())
        #expect(try Self.nested(["[0, 0, 3, 7]", "[0, 0, 1, 7]"], query) == "[[1,7],[3,7]]")
        #expect(try Self.nested([], query) == "[]")
    }
}
