import Inventory

extension InstanceLookup {
    /// About how many rows are read for it.
    var rows: Int { packages.reduce(1) { $0 + $1.rows } }
}

extension PackageLookup {
    /// About how many rows are read for it.
    var rows: Int { instances.reduce(1) { $0 + $1.rows } }
}

extension PackageQuery {
    /// About how many rows are read for a page of it, capped: lists in lists multiply.
    var rows: Int { min(page.limit, 1 << 20) * instances.reduce(1) { min($0 + $1.rows, 1 << 20) } }
}

extension InstanceQuery {
    /// About how many rows are read for a page of it, capped: lists in lists multiply.
    var rows: Int { min(page.limit, 1 << 20) * packages.reduce(1) { min($0 + $1.rows, 1 << 20) } }
}
