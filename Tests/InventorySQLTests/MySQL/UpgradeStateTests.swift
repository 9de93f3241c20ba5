import Inventory
import Testing

@testable import InventorySQL

@Suite("What is next for a MySQL database follows from the tables it has")
struct UpgradeStateTests {
    private static let custom = try? SampleTables { variable in
        ["EC2_TABLE_NAME": "hosts", "PACKAGE_TABLE_NAME": "software", "EC2_PACKAGE_TABLE_NAME": "on_hosts"][variable]
    }

    private static func rows(_ tables: [String], _ sample: SampleTables = .standard) -> [[SQLValue]] {
        tables.flatMap { table -> [[SQLValue]] in
            let columns: [(String, Int64?)] =
                switch table {
                case "ec2*": [("instance_key", nil), ("aws_instance_id", 1020)]
                case "package*": [("package_id", nil), ("package_name", 400)]
                case "ec2_package*": [("instance_key", nil), ("package_id", nil)]
                case sample.ec2, "ec2_2019":
                    [("aws_instance_id", 255), ("aws_region", 30), ("aws_account", 13), ("CREATION_DATE_UTC", nil)]
                case sample.package, "package_2019": [("package_name", 100), ("package_version", 50)]
                case sample.installed, "ec2_package_2019":
                    [("aws_instance_id", 255), ("package_name", 100), ("package_version", 50)]
                default: [("anything", nil)]
                }
            let name = table.hasSuffix("*") ? String(table.dropLast()) : table
            return columns.map { [.text(name), .text($0.0), $0.1.map { .integer($0) } ?? .null] }
        }
    }

    @Test(
        "step by step",
        arguments: [
            ([], .empty),
            (["ec2", "package"], .empty),
            (["ec2", "package", "ec2_package"], .sample),
            (["ec2", "package", "ec2_package", "new_ec2"], .sample),
            (["ec2", "package", "ec2_package", "new_ec2", "new_package", "new_ec2_package"], .made),
            (["ec2_2019", "package", "ec2_package", "new_ec2", "new_package", "new_ec2_package"], .swapping),
            (["ec2_2019", "package_2019", "ec2_package_2019", "ec2*", "new_package", "new_ec2_package"], .swapping),
            (["ec2_2019", "package_2019", "ec2_package_2019", "ec2*", "package*", "ec2_package*"], .swapped),
            (["ec2_2019", "package_2019", "ec2*", "package*", "ec2_package*"], .dropping),
            (["ec2*", "package*", "ec2_package*"], .done),
        ] as [([String], UpgradeState.Phase)])
    func phases(_ tables: [String], _ phase: UpgradeState.Phase) throws {
        #expect(try UpgradeState(Self.rows(tables), .standard).phase() == phase)
    }

    @Test("and what is left to rename, and to drop")
    func rest() {
        let tables = ["ec2_2019", "package", "ec2_package", "new_ec2", "new_package", "new_ec2_package"]
        #expect(
            UpgradeState(Self.rows(tables), .standard).renames == """
                RENAME TABLE package TO package_2019, ec2_package TO ec2_package_2019, new_ec2 TO ec2, \
                new_package TO package, new_ec2_package TO ec2_package
                """)
        #expect(
            UpgradeState(Self.rows(["ec2_2019", "package_2019", "upgrade_progress"]), .standard).drops == [
                "DROP TABLE IF EXISTS package_2019", "DROP TABLE IF EXISTS ec2_2019",
                "DROP TABLE IF EXISTS upgrade_progress",
            ])
    }

    @Test("with other names of the sample's tables")
    func names() throws {
        let custom = try #require(Self.custom)
        let state = UpgradeState(Self.rows(["hosts", "software", "on_hosts"], custom), custom)
        #expect(try state.phase() == .sample)
        #expect(throws: InventoryError.self) { try UpgradeState(Self.rows(["hosts"], custom), custom).phase() }
    }

    @Test("and tables that are not the sample's are refused")
    func strangers() {
        var rows = Self.rows(["ec2", "package", "ec2_package"])
        rows[4][2] = .integer(200)
        #expect(throws: InventoryError.self) { try UpgradeState(rows, .standard).phase() }
        rows[4] = [.text("package"), .text("other"), .null]
        #expect(throws: InventoryError.self) { try UpgradeState(rows, .standard).phase() }
    }

    @Test(
        "as long as they are names",
        arguments: ["ec2; DROP TABLE ec2", "a`b", "a b", "\u{E9}", String(repeating: "x", count: 65), "package"])
    func badNames(_ name: String) {
        #expect(throws: InventoryError.self) { try SampleTables { $0 == "EC2_TABLE_NAME" ? name : nil } }
    }
}
