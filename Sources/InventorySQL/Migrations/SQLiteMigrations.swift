extension Migration {
    /// The migrations of a SQLite database: `migrations/sqlite/`, embedded.
    public static let sqlite = [
        Migration(1, "baseline", PackageResources.sqlite_0001_baseline_sql),
        Migration(
            2, "package dictionary", PackageResources.sqlite_0002_package_dictionary_sql, step: .versionOrder),
        Migration(3, "filter indexes", PackageResources.sqlite_0003_filter_indexes_sql),
    ]
}
