import ArgumentParser

/// `migrate`: brings a store's tables to the shape that this version expects.
struct MigrateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "migrate",
        abstract: "Applies pending migrations to a store.",
        discussion: """
            Each migration is applied once, and its checksum is kept. A database of the 2019 sample is upgraded in \
            place, with all it holds. `serve` does the same for a SQLite file when it starts.

              inventory-gateway migrate --dry-run
              inventory-gateway migrate --store sqlite:/var/lib/inventory/inventory.db
            """)

    @OptionGroup var store: StoreOption

    @Flag(help: .setting("Only list what is pending.", "INVENTORY_DRY_RUN"))
    var dryRun = false

    func run() async throws {
        let url = try store.resolve()
        if try Setting.flag(dryRun, "INVENTORY_DRY_RUN") {
            for name in try await url.pendingMigrations() { try StandardOutput.line("pending  \(name)") }
        } else {
            for name in try await url.migrate() { try StandardOutput.line("applied  \(name)") }
        }
    }
}
