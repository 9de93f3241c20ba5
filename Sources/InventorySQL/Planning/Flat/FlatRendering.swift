internal import Inventory

/// Statements whose answer is flat: a common table expression for each limited list, over the keys of its parents, with the
/// records of each parent numbered; then all lists' records one below the other. A record is read and sent once, however
/// many parents it has.
///
/// A row is `[number of the list, key of the parent, position, key, what else is wanted of the record …]`.
struct FlatRendering {
    private var builder: StatementBuilder
    private var expressions: [String] = []
    private var selections: [String] = []
    private var lists = 0

    private init(_ dialect: any SQLDialect) { builder = StatementBuilder(dialect) }

    static func instances(_ query: InstanceQuery, _ dialect: any SQLDialect) -> QueryStatement {
        var rendering = FlatRendering(dialect)
        let root = query.parts.contains(.nodes) ? rendering.list(query, below: nil) : nil
        if query.parts.contains(.totalCount) {
            rendering.count { $0.countOfInstances(query.filter, of: nil) }
        }
        return rendering.finish(
            FlatAnswer(root: root, isPage: true, hasCount: query.parts.contains(.totalCount)))
    }

    static func packages(_ query: PackageQuery, _ dialect: any SQLDialect) -> QueryStatement {
        var rendering = FlatRendering(dialect)
        let root = query.parts.contains(.nodes) ? rendering.list(query, below: nil) : nil
        if query.parts.contains(.totalCount) {
            rendering.count { $0.countOfPackages(query.filter, of: nil) }
        }
        return rendering.finish(
            FlatAnswer(root: root, isPage: true, hasCount: query.parts.contains(.totalCount)))
    }

    static func lookup(
        instances ids: [String], packages: [PackageQuery], _ dialect: any SQLDialect
    ) -> QueryStatement {
        var rendering = FlatRendering(dialect)
        let (list, name) = rendering.begin(.fields)
        let table = rendering.builder.alias()
        rendering.expression(name) { builder in
            builder.append("SELECT 0 AS parent_key, 0 AS position, \(table.name).* FROM ")
            builder.instances(table, withIDs: ids)
        }
        let root = rendering.instanceRows(list, name, packages, areUnique: true)
        return rendering.finish(FlatAnswer(root: root, isPage: false, hasCount: false))
    }

    static func lookup(
        packages: [PackageLookup], instances: [InstanceQuery], _ dialect: any SQLDialect
    ) -> QueryStatement {
        var rendering = FlatRendering(dialect)
        let (list, name) = rendering.begin(.positionAndKey)
        let table = rendering.builder.alias()
        rendering.expression(name) { builder in
            builder.append("SELECT 0 AS parent_key, ")
            builder.packages(table, wantedBy: packages)
        }
        // Two lookups can find the same package.
        let root = rendering.packageRows(list, name, instances, areUnique: false)
        return rendering.finish(FlatAnswer(root: root, isPage: false, hasCount: false))
    }

    static func dictionaryEntries(_ ids: some Sequence<Int>, _ dialect: any SQLDialect) -> QueryStatement {
        var rendering = FlatRendering(dialect)
        let (list, _) = rendering.begin(.fields)
        let table = rendering.builder.alias()
        rendering.selection { builder in
            builder.append("SELECT JSON_ARRAY(\(list.number), 0, 0, ")
            builder.column("package_id", of: table)
            builder.append(", ")
            builder.column("package_id", of: table)
            for name in ["ecosystem", "package_name", "package_version"] {
                builder.append(", ")
                builder.text(name, of: table)
            }
            builder.append(", \(dialect.hexadecimal.opening)")
            builder.column("version_order", of: table)
            builder.append("\(dialect.hexadecimal.closing)) AS answer FROM package AS \(table.name) WHERE ")
            builder.column("package_id", of: table)
            builder.append(" IN (\(dialect.integersOfJSON.opening)")
            builder.bind(JSONParameter.integers(ids))
            builder.append("\(dialect.integersOfJSON.closing))")
        }
        return rendering.finish(FlatAnswer(root: list, isPage: false, hasCount: false))
    }

    // MARK: - Lists

    /// Where the keys of a list's parents are.
    private struct Parents {
        let expression: String
        let key: String
        /// Whether a key stands there once at the most.
        let areUnique: Bool
    }

    private mutating func list(_ query: InstanceQuery, below parents: Parents?) -> FlatList {
        let (list, name) = begin(.fields)
        let columns = query.orderColumns
        let table = builder.alias()
        expression(name) { builder in
            builder.numbered(
                table, ["instance_key"] + StatementBuilder.instanceColumns, columns, query.page,
                "ec2", parents.map { ($0.expression, $0.key, $0.areUnique) }
            ) { builder, clause in
                if !query.filter.isEverything {
                    clause.begin(&builder)
                    builder.condition(query.filter, on: table)
                }
                builder.keyset(columns, query.page, of: table, &clause)
            }
        }
        return instanceRows(list, name, query.packages, areUnique: parents == nil)
    }

