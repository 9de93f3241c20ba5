/// What a request costs: the costs of its plan's priced fields, each multiplied by the objects it is resolved on.
///
/// Sums are floating-point numbers: they are exact up to 2^53 and may go far beyond.
struct CostEstimate {
    private let plan: OperationPlan
    private var costs: [FieldCost]
    /// The rows of each priced field.
    private(set) var rows: [Double]
    private(set) var total: Double

    init(_ plan: OperationPlan, _ execution: ExecutionContext) {
        self.plan = plan
        costs = plan.pricedFields.map { priced in
            priced.estimate(FieldContext(field: priced.field, execution: execution))
        }
        rows = []
        total = 0
        weigh()
    }

    private static let greatest = 1e300

    private mutating func weigh() {
        var objects: [Double] = []
        objects.reserveCapacity(costs.count)
        rows.removeAll(keepingCapacity: true)
        for (cost, priced) in zip(costs, plan.pricedFields) {
            let parents = priced.parent.map { objects[$0] } ?? 1
            // Never infinite, of which no part is anything.
            rows.append(min(parents * Double(max(cost.rows, 0)), Self.greatest))
            objects.append(min(parents * Double(max(cost.objects, 0)), Self.greatest))
        }
        total = rows.reduce(0, +)
    }

    /// What exceeds the limits.
    func excesses(_ limits: OperationLimits) -> [LimitExcess] {
        var excesses: [LimitExcess] = []
        // One page too large is told of; its fellows would be told of next.
        if let index = costs.indices.first(where: { costs[$0].bound.map { $0.value > limits.pageSize } ?? false }),
            let bound = costs[index].bound
        {
            let field = plan.pricedFields[index].field
            let path = plan.root.path(to: field)
            var excess = LimitExcess(.pageSize, bound.value, in: limits, path: path)
            excess.locations = field.locations
            excess.remedies = [.init(path: path, argument: bound.argument, value: limits.pageSize)]
            excesses.append(excess)
        }
        if total > Double(limits.cost) {
            let (path, value) = heaviestPath
            var excess = LimitExcess(
                .cost, Int(clamping: total), in: limits, path: path, pathValue: Int(clamping: value))
            excess.remedies = remedies(limits)
            excesses.append(excess)
        }
        return excesses
    }

    private var heaviestPath: (path: [String], value: Double) {
        let rows = Dictionary(
            zip(plan.pricedFields.map { ObjectIdentifier($0.field) }, rows), uniquingKeysWith: +)
        let heaviest = plan.root.heaviestPath { rows[ObjectIdentifier($0)] ?? 0 }
        return (heaviest.path, heaviest.value)
    }

    /// Smaller bounds with which the request would pass, the costliest lists first; empty if none would do.
    private func remedies(_ limits: OperationLimits) -> [LimitExcess.Remedy] {
        var smaller = self
        var changed: [Int] = []
        for _ in 0..<32 where smaller.total > Double(limits.cost) {
            guard
                let index = costs.indices.filter({ smaller.costs[$0].canShrink })
                    .max(by: { smaller.rows[$0] < smaller.rows[$1] })
            else { return [] }
            let below = smaller.subtotal(of: index)
            let each = below / Double(smaller.costs[index].objects)
            let allowed = ((Double(limits.cost) - (smaller.total - below)) / each).rounded(.down)
            // Beyond 2^53 the division may be off by one: never stay where we are.
            let value = min(max(Int(clamping: allowed), 1), smaller.costs[index].objects - 1)
            smaller.costs[index].shrink(to: value)
            smaller.weigh()
            if !changed.contains(index) { changed.append(index) }
        }
        guard smaller.total <= Double(limits.cost) else { return [] }
        return changed.sorted().compactMap { index in
            smaller.costs[index].bound.map { bound in
                LimitExcess.Remedy(
                    path: plan.root.path(to: plan.pricedFields[index].field), argument: bound.argument,
                    value: bound.value)
            }
        }
    }

    /// The rows of a priced field and all below it, which follow it.
    private func subtotal(of index: Int) -> Double {
        var isBelow = [Bool](repeating: false, count: costs.count)
        isBelow[index] = true
        for (place, priced) in plan.pricedFields.enumerated() {
            if let parent = priced.parent, isBelow[parent] { isBelow[place] = true }
        }
        return zip(rows, isBelow).reduce(0) { $1.1 ? $0 + $1.0 : $0 }
    }

    /// The cost as a caller sees it.
    func report(_ limits: OperationLimits) -> OperationCost {
        let parts = plan.pricedFields.indices.map { index in
            OperationCost.Part(
                path: plan.root.path(to: plan.pricedFields[index].field), rows: Int(clamping: rows[index]),
                bound: costs[index].bound)
        }
        return OperationCost(rows: Int(clamping: total), maximumRows: limits.cost, parts: parts)
    }
}

/// What an operation costs with the variables of one request, estimated before it is run.
public struct OperationCost: Sendable {
    /// The rows it reads, at most.
    public var rows: Int
    /// The limit on them.
    public var maximumRows: Int
    /// The fields that read them, parents before children.
    public var parts: [Part]

    /// A field that reads rows.
    public struct Part: Sendable {
        /// Response names from the root.
        public var path: [String]
        /// The rows it reads for all objects it is resolved on.
        public var rows: Int
        /// The argument that bounds them; nil where none does.
        public var bound: FieldCost.Bound?
    }
}

extension PlannedSelection {
    /// The response names from this selection to a field below.
    func path(to target: PlannedField) -> [String] {
        for field in fields {
            if field === target { return [field.responseName] }
            for selection in field.selections {
                let path = selection.path(to: target)
                if !path.isEmpty { return [field.responseName] + path }
            }
        }
        return []
    }
}

extension Int {
    /// The nearest integer there is.
    fileprivate init(clamping value: Double) {
        self = Int(exactly: value.rounded(.down)) ?? (value < 0 ? .min : .max)
    }
}
