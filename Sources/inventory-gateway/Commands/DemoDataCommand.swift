import ArgumentParser
import Inventory
import JSON

/// `demo-data`: a made-up fleet, for trying the gateway out and for measuring it.
struct DemoDataCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "demo-data",
        abstract: "Writes a made-up fleet as JSON Lines, always the same from the same options.",
        discussion: """
            Instances are spread over regions and accounts, and run packages of Debian 12 at different levels of patches.

              inventory-gateway demo-data --instances 10000 | inventory-gateway import -
            """)

    @Option(help: .setting("How many instances.", "INVENTORY_INSTANCES", default: "1000", valueName: "n"))
    var instances: Count?

    @Option(help: .setting("How many packages on each.", "INVENTORY_PACKAGES", default: "50", valueName: "n"))
    var packages: Count?

    @Option(
        help: .setting(
            "About how many versions of all packages together.", "INVENTORY_DISTINCT_PACKAGES", default: "4000",
            valueName: "n"))
    var distinctPackages: Count?

    @Option(help: .setting("Another seed makes another fleet.", "INVENTORY_SEED", default: "1", valueName: "n"))
    var seed: UInt64?

    func run() async throws {
        let count = try Setting.value(instances, "INVENTORY_INSTANCES")?.value ?? 1_000
        let fleet = DemoFleet(
            packages: DebianPackages.all,
            seed: try Setting.value(seed, "INVENTORY_SEED") ?? 1,
            packagesPerInstance: try Setting.value(packages, "INVENTORY_PACKAGES")?.value ?? 50,
            distinctPackages: try Setting.value(distinctPackages, "INVENTORY_DISTINCT_PACKAGES")?.value ?? 4_000)
        var writer = JSONWriter(capacity: 1 << 20)
        for number in 0..<count {
            writer.writeImportLine(of: fleet.instance(number))
            if writer.count > 512 << 10 {
                try StandardOutput.write(writer.bytes)
                writer.truncate(to: 0)
            }
        }
        try StandardOutput.write(writer.bytes)
    }
}
