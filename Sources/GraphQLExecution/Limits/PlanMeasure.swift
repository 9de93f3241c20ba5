import GraphQLLanguage

/// How large a plan is, by each of the limits that do not depend on a request's variables.
struct PlanMeasure {
    private(set) var fields = 0
    private(set) var aliases = 0
    private(set) var depth = Peak()
    private(set) var introspectionDepth = Peak()
    private(set) var repetitions = Peak()
    private let root: PlannedSelection
    private var path: [PlannedField] = []

    /// The greatest value of something, and where it is.
    struct Peak {
        var value = 0
        var path: [PlannedField] = []
    }

    init(_ root: PlannedSelection) {
        self.root = root
        add(root, depth: 1, lists: 0)
    }

    private mutating func add(_ selection: PlannedSelection, depth: Int, lists: Int) {
        Self.raise(&self.depth, to: depth, path)
        for field in selection.fields {
            fields += 1
            if field.isAliased { aliases += 1 }
            path.append(field)
            defer { path.removeLast() }
            Self.raise(&repetitions, to: field.locations.count, path)
            var lists = lists
            if Self.listsOfIntrospection.contains(field.name), selection.typeName == "__Type" {
                lists += 1
                Self.raise(&introspectionDepth, to: lists, path)
            }
            for below in field.selections { add(below, depth: depth + 1, lists: lists) }
        }
    }

    private static let listsOfIntrospection: Set = ["fields", "interfaces", "possibleTypes", "inputFields"]

    private static func raise(_ peak: inout Peak, to value: Int, _ path: [PlannedField]) {
        if value > peak.value { peak = Peak(value: value, path: path) }
    }

    /// What exceeds the limits.
    func excesses(_ limits: OperationLimits) -> [LimitExcess] {
        var excesses: [LimitExcess] = []
        for (limit, peak) in [
            (OperationLimit.depth, depth), (.introspectionDepth, introspectionDepth), (.repetitions, repetitions),
        ] where peak.value > min(limits[limit], OperationLimits.greatest(limit)) {
            var excess = LimitExcess(limit, peak.value, in: limits, path: peak.path.map(\.responseName))
            excess.locations = peak.path.last.map { [$0.locations[0]] } ?? []
            excess.remedies = [.init(path: limit == .repetitions ? excess.path : [], value: excess.maximum)]
            excesses.append(excess)
        }
        if root.fields.count > limits.rootFields {
            var excess = LimitExcess(.rootFields, root.fields.count, in: limits)
            excess.remedies = [.init(path: [], value: limits.rootFields)]
            excesses.append(excess)
        }
        if aliases > limits.aliases { excesses.append(excess(.aliases, limits) { $0.isAliased ? 1 : 0 }) }
        if fields > min(limits.fields, OperationLimits.greatestFields) {
            excesses.append(excess(.fields, limits) { _ in 1 })
        }
        return excesses
    }

    private func excess(
        _ limit: OperationLimit, _ limits: OperationLimits, _ own: (PlannedField) -> Int
    ) -> LimitExcess {
        let (path, value, total) = root.heaviestPath(own)
        var excess = LimitExcess(limit, total, in: limits, path: path, pathValue: value)
        let rest = total - value
        excess.remedies =
            rest < excess.maximum
            ? [.init(path: path, value: excess.maximum - rest)] : [.init(path: [], value: excess.maximum)]
        return excess
    }
}

extension PlannedField {
    fileprivate var isAliased: Bool { responseName != name }

    /// What is selected below, on each object type that there may be.
    var selections: [PlannedSelection] {
        switch completion.leafOrObjects {
        case .object(let selection): [selection]
        case .abstract(_, let selections): selections.sorted { $0.key < $1.key }.map(\.value)
        default: []
        }
    }
}

extension PlannedSelection {
    /// The longest path on which each step has more than half of the whole sum; what is at and below its end, and the sum.
    func heaviestPath<Number: AdditiveArithmetic & Comparable>(
        _ own: (PlannedField) -> Number
    ) -> (path: [String], value: Number, total: Number) {
        var candidates = fields.map { WeighedField($0, own) }
        let total = candidates.reduce(Number.zero) { $0 + $1.value }
        var path: [String] = []
        var value = total
        while let heaviest = candidates.max(by: { $0.value < $1.value }), heaviest.value > total - heaviest.value {
            path.append(heaviest.responseName)
            value = heaviest.value
            candidates = heaviest.below
        }
        return (path, value, total)
    }
}

/// The sum of something over a field and all below it. Each is counted once, however deep it is.
private struct WeighedField<Number: AdditiveArithmetic> {
    let responseName: String
    let value: Number
    let below: [WeighedField]

    init(_ field: PlannedField, _ own: (PlannedField) -> Number) {
        responseName = field.responseName
        below = field.selections.flatMap(\.fields).map { WeighedField($0, own) }
        value = below.reduce(own(field)) { $0 + $1.value }
    }
}
