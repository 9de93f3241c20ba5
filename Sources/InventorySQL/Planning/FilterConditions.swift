internal import Inventory

extension InstanceFilter {
    /// Whether it lets everything through, at sight.
    var isEverything: Bool {
        if case .all(let filters) = self { return filters.allSatisfy(\.isEverything) }
        return false
    }
}

extension PackageFilter {
    /// Whether it lets everything through, at sight.
    var isEverything: Bool {
        if case .all(let filters) = self { return filters.allSatisfy(\.isEverything) }
        return false
    }
}

/// Conditions that filters make.
///
/// The condition on a record's list is chosen so that no plan can tip badly. Where `some` pins the names of packages (or
/// the ids of instances), it becomes a set of keys, built once through an index, which is small and drives the search.
/// All else looks into each record's own list, as far as the first record that decides: a set would be largest just when
/// the first look decides already.
extension StatementBuilder {
    mutating func condition(_ filter: InstanceFilter, on instance: Alias) {
        switch filter {
        case .all(let filters): conjunction(filters) { $0.condition($1, on: instance) }
        case .any(let filters): disjunction(filters) { $0.condition($1, on: instance) }
        case .not(let filter):
            append("NOT (")
            condition(filter, on: instance)
            append(")")
        case .id(let text): condition(text, on: .column("aws_instance_id", of: instance))
        case .region(let text): condition(text, on: .column("aws_region", of: instance))
        case .account(let text): condition(text, on: .column("aws_account", of: instance))
        case .createdAt(let comparison):
            condition(comparison, on: .column("creation_date_utc", of: instance)) { Int($0.milliseconds) }
        case .packageCount(let comparison): condition(comparison, on: .packageCount(of: instance)) { $0 }
        case .packages(let quantifier, let filter):
            link(
                quantifier, filter.isEverything, filter.pinsNames, from: instance, "instance_key", to: "package_id",
                in: "package"
            ) { $0.condition(filter, on: $1) }
        }
    }

    mutating func condition(_ filter: PackageFilter, on package: Alias, ecosystem: String? = nil) {
        switch filter {
        case .all(let filters):
            let ecosystem = filters.lazy.compactMap(\.onlyEcosystem).first ?? ecosystem
            conjunction(filters) { $0.condition($1, on: package, ecosystem: ecosystem) }
        case .any(let filters): disjunction(filters) { $0.condition($1, on: package, ecosystem: ecosystem) }
        case .not(let filter):
            append("NOT (")
            condition(filter, on: package, ecosystem: ecosystem)
            append(")")
        case .name(let text): condition(text, on: .column("package_name", of: package))
        case .ecosystem(let text): condition(text, on: .column("ecosystem", of: package))
        case .versionText(let text): condition(text, on: .column("package_version", of: package))
        case .version(let relation, let version):
            // Under a known ecosystem, one order is enough: packages of the others are kept out anyway.
            let orders = ecosystem.map { [VersionOrder.of(ecosystem: $0)] } ?? StoredVersion.orders
            disjunction(orders) { $0.condition(relation, version, in: $1, on: package) }
        case .instances(let quantifier, let filter):
            link(
                quantifier, filter.isEverything, filter.pinsIDs, from: package, "package_id", to: "instance_key",
                in: "ec2"
            ) { $0.condition(filter, on: $1) }
        }
    }

    /// A bound of a version: a range inside the range of its order.
    private mutating func condition(
        _ relation: ComparisonOperator, _ version: String, in order: VersionOrder, on package: Alias
    ) {
        let tag = StoredVersion.tag(of: order)
        column("version_order", of: package)
        append(" \(relation.rawValue) ")
        bind(.blob(StoredVersion.key(of: version, in: order)))
        switch relation {
        case .equal: return
        case .less, .lessOrEqual:
            append(" AND ")
            column("version_order", of: package)
            append(" >= ")
            bind(.blob([tag]))
        case .greater, .greaterOrEqual:
            append(" AND ")
            column("version_order", of: package)
            append(" < ")
            bind(.blob([tag + 1]))
        }
    }

    private mutating func conjunction<Filter>(
        _ filters: [Filter], _ condition: (inout StatementBuilder, Filter) -> Void
    ) {
        join(filters, " AND ", ifEmpty: "1 = 1", condition)
    }

    private mutating func disjunction<Filter>(
        _ filters: [Filter], _ condition: (inout StatementBuilder, Filter) -> Void
    ) {
        join(filters, " OR ", ifEmpty: "1 = 0", condition)
    }

    private mutating func join<Filter>(
        _ filters: [Filter], _ separator: String, ifEmpty: String,
        _ condition: (inout StatementBuilder, Filter) -> Void
    ) {
        if filters.isEmpty { return append(ifEmpty) }
        append("(")
        for (position, filter) in filters.enumerated() {
            if position > 0 { append(separator) }
            condition(&self, filter)
        }
        append(")")
    }

    /// A condition on the records of `target` that a record is linked with through `ec2_package`.
    private mutating func link(
        _ quantifier: Quantifier, _ isEverything: Bool, _ isSelective: Bool, from record: Alias, _ key: String,
        to targetKey: String,
        in target: String, _ condition: (inout StatementBuilder, Alias) -> Void
    ) {
        if quantifier == .every && isEverything { return append("1 = 1") }
        let link = alias()
        if quantifier == .some && isSelective {
            column(key, of: record)
            append(
                " IN (SELECT \(link.name).\(key) FROM ec2_package AS \(link.name) WHERE \(link.name).\(targetKey) IN (")
        } else {
            append(quantifier == .some ? "EXISTS (" : "NOT EXISTS (")
            append("SELECT 1 FROM ec2_package AS \(link.name) WHERE \(link.name).\(key) = ")
            column(key, of: record)
            if isEverything { return append(")") }
            append(" AND \(link.name).\(targetKey) \(quantifier == .every ? "NOT IN" : "IN") (")
        }
        let row = alias()
        append("SELECT \(row.name).\(targetKey) FROM \(target) AS \(row.name) WHERE ")
        condition(&self, row)
        append("))")
    }
}

extension PackageFilter {
    /// Whether it lets through only packages of names that it holds.
    var pinsNames: Bool {
        switch self {
        case .name(let condition): condition.isExact
        case .all(let filters): filters.contains(where: \.pinsNames)
        case .any(let filters): filters.allSatisfy(\.pinsNames)
        default: false
        }
    }

    /// The one ecosystem that a condition lets through.
    fileprivate var onlyEcosystem: String? {
        if case .ecosystem(let condition) = self, !condition.ignoresCase, case .equal(let ecosystem) = condition.test {
            return ecosystem
        }
        return nil
    }
}

extension InstanceFilter {
    /// Whether it lets through only instances of ids that it holds.
    fileprivate var pinsIDs: Bool {
        switch self {
        case .id(let condition): condition.isExact
        case .all(let filters): filters.contains(where: \.pinsIDs)
        case .any(let filters): filters.allSatisfy(\.pinsIDs)
        default: false
        }
    }
}

extension StringCondition {
    fileprivate var isExact: Bool {
        switch test {
        case .equal, .isIn: !ignoresCase
        default: false
        }
    }
}
