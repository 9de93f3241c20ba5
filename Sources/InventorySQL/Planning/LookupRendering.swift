internal import Inventory
internal import JSON

/// Records by their identity.
extension StatementBuilder {
    /// Instances by id: an array of instances, in any order.
    static func lookup(
        instances ids: [String], packages: [PackageQuery], _ dialect: any SQLDialect
    ) -> SQLStatement {
        var builder = StatementBuilder(dialect)
        let row = builder.alias()
        let aggregate = dialect.jsonAggregate
        builder.append("SELECT ")
        builder.append(aggregate.opening)
        builder.instanceArray(row, packages)
        builder.append(aggregate.closing)
        builder.append(" FROM ec2 AS ")
        builder.append(row.name)
        builder.append(" WHERE ")
        builder.column("aws_instance_id", of: row)
        builder.append(" ")
        if ids.count == 1 {
            builder.append("= ")
            builder.bind(.text(ids[0]))
        } else {
            let isAmong = dialect.isAmongTextsOfJSON
            builder.append(isAmong.opening)
            builder.bind(JSONParameter.texts(ids))
            builder.append(isAmong.closing)
        }
        return builder.statement
    }

    /// Packages by identity: an array of `[position of the lookup, package_id, lists of instances …]`, in any order.
    static func lookup(
        packages: [PackageLookup], instances: [InstanceQuery], _ dialect: any SQLDialect
    ) -> SQLStatement {
        var builder = StatementBuilder(dialect)
        let wanted = builder.alias()
        let row = builder.alias()
        let first = builder.alias()
        builder.append("SELECT \(dialect.jsonAggregate.opening)\(dialect.jsonArrayFunction)(\(wanted.name).position, ")
        builder.column("package_id", of: row)
        var isFirst = false
        for query in instances { builder.list(query, of: row, &isFirst) }
        let records = dialect.recordsOfJSON(columns: ["package_name", "package_version", "ecosystem"])
        builder.append(")\(dialect.jsonAggregate.closing) FROM \(records.opening)")
        builder.bind(JSONParameter.packages(packages))
        builder.append(
            """
            \(records.closing) AS \(wanted.name) CROSS JOIN package AS \(row.name) \
            WHERE \(row.name).package_name = \(wanted.name).package_name \
            AND \(row.name).package_version = \(wanted.name).package_version \
            AND \(row.name).ecosystem = coalesce(\(wanted.name).ecosystem, \
            (SELECT min(\(first.name).ecosystem) FROM package AS \(first.name) \
            WHERE \(first.name).package_name = \(wanted.name).package_name \
            AND \(first.name).package_version = \(wanted.name).package_version))
            """)
        return builder.statement
    }

    /// What the dictionary keeps of packages: an array of `[package_id, ecosystem, name, version, key in hexadecimal]`.
    static func dictionaryEntries(_ ids: some Sequence<Int>, _ dialect: any SQLDialect) -> SQLStatement {
        var builder = StatementBuilder(dialect)
        builder.append(
            """
            SELECT \(dialect.jsonAggregate.opening)\(dialect.jsonArrayFunction)(package_id, ecosystem, package_name, \
            package_version, \(dialect.hexadecimal.opening)version_order\(dialect.hexadecimal.closing))\
            \(dialect.jsonAggregate.closing) FROM package WHERE package_id IN (\(dialect.integersOfJSON.opening)
            """)
        builder.bind(JSONParameter.integers(ids))
        builder.append("\(dialect.integersOfJSON.closing))")
        return builder.statement
    }
}

extension JSONParameter {
    /// An array of `[name, version, ecosystem or null]`.
    static func packages(_ lookups: [PackageLookup]) -> SQLValue {
        array(lookups) { writer, package in
            writer.append(UInt8(ascii: "["))
            writer.writeString(package.name)
            writer.append(UInt8(ascii: ","))
            writer.writeString(package.version)
            writer.append(UInt8(ascii: ","))
            if let ecosystem = package.ecosystem { writer.writeString(ecosystem) } else { writer.writeNull() }
            writer.append(UInt8(ascii: "]"))
        }
    }
}
