internal import Inventory
internal import JSON

/// What flat statements are made of.
extension StatementBuilder {
    /// A record of a list: its list, its parent, its position and its key.
    mutating func beginRow(_ number: Int, _ key: String, of row: Alias) {
        append("SELECT JSON_ARRAY(\(number), \(row.name).parent_key, \(row.name).position, \(row.name).\(key)")
    }

    /// A column of bytes as the text it is.
    mutating func text(_ name: String, of table: Alias) {
        append("CONVERT(\(table.name).\(name) USING utf8mb4)")
    }

    /// The records of a page with their positions, from 1: of the whole table, or of each parent.
    ///
    /// A page of the whole table is cut before it is numbered, so that an index can serve its order.
    mutating func numbered(
        _ table: Alias, _ columns: [String], _ order: [OrderColumn], _ page: PageRequest, _ name: String,
        _ parents: (expression: String, key: String, areUnique: Bool)?,
        _ conditions: (inout StatementBuilder, inout WhereClause) -> Void
    ) {
        let row = alias()
        var clause = WhereClause()
        guard let parents else {
            append("SELECT 0 AS parent_key, ")
            rowNumber(order, page, of: row, partition: nil)
            append(", \(row.name).* FROM (SELECT ")
            list(columns, of: table)
            append(" FROM \(name) AS \(table.name)")
            conditions(&self, &clause)
            orderAndLimit(order, page, of: table)
            return append(") AS \(row.name)")
        }
        let parent = alias()
        let link = alias()
        append("SELECT \(row.name).* FROM (SELECT \(parent.name).\(parents.key) AS parent_key, ")
        rowNumber(order, page, of: table, partition: "\(parent.name).\(parents.key)")
        append(", ")
        list(columns, of: table)
        append(" FROM ")
        keys(of: parents, as: parent)
        append(
            " STRAIGHT_JOIN ec2_package AS \(link.name) ON \(link.name).\(parents.key) = \(parent.name).\(parents.key)")
        append(" STRAIGHT_JOIN \(name) AS \(table.name) ON \(table.name).\(columns[0]) = \(link.name).\(columns[0])")
        conditions(&self, &clause)
        append(") AS \(row.name) WHERE \(row.name).position <= \(page.readLimit)")
    }

    /// The keys of parents, each once.
    mutating func keys(of parents: (expression: String, key: String, areUnique: Bool), as alias: Alias) {
        if parents.areUnique {
            append("\(parents.expression) AS \(alias.name)")
        } else {
            append("(SELECT DISTINCT \(parents.key) FROM \(parents.expression)) AS \(alias.name)")
        }
    }

    mutating func countOfInstances(_ filter: InstanceFilter, of package: Alias?) {
        append("SELECT count(*)")
        if let package, filter.isEverything {
            installed("package_id", of: package)
        } else {
            _ = instances(alias(), filter, of: package)
        }
    }

    mutating func countOfPackages(_ filter: PackageFilter, of instance: Alias?) {
        append("SELECT count(*)")
        if let instance, filter.isEverything {
            installed("instance_key", of: instance)
        } else {
            _ = packages(alias(), filter, of: instance)
        }
    }

    /// Instances by id, as a table.
    mutating func instances(_ table: Alias, withIDs ids: [String]) {
        if ids.count == 1 {
            append("ec2 AS \(table.name) WHERE \(table.name).aws_instance_id = ")
            return bind(.text(ids[0]))
        }
        let wanted = alias()
        let records = dialect.recordsOfJSON(columns: ["aws_instance_id"])
        append("\(records.opening)")
        bind(
            JSONParameter.array(ids) { writer, id in
                writer.append(UInt8(ascii: "["))
                writer.writeString(id)
                writer.append(UInt8(ascii: "]"))
            })
        append("\(records.closing) AS \(wanted.name) STRAIGHT_JOIN ec2 AS \(table.name) ")
        append("ON \(table.name).aws_instance_id = \(wanted.name).aws_instance_id")
    }

    /// The packages that lookups want, each with the lookup's position. An ecosystem that is not given is the first that has
    /// the package.
    mutating func packages(_ table: Alias, wantedBy lookups: [PackageLookup]) {
        let wanted = alias()
        let first = alias()
        let records = dialect.recordsOfJSON(columns: ["package_name", "package_version", "ecosystem"])
        append("\(wanted.name).position, \(table.name).package_id FROM \(records.opening)")
        bind(JSONParameter.packages(lookups))
        append(
            """
            \(records.closing) AS \(wanted.name) STRAIGHT_JOIN package AS \(table.name) \
            ON \(table.name).package_name = \(wanted.name).package_name \
            AND \(table.name).package_version = \(wanted.name).package_version \
            AND \(table.name).ecosystem = coalesce(\(wanted.name).ecosystem, \
            (SELECT min(\(first.name).ecosystem) FROM package AS \(first.name) \
            WHERE \(first.name).package_name = \(wanted.name).package_name \
            AND \(first.name).package_version = \(wanted.name).package_version))
            """)
    }

    private mutating func list(_ columns: [String], of table: Alias) {
        for (position, name) in columns.enumerated() {
            if position > 0 { append(", ") }
            column(name, of: table)
        }
    }

    private mutating func rowNumber(
        _ columns: [OrderColumn], _ page: PageRequest, of table: Alias, partition: String?
    ) {
        append("ROW_NUMBER() OVER (")
        if let partition { append("PARTITION BY \(partition)") }
        order(columns, page, of: table)
        append(") AS position")
    }
}
