internal import Inventory

/// A column of a total order.
struct OrderColumn {
    var name: String
    var isDescending: Bool
}

extension InstanceQuery {
    var orderColumns: [OrderColumn] {
        totalOrder.map { OrderColumn(name: $0.field.column, isDescending: $0.isDescending) }
    }
}

extension PackageQuery {
    var orderColumns: [OrderColumn] {
        totalOrder.map { OrderColumn(name: $0.field.column, isDescending: $0.isDescending) }
    }
}

extension InstanceOrder.Field {
    fileprivate var column: String {
        switch self {
        case .id: "aws_instance_id"
        case .region: "aws_region"
        case .account: "aws_account"
        case .createdAt: "creation_date_utc"
        case .updatedAt: "updated_at_utc"
        }
    }
}

extension PackageOrder.Field {
    fileprivate var column: String {
        switch self {
        case .name: "package_name"
        case .version: "version_order"
        case .ecosystem: "ecosystem"
        case .versionText: "package_version"
        }
    }
}

/// Orders, and pages that start behind a record or end before one.
extension StatementBuilder {
    mutating func orderAndLimit(_ columns: [OrderColumn], _ page: PageRequest, of table: Alias) {
        order(columns, page, of: table)
        append(" LIMIT ")
        let limit = page.readLimit
        if dialect.bindsLimits { bind(.integer(Int64(limit))) } else { append(String(limit)) }
    }

    mutating func order(_ columns: [OrderColumn], _ page: PageRequest, of table: Alias) {
        append(" ORDER BY ")
        for (position, order) in columns.enumerated() {
            if position > 0 { append(", ") }
            column(order.name, of: table)
            if order.isDescending != page.isBackward { append(" DESC") }
        }
    }

    mutating func keyset(
        _ columns: [OrderColumn], _ page: PageRequest, of table: Alias, _ clause: inout WhereClause
    ) {
        for (cursor, isAfter) in [(page.after, true), (page.before, false)] {
            guard let cursor else { continue }
            clause.begin(&self)
            keyset(columns, cursor.values.map(SQLValue.init), isAfter, of: table)
        }
    }

    /// Columns of one direction are compared as one row, which an index serves. Others are spelled out, with a bound on
    /// the first column in front, which an index serves too.
    private mutating func keyset(
        _ columns: [OrderColumn], _ values: [SQLValue], _ isAfter: Bool, of table: Alias
    ) {
        func relation(_ order: OrderColumn) -> String { order.isDescending == isAfter ? " < " : " > " }

        if dialect.ordersByRows, columns.allSatisfy({ $0.isDescending == columns[0].isDescending }) {
            append("(")
            for (position, order) in columns.enumerated() {
                if position > 0 { append(", ") }
                column(order.name, of: table)
            }
            append(")\(relation(columns[0]))(")
            for (position, value) in values.enumerated() {
                if position > 0 { append(", ") }
                bind(value)
            }
            return append(")")
        }
        append("(")
        column(columns[0].name, of: table)
        append(relation(columns[0]).dropLast() + "= ")
        bind(values[0])
        append(" AND (")
        for last in columns.indices {
            append(last == 0 ? "(" : " OR (")
            for position in columns.indices.prefix(last) {
                column(columns[position].name, of: table)
                append(" = ")
                bind(values[position])
                append(" AND ")
            }
            column(columns[last].name, of: table)
            append(relation(columns[last]))
            bind(values[last])
            append(")")
        }
        append("))")
    }
}

extension PageRequest {
    /// How many records are read: one more than wanted tells whether there are more.
    var readLimit: Int { min(limit, Int.max - 1) + 1 }
}

extension SQLValue {
    fileprivate init(_ value: PageCursor.Value) {
        switch value {
        case .text(let text): self = .text(text)
        case .timestamp(let timestamp): self = .integer(timestamp.milliseconds)
        case .version(let version, let ecosystem):
            self = .blob(StoredVersion.key(of: version, in: .of(ecosystem: ecosystem)))
        }
    }
}
