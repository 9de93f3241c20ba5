extension Migration {
    /// The migrations of a PostgreSQL database: `migrations/postgresql/`, embedded.
    public static let postgresql = [
        Migration(1, "baseline", PackageResources.postgresql_0001_baseline_sql),
        Migration(
            2, "package dictionary", PackageResources.postgresql_0002_package_dictionary_sql, step: .versionOrder),
        Migration(3, "filter indexes", PackageResources.postgresql_0003_filter_indexes_sql),
    ]
}
