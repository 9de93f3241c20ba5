import GraphQLLanguage

/// Fragment Spreads Must Not Form Cycles: no fragment may spread itself, directly or through others.
///
/// Each fragment is entered once, depth first, on a stack of its own: a chain of fragments can be of any length.
struct NoFragmentCyclesRule: ValidationRule {
    static let name = "NoFragmentCycles"

    private static let maximumNamesInMessage = 20

    private let graph: DefinitionGraph
    private var isVisited: [Bool]
    /// For each definition on the path, where its own spreads begin in it.
    private var positionInPath: [Int?]
    /// The spreads that lead from the first fragment to the current one.
    private var path: [DefinitionGraph.Spread] = []

    static func check(_ document: Document, _ graph: DefinitionGraph, _ context: inout ValidationContext) {
        guard graph.count > context.fragments.operationCount else { return }
        var rule = NoFragmentCyclesRule(graph)
        for (index, definition) in document.executableDefinitions {
            guard case .fragment = definition, !rule.isVisited[index] else { continue }
            rule.search(from: index, &context)
            if context.isFinished { return }
        }
    }

    private init(_ graph: DefinitionGraph) {
        self.graph = graph
        isVisited = [Bool](repeating: false, count: graph.count)
        positionInPath = [Int?](repeating: nil, count: graph.count)
    }

    private mutating func search(from start: Int, _ context: inout ValidationContext) {
        var entered = [(definition: start, spreads: enter(start))]
        while var current = entered.popLast() {
            guard let next = current.spreads.popFirst() else {
                positionInPath[current.definition] = nil
                _ = path.popLast()
                continue
            }
            entered.append(current)
            let spread = graph.spreads[next]
            if let position = positionInPath[spread.target] {
                report(path[position...] + [spread], &context)
                if context.isFinished { return }
            } else if !isVisited[spread.target] {
                path.append(spread)
                entered.append((spread.target, enter(spread.target)))
            }
        }
    }

    private mutating func enter(_ definition: Int) -> Range<Int> {
        isVisited[definition] = true
        positionInPath[definition] = path.count
        return graph.spreads(of: definition)
    }

    /// Reports the spreads of a cycle; the last one closes it.
    private func report(_ cycle: ArraySlice<DefinitionGraph.Spread>, _ context: inout ValidationContext) {
        guard let closing = cycle.last else { return }
        var names = cycle.dropLast().prefix(Self.maximumNamesInMessage).map { "\"\($0.name)\"" }
        if cycle.count - 1 > names.count { names.append("…") }
        let via = names.isEmpty ? "" : " via \(names.joined(separator: ", "))"
        context.report(
            Self.self, "Cannot spread fragment \"\(closing.name)\" within itself\(via).", at: cycle.map(\.location))
    }
}
