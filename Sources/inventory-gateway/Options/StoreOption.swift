import ArgumentParser

/// The option that names the store, the same in every command.
struct StoreOption: ParsableArguments {
    @Option(
        name: .customLong("store"),
        help: .setting(
            "Where the inventory is kept: sqlite:PATH, sqlite::memory: which ends with the command, postgresql://… (a libpq URI), or rds-data:?resourceArn=…&secretArn=…&database=…&engine=mysql|postgresql (the RDS Data API).",
            "INVENTORY_STORE", default: "sqlite:inventory.db", valueName: "url"))
    var url: String?

    /// The store that is meant.
    func resolve() throws(CommandFailure) -> StoreURL { try StoreURL.resolve(url) }
}
