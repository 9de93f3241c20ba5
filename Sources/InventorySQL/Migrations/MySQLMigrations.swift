extension Migration {
    /// The migrations of a MySQL database: `migrations/mysql/`, embedded. ``MySQLUpgrade`` applies them.
    public static let mysql = [
        Migration(1, "baseline", PackageResources.mysql_0001_baseline_sql),
        Migration(2, "package dictionary", PackageResources.mysql_0002_package_dictionary_sql),
    ]

    /// The script's statements one by one, for engines that take one at a time. No text in our files holds a semicolon.
    public var statements: [String] {
        script.split(separator: "\n").filter { !$0.drop { $0 == " " }.hasPrefix("--") }.joined(separator: "\n")
            .split(separator: ";").map { $0.trimmingNewlines }.filter { !$0.isEmpty }
    }
}

extension Substring {
    fileprivate var trimmingNewlines: String {
        var text = self
        while text.last?.isWhitespace ?? false { text.removeLast() }
        while text.first?.isWhitespace ?? false { text.removeFirst() }
        return String(text)
    }
}
