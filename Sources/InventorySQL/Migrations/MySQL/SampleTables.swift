public import Inventory

/// What the tables of a 2019 database are called. Its code took the names from the environment, and so does the upgrade.
public struct SampleTables: Sendable, Equatable {
    /// The instances.
    public let ec2: String
    /// The packages.
    public let package: String
    /// Which instance has which packages.
    public let installed: String

    /// The names that the sample has where nothing is said.
    public static let standard = SampleTables(ec2: "ec2", package: "package", installed: "ec2_package")

    /// The names from `EC2_TABLE_NAME`, `PACKAGE_TABLE_NAME` and `EC2_PACKAGE_TABLE_NAME`.
    ///
    /// Throws `invalidInput` for a name that needs more than letters, digits, `_` and `$`, or one that stands twice.
    public init(environment: (String) -> String?) throws(InventoryError) {
        func name(_ variable: String, _ standard: String) throws(InventoryError) -> String {
            guard let name = environment(variable), !name.isEmpty else { return standard }
            let isName = name.utf8.allSatisfy { byte in
                switch byte {
                case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                    UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "$"):
                    true
                default: false
                }
            }
            guard isName, name.utf8.count <= 64 else {
                throw InventoryError(
                    .invalidInput, "\(variable) must be a table's name of 1 to 64 letters, digits, '_' and '$': \(name)"
                )
            }
            return name
        }
        ec2 = try name("EC2_TABLE_NAME", "ec2")
        package = try name("PACKAGE_TABLE_NAME", "package")
        installed = try name("EC2_PACKAGE_TABLE_NAME", "ec2_package")
        guard Set([ec2, package, installed]).count == 3 else {
            throw InventoryError(
                .invalidInput,
                "EC2_TABLE_NAME, PACKAGE_TABLE_NAME and EC2_PACKAGE_TABLE_NAME must name three tables: "
                    + "\(ec2), \(package), \(installed)")
        }
    }

    private init(ec2: String, package: String, installed: String) {
        self.ec2 = ec2
        self.package = package
        self.installed = installed
    }

    /// Where they are put aside while they are compared with what was made of them.
    static let aside = SampleTables(ec2: "ec2_2019", package: "package_2019", installed: "ec2_package_2019")
    /// Where the new tables are made.
    static let made = SampleTables(ec2: "new_ec2", package: "new_package", installed: "new_ec2_package")

    var all: [String] { [ec2, package, installed] }
    /// Those first that refer to others.
    var inOrderOfDropping: [String] { [installed, package, ec2] }
}
