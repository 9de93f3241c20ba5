internal import Inventory

/// Lists at any depth. A list gives one element of its parent's JSON array for its records, if these are asked for, and
/// one for their count:
///
/// - an instance is `[id, region, account, created, updated, lists of packages …]`
/// - a package is its `package_id`, or `[package_id, lists of instances …]`: its name comes from the dictionary
/// - the packages of an instance, all of them and nothing below, are the ids in any order: the dictionary sorts and cuts
///   faster than the engine, which would have to look up every name
extension StatementBuilder {
    static func instances(_ query: InstanceQuery, _ dialect: any SQLDialect) -> SQLStatement {
        var builder = StatementBuilder(dialect)
        builder.append("SELECT \(dialect.jsonArrayFunction)(")
        var isFirst = true
        builder.list(query, of: nil, &isFirst)
        builder.append(")")
        return builder.statement
    }

    static func packages(_ query: PackageQuery, _ dialect: any SQLDialect) -> SQLStatement {
        var builder = StatementBuilder(dialect)
        builder.append("SELECT \(dialect.jsonArrayFunction)(")
        var isFirst = true
        builder.list(query, of: nil, &isFirst)
        builder.append(")")
        return builder.statement
    }

    mutating func instanceArray(_ row: Alias, _ packages: [PackageQuery]) {
        append(dialect.jsonArrayFunction)
        append("(")
        for (position, name) in Self.instanceColumns.enumerated() {
            if position > 0 { append(", ") }
            column(name, of: row)
        }
        var isFirst = false
        for query in packages { list(query, of: row, &isFirst) }
        append(")")
    }

    static let instanceColumns = [
        "aws_instance_id", "aws_region", "aws_account", "creation_date_utc", "updated_at_utc",
    ]

    /// The elements for a list of instances, of all or of a package.
    mutating func list(_ query: InstanceQuery, of package: Alias?, _ isFirst: inout Bool) {
        if query.parts.contains(.nodes) {
            separate(&isFirst)
            let row = alias()
            let columns = query.orderColumns
            append("(SELECT \(dialect.jsonAggregate.opening)")
            instanceArray(row, query.packages)
            append("\(dialect.jsonAggregate.closing) FROM (")
            if package == nil, dialect.weighsPackages, let question = PackageQuestion(query) {
                weighedInstances(query, question)
            } else {
                let table = alias()
                selectInstances(table)
                var clause = instances(table, query.filter, of: package)
                keyset(columns, query.page, of: table, &clause)
                orderAndLimit(columns, query.page, of: table)
            }
            append(") AS \(row.name))")
        }
        if query.parts.contains(.totalCount) {
            separate(&isFirst)
            append("(SELECT count(*)")
            if let package, query.filter.isEverything {
                installed("package_id", of: package)
            } else {
                _ = instances(alias(), query.filter, of: package)
            }
            append(")")
        }
    }

    /// `SELECT` with all that an instance's array and its lists need.
    mutating func selectInstances(_ table: Alias) {
        append("SELECT ")
        column("instance_key", of: table)
        for name in Self.instanceColumns {
            append(", ")
            column(name, of: table)
        }
    }

    /// The elements for a list of packages, of all or of an instance.
    mutating func list(_ query: PackageQuery, of instance: Alias?, _ isFirst: inout Bool) {
        if query.parts.contains(.nodes) {
            separate(&isFirst)
            if let instance, query.isAllOfInstance {
                append("\(dialect.listOfIntegers.opening)package_id\(dialect.listOfIntegers.separator)")
                installed("instance_key", of: instance)
                append(dialect.listOfIntegers.closing)
                return  // their number is the count
            }
            let row = alias()
            let columns = query.orderColumns
            append("(SELECT \(dialect.jsonAggregate.opening)")
            packageElement(row, query.instances)
            append("\(dialect.jsonAggregate.closing) FROM (SELECT ")
            let table = alias()
            column("package_id", of: table)
            var clause = packages(table, query.filter, of: instance)
            keyset(columns, query.page, of: table, &clause)
            orderAndLimit(columns, query.page, of: table)
            append(") AS \(row.name))")
        }
        if query.parts.contains(.totalCount) {
            separate(&isFirst)
            append("(SELECT count(*)")
            if let instance, query.filter.isEverything {
                installed("instance_key", of: instance)
            } else {
                _ = packages(alias(), query.filter, of: instance)
            }
            append(")")
        }
    }

    private mutating func packageElement(_ row: Alias, _ instances: [InstanceQuery]) {
        if instances.isEmpty { return column("package_id", of: row) }
        append("\(dialect.jsonArrayFunction)(")
        column("package_id", of: row)
        var isFirst = false
        for query in instances { list(query, of: row, &isFirst) }
        append(")")
    }

    /// `FROM` and `WHERE` of instances. The links of a package come first in the join: they are few, or all are wanted.
    mutating func instances(_ table: Alias, _ filter: InstanceFilter, of package: Alias?) -> WhereClause {
        var clause = WhereClause()
        source("ec2", table, "instance_key", of: package, "package_id", &clause)
        if !filter.isEverything {
            clause.begin(&self)
            condition(filter, on: table)
        }
        return clause
    }

    /// `FROM` and `WHERE` of packages.
    mutating func packages(_ table: Alias, _ filter: PackageFilter, of instance: Alias?) -> WhereClause {
        var clause = WhereClause()
        source("package", table, "package_id", of: instance, "instance_key", &clause)
        if !filter.isEverything {
            clause.begin(&self)
            condition(filter, on: table)
        }
        return clause
    }

    private mutating func source(
        _ name: String, _ table: Alias, _ key: String, of parent: Alias?, _ parentKey: String,
        _ clause: inout WhereClause
    ) {
        guard let parent else { return append(" FROM \(name) AS \(table.name)") }
        let link = alias()
        append(" FROM ec2_package AS \(link.name) CROSS JOIN \(name) AS \(table.name)")
        clause.begin(&self)
        append("\(table.name).\(key) = \(link.name).\(key) AND \(link.name).\(parentKey) = ")
        column(parentKey, of: parent)
    }

    /// `FROM` and `WHERE` of all links of a record.
    mutating func installed(_ key: String, of record: Alias) {
        append(" FROM ec2_package WHERE ec2_package.\(key) = ")
        column(key, of: record)
    }

    private mutating func separate(_ isFirst: inout Bool) {
        if !isFirst { append(", ") }
        isFirst = false
    }
}

extension PackageQuery {
    /// Whether it wants, of an instance, all packages and nothing below them: the ids are enough then.
    var isAllOfInstance: Bool { instances.isEmpty && filter.isEverything }
}
