import ArgumentParser

/// `migrate`: brings a store's tables to the shape that this version expects.
struct MigrateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "migrate",
        abstract: "Applies pending migrations to a store.",
        discussion: """
            Each migration is applied once, and its checksum is kept. A database of the 2019 sample is upgraded in \
            place, with all it holds. `serve` does the same for a SQLite file when it starts.

            Over the RDS Data API, an upgrade goes in batches: interrupted anywhere, the same command goes on. Tables of \
            other names are taken from EC2_TABLE_NAME, PACKAGE_TABLE_NAME and EC2_PACKAGE_TABLE_NAME, as the sample did.

              inventory-gateway migrate --dry-run
              inventory-gateway migrate --store sqlite:/var/lib/inventory/inventory.db
            """)

    @OptionGroup var store: StoreOption

    @Flag(help: .setting("Only list what is pending, and over the RDS Data API every statement.", "INVENTORY_DRY_RUN"))
    var dryRun = false

    func run() async throws {
        let url = try store.resolve()
        if try Setting.flag(dryRun, "INVENTORY_DRY_RUN") {
            let pending = try await url.pendingMigrations()
            for name in pending.names { try StandardOutput.line("pending  \(name)") }
            for statement in pending.statements { try StandardOutput.line(statement) }
        } else {
            // Nobody reading is no reason to stop; the lines at the end say so.
            let applied = try await url.migrate { line in try? StandardOutput.line(line) }
            for name in applied { try StandardOutput.line("applied  \(name)") }
        }
    }
}
