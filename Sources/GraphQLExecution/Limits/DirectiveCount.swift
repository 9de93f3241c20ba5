import GraphQLLanguage

/// The directives of a document's operations and fragments, counted before it is validated: a document of thousands
/// would have as many errors.
struct DirectiveCount {
    private var total = 0
    private var inDefinition = 0
    /// The definition with the most, and how many it has.
    private var heaviest: (name: String, count: Int) = ("", 0)
    /// The place with the most.
    private var crowded: (count: Int, location: SourceLocation?) = (0, nil)

    /// What of a document exceeds the limits.
    static func excesses(of document: Document, _ limits: OperationLimits) -> [LimitExcess] {
        var count = DirectiveCount()
        for definition in document.definitions { count.add(definition) }
        var excesses: [LimitExcess] = []
        if count.total > limits.directives {
            var excess = LimitExcess(
                .directives, count.total, in: limits, path: [count.heaviest.name], pathValue: count.heaviest.count)
            excess.remedies = [.init(path: [], value: limits.directives)]
            excesses.append(excess)
        }
        if count.crowded.count > limits.directivesPerPlace {
            var excess = LimitExcess(.directivesPerPlace, count.crowded.count, in: limits)
            excess.locations = count.crowded.location.map { [$0] } ?? []
            excess.remedies = [.init(path: [], value: limits.directivesPerPlace)]
            excesses.append(excess)
        }
        return excesses
    }

    private mutating func add(_ definition: Definition) {
        inDefinition = 0
        var name = ""
        switch definition {
        case .operation(let operation):
            name = [operation.operationType.rawValue, operation.name?.value].compactMap(\.self).joined(separator: " ")
            add(operation.directives)
            for variable in operation.variableDefinitions { add(variable.directives) }
            add(operation.selectionSet)
        case .fragment(let fragment):
            name = "fragment \(fragment.name.value)"
            add(fragment.directives)
            add(fragment.selectionSet)
        default: break
        }
        if inDefinition > heaviest.count { heaviest = (name, inDefinition) }
    }

    /// By a stack of our own.
    private mutating func add(_ set: SelectionSet) {
        var stack = [set]
        while let set = stack.popLast() {
            for selection in set.selections {
                switch selection {
                case .field(let field):
                    add(field.directives)
                    if let below = field.selectionSet { stack.append(below) }
                case .inlineFragment(let fragment):
                    add(fragment.directives)
                    stack.append(fragment.selectionSet)
                case .fragmentSpread(let spread): add(spread.directives)
                }
            }
        }
    }

    private mutating func add(_ directives: [Directive]) {
        if directives.isEmpty { return }
        total += directives.count
        inDefinition += directives.count
        if directives.count > crowded.count { crowded = (directives.count, directives[0].location) }
    }
}
