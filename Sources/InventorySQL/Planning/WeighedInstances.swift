internal import Inventory

/// A page of instances that have some package of given names, in an order that an index serves.
///
/// There are two good ways to such a page. Where few instances have the packages, these are looked up and sorted. Where
/// many have them, the order's index is walked and each instance probed, until the page is full. Either is hopeless where
/// the other one is good: 100,000 probes for the one instance that has a package, 50,000 look-ups for a page of 20. So the
/// statement counts the links of the packages, up to a bound, and then runs one of two branches.
struct PackageQuestion {
    /// What the packages have to be.
    let packages: PackageFilter
    /// All other conditions on the instance.
    let rest: InstanceFilter

    /// The question that a query asks; nil when it asks none, or when its order has no index.
    init?(_ query: InstanceQuery) {
        let columns = query.orderColumns
        guard columns.count == 1 || (columns.count == 2 && Self.indexed.contains(columns[0].name)),
            columns.allSatisfy({ $0.isDescending == columns[0].isDescending })
        else { return nil }
        let conditions = query.filter.conjunction
        let place = conditions.firstIndex { condition in
            if case .packages(.some, let filter) = condition { filter.pinsNames } else { false }
        }
        guard let place, case .packages(_, let packages) = conditions[place] else { return nil }
        self.packages = packages
        rest = .all(conditions.enumerated().filter { $0.offset != place }.map(\.element))
    }

    /// Columns that have an index with the id behind them.
    private static let indexed: Set = ["aws_region", "aws_account", "creation_date_utc"]

    /// From how many links on instances are probed: about where both ways cost the same in a fleet of 100,000.
    static func leastLinks(_ page: PageRequest) -> Int { max(1000, 5 * min(page.limit, 100_000)) }

    /// Up to how many packages instances are probed: a probe looks each of them up.
    static let mostPackages = 16
}

extension StatementBuilder {
    mutating func weighedInstances(_ query: InstanceQuery, _ question: PackageQuestion) {
        let package = alias()
        let links = PackageQuestion.leastLinks(query.page)
        append("WITH wanted AS MATERIALIZED (SELECT ")
        column("package_id", of: package)
        append(" FROM package AS \(package.name) WHERE ")
        condition(question.packages, on: package)
        append(
            """
            ), weight AS MATERIALIZED (SELECT (SELECT count(*) FROM wanted) <= \(PackageQuestion.mostPackages) \
            AND (SELECT count(*) FROM (SELECT 1 FROM wanted CROSS JOIN ec2_package \
            WHERE ec2_package.package_id = wanted.package_id LIMIT \(links)) AS links) = \(links) AS is_large)
            """)
        append(" ")
        branch(query, question) { builder, table in
            builder.append("NOT (SELECT is_large FROM weight) AND ")
            builder.column("instance_key", of: table)
            builder.append(
                " IN (SELECT instance_key FROM ec2_package WHERE package_id IN (SELECT package_id FROM wanted))")
        }
        append(" UNION ALL ")
        branch(query, question) { builder, table in
            builder.append("(SELECT is_large FROM weight) AND EXISTS (SELECT 1 FROM wanted CROSS JOIN LATERAL ")
            builder.append("(SELECT 1 FROM ec2_package WHERE ec2_package.instance_key = ")
            builder.column("instance_key", of: table)
            // OFFSET keeps these a look-up for each row: the planner would make a join of them, by an estimate again.
            builder.append(" AND ec2_package.package_id = wanted.package_id OFFSET 0) AS link OFFSET 0)")
        }
    }

    private mutating func branch(
        _ query: InstanceQuery, _ question: PackageQuestion, _ condition: (inout StatementBuilder, Alias) -> Void
    ) {
        let table = alias()
        append("(")
        selectInstances(table)
        append(" FROM ec2 AS \(table.name)")
        var clause = WhereClause()
        clause.begin(&self)
        condition(&self, table)
        if !question.rest.isEverything {
            clause.begin(&self)
            self.condition(question.rest, on: table)
        }
        keyset(query.orderColumns, query.page, of: table, &clause)
        orderAndLimit(query.orderColumns, query.page, of: table)
        append(")")
    }
}

extension InstanceFilter {
    /// The conditions that have all to hold.
    fileprivate var conjunction: [InstanceFilter] {
        if case .all(let filters) = self { filters.flatMap(\.conjunction) } else { [self] }
    }
}
