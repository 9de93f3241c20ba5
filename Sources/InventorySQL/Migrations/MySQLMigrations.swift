extension Migration {
    /// The migrations of a MySQL database: `migrations/mysql/`, embedded. ``MySQLUpgrade`` applies them.
    public static let mysql = [
        Migration(1, "baseline", PackageResources.mysql_0001_baseline_sql),
        Migration(2, "package dictionary", PackageResources.mysql_0002_package_dictionary_sql),
        Migration(3, "register instances", PackageResources.mysql_0003_register_instances_sql),
    ]

    /// The script's statements one by one, for engines that take one at a time. Each ends with the semicolon of a line that
    /// is not indented: a procedure's body has others.
    public var statements: [String] {
        var statements: [String] = []
        var lines: [Substring] = []
        for line in script.split(separator: "\n") where !line.drop(while: { $0 == " " }).hasPrefix("--") {
            lines.append(line)
            if line.hasSuffix(";"), !line.hasPrefix(" ") {
                statements.append(String(lines.joined(separator: "\n").dropLast()))
                lines = []
            }
        }
        return statements
    }
}