    private mutating func list(_ query: PackageQuery, below parents: Parents?) -> FlatList {
        if let parents, query.isAllOfInstance { return allPackages(below: parents) }
        let (list, name) = begin(query.instances.isEmpty ? .key : .keyAndLists)
        let columns = query.orderColumns
        let table = builder.alias()
        expression(name) { builder in
            builder.numbered(
                table, ["package_id"] + columns.map(\.name), columns, query.page,
                "package", parents.map { ($0.expression, $0.key, $0.areUnique) }
            ) { builder, clause in
                if !query.filter.isEverything {
                    clause.begin(&builder)
                    builder.condition(query.filter, on: table)
                }
                builder.keyset(columns, query.page, of: table, &clause)
            }
        }
        return packageRows(list, name, query.instances, areUnique: parents == nil)
    }

    /// So many ids in a row at the most, by ranges of ids: with ten digits each, a row stays below 64 KB. Their number stands
    /// beside them: MariaDB cuts aggregates at `group_concat_max_len`.
    private mutating func allPackages(below parents: Parents) -> FlatList {
        let (list, _) = begin(.keys)
        let parent = builder.alias()
        let link = builder.alias()
        selection { builder in
            builder.append("SELECT CONCAT('[\(list.number),', ")
            builder.column("instance_key", of: link)
            builder.append(", ',0,', count(*), ',', JSON_ARRAYAGG(")
            builder.column("package_id", of: link)
            builder.append("), ']') AS answer FROM ")
            builder.keys(of: (parents.expression, parents.key, parents.areUnique), as: parent)
            builder.append(" STRAIGHT_JOIN ec2_package AS \(link.name) ON \(link.name).instance_key = ")
            builder.column("instance_key", of: parent)
            builder.append(" GROUP BY \(link.name).instance_key, \(link.name).package_id DIV 4096")
        }
        return list
    }

    private mutating func instanceRows(
        _ list: FlatList, _ name: String, _ packages: [PackageQuery], areUnique: Bool
    ) -> FlatList {
        var list = list
        let row = builder.alias()
        selection { builder in
            builder.beginRow(list.number, "instance_key", of: row)
            for column in ["aws_instance_id", "aws_region", "aws_account"] {
                builder.append(", ")
                builder.text(column, of: row)
            }
            for column in ["creation_date_utc", "updated_at_utc"] {
                builder.append(", ")
                builder.column(column, of: row)
            }
            for query in packages where query.hasCountOfItsOwn {
                builder.append(", (")
                builder.countOfPackages(query.filter, of: row)
                builder.append(")")
            }
            builder.append(") AS answer FROM \(name) AS \(row.name)")
        }
        let parents = Parents(expression: name, key: "instance_key", areUnique: areUnique)
        list.children = packages.map { query in
            FlatList.Child(
                list: query.parts.contains(.nodes) ? self.list(query, below: parents) : nil,
                hasCount: query.hasCountOfItsOwn)
        }
        return list
    }

    private mutating func packageRows(
        _ list: FlatList, _ name: String, _ instances: [InstanceQuery], areUnique: Bool
    ) -> FlatList {
        var list = list
        let row = builder.alias()
        selection { builder in
            builder.beginRow(list.number, "package_id", of: row)
            for query in instances where query.parts.contains(.totalCount) {
                builder.append(", (")
                builder.countOfInstances(query.filter, of: row)
                builder.append(")")
            }
            builder.append(") AS answer FROM \(name) AS \(row.name)")
        }
        let parents = Parents(expression: name, key: "package_id", areUnique: areUnique)
        list.children = instances.map { query in
            FlatList.Child(
                list: query.parts.contains(.nodes) ? self.list(query, below: parents) : nil,
                hasCount: query.parts.contains(.totalCount))
        }
        return list
    }

    // MARK: - The statement

    private mutating func begin(_ element: FlatList.Element) -> (FlatList, expression: String) {
        defer { lists += 1 }
        return (FlatList(number: lists, element: element), "list\(lists)")
    }

    private mutating func expression(_ name: String, _ render: (inout StatementBuilder) -> Void) {
        expressions.append("\(name) AS (\(builder.part(render)))")
    }

    private mutating func selection(_ render: (inout StatementBuilder) -> Void) {
        selections.append(builder.part(render))
    }

    /// The root's count, as a row of its own.
    private mutating func count(_ render: (inout StatementBuilder) -> Void) {
        selection { builder in
            builder.append("SELECT JSON_ARRAY(\(FlatAnswer.countNumber), 0, 0, (")
            render(&builder)
            builder.append(")) AS answer")
        }
    }

    private mutating func finish(_ answer: FlatAnswer) -> QueryStatement {
        if !expressions.isEmpty { builder.append("WITH \(expressions.joined(separator: ", ")) ") }
        // Of a page of which nothing is wanted, there is nothing to select.
        builder.append(selections.isEmpty ? "SELECT '' AS answer" : selections.joined(separator: " UNION ALL "))
        return QueryStatement(builder.statement, answer)
    }
}

extension PackageQuery {
    /// Whether the list's number is not known from its records.
    fileprivate var hasCountOfItsOwn: Bool {
        parts.contains(.totalCount) && !(parts.contains(.nodes) && isAllOfInstance)
    }
}
