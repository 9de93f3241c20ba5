import GraphQLLanguage

/// Fragments Must Be Used: every fragment must be spread by some operation, directly or through other fragments.
enum NoUnusedFragmentsRule: ValidationRule {
    static let name = "NoUnusedFragments"

    static func check(_ document: Document, _ graph: DefinitionGraph, _ context: inout ValidationContext) {
        guard graph.count > context.fragments.operationCount else { return }
        let isUsed = reachedFromOperations(document, graph)
        for case .fragment(let fragment) in document.definitions {
            if let first = context.fragments[fragment.name.value], isUsed[first.index] { continue }
            context.report(self, "Fragment \"\(fragment.name.value)\" is never used.", at: fragment.location)
            if context.isFinished { return }
        }
    }

    private static func reachedFromOperations(_ document: Document, _ graph: DefinitionGraph) -> [Bool] {
        var isReached = [Bool](repeating: false, count: graph.count)
        var pending: [Int] = []
        for (index, definition) in document.executableDefinitions {
            if case .operation = definition { pending.append(index) }
        }
        while let definition = pending.popLast() {
            for spread in graph.spreads(of: definition) {
                let target = graph.spreads[spread].target
                if !isReached[target] {
                    isReached[target] = true
                    pending.append(target)
                }
            }
        }
        return isReached
    }
}
