import GraphQLSchema

/// What a definition and all fragments that it includes demand of variables, each demand once.
///
/// Operations that share fragments would each walk all of them; so each fragment's demands are put together once, from
/// those of the fragments it spreads, as long as they are few. Then an operation without mistakes costs what it has of its
/// own.
struct VariableDemands {
    /// A variable at a position: usages of one demand are all right or all wrong.
    struct Demand: Hashable {
        let name: String
        let position: InputPosition
    }

    private enum Entry {
        case unknown
        /// Its fragments are at work.
        case open
        case few(Set<Demand>)
        /// Too many to be kept, or a cycle.
        case many
    }

    /// No more are kept of one definition, so that all together grow with the document.
    private static let maximumCount = 32

    private var entries: [Entry]

    init(definitionCount: Int) { entries = [Entry](repeating: .unknown, count: definitionCount) }

    /// The demands of a definition; nil if they are not kept.
    mutating func of(_ definition: Int, _ graph: DefinitionGraph) -> Set<Demand>? {
        // By a stack of our own: a chain of fragments may be long.
        var stack = [definition]
        while let top = stack.last {
            switch entries[top] {
            case .unknown:
                entries[top] = .open
                for spread in graph.spreads(of: top) {
                    let target = graph.spreads[spread].target
                    if case .unknown = entries[target] { stack.append(target) }
                }
            case .open:
                entries[top] = united(top, graph)
                stack.removeLast()
            case .few, .many: stack.removeLast()
            }
        }
        if case .few(let demands) = entries[definition] { return demands }
        return nil
    }

    /// A definition's own demands and those of the fragments it spreads, which are known unless there is a cycle.
    private func united(_ definition: Int, _ graph: DefinitionGraph) -> Entry {
        var demands: Set<Demand> = []
        for usage in graph.usages[graph.usages(of: definition)] {
            demands.insert(Demand(name: usage.name, position: usage.position))
            if demands.count > Self.maximumCount { return .many }
        }
        for spread in graph.spreads(of: definition) {
            guard case .few(let below) = entries[graph.spreads[spread].target] else { return .many }
            demands = demands.isEmpty ? below : demands.union(below)
            if demands.count > Self.maximumCount { return .many }
        }
        return .few(demands)
    }
}
