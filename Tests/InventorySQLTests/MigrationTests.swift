import Inventory
import Testing

@testable import InventorySQL

@Suite("Migrations")
struct MigrationTests {
    private let known = [Migration(1, "first", Array("a".utf8)), Migration(2, "second", Array("b".utf8))]

    @Test("What was not applied is pending, in order")
    func pending() throws {
        #expect(try MigrationPlan(known: known, applied: []).pending.map(\.version) == [1, 2])
        let first = MigrationPlan.Applied(version: 1, checksum: known[0].checksum)
        #expect(try MigrationPlan(known: known, applied: [first]).pending.map(\.version) == [2])
    }

    @Test("A file that was changed after it was applied, and a newer schema, are refused with a clear line")
    func refused() {
        let changed = MigrationPlan.Applied(version: 1, checksum: "0")
        #expect { try MigrationPlan(known: known, applied: [changed]) } throws: {
            ($0 as? InventoryError)?.message.contains("Migration 1 (first) was changed") ?? false
        }
        #expect { try MigrationPlan(known: known, applied: [.init(version: 9, checksum: "")]) } throws: {
            ($0 as? InventoryError)?.message.contains("a newer one") ?? false
        }
    }

    @Test("Checksums are FNV-1a's known ones")
    func checksums() {
        #expect(Migration.checksum(of: []) == "cbf29ce484222325")
        #expect(Migration.checksum(of: Array("a".utf8)) == "af63dc4c8601ec8c")
        #expect(Migration.checksum(of: Array("foobar".utf8)) == "85944171f73967e8")
    }

    @Test("The embedded files are numbered without gaps")
    func embedded() {
        #expect(Migration.sqlite.map(\.version) == Array(1...Migration.sqlite.count))
        #expect(Migration.sqlite.allSatisfy { !$0.script.isEmpty })
    }
}
