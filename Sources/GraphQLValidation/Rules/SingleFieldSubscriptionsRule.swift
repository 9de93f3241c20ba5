import GraphQLLanguage
import GraphQLSchema

/// Single Root Field: a subscription must select exactly one root field, which must not be an introspection field, and
/// `@skip` and `@include` must not decide over it, in the operation itself or in fragments at its root.
enum SingleFieldSubscriptionsRule: ValidationRule {
    static let name = "SingleFieldSubscriptions"

    static func check(_ operation: OperationDefinition, root: SchemaType, _ context: inout ValidationContext) {
        guard let collected = RootSelections(of: operation, on: root, &context) else { return }
        let subject = operation.name.map { "Subscription \"\($0.value)\"" } ?? "Anonymous Subscription"
        guard collected.conditions.isEmpty else {
            return context.report(
                self, "\(subject) must not use `@skip` or `@include` directives in the top level selection.",
                at: collected.conditions)
        }
        if collected.groups.isEmpty {
            context.report(self, "\(subject) must select one top level field.", at: operation.selectionSet.location)
        } else if collected.groups.count > 1 {
            let others = collected.groups.dropFirst().joined()
            context.report(self, "\(subject) must select only one top level field.", at: others.map(\.location))
        }
        for group in collected.groups where group[0].name.value.hasPrefix("__") {
            context.report(
                self, "\(subject) must not select an introspection top level field.", at: group.map(\.location))
            if context.isFinished { return }
        }
    }
}

/// CollectSubscriptionFields: the fields of a root selection set, fragments followed.
private struct RootSelections {
    /// The fields by response name, in the order of their first ones; no group is empty.
    private(set) var groups: [[Field]] = []
    private var indices: [String: Int] = [:]
    /// Where `@skip` and `@include` stand.
    private(set) var conditions: [SourceLocation] = []

    /// Nil if there are too many to follow.
    init?(of operation: OperationDefinition, on root: SchemaType, _ context: inout ValidationContext) {
        var visited: Set<String> = []
        var pending = [operation.selectionSet.selections[...]]
        while var selections = pending.popLast() {
            guard let selection = selections.popFirst() else { continue }
            pending.append(selections)
            guard context.take() else { return nil }
            switch selection {
            case .field(let field):
                note(field.directives)
                append(field)
            case .inlineFragment(let fragment):
                note(fragment.directives)
                let type = fragment.typeCondition.map { context.schema.type(named: $0.value) } ?? root
                if let type, context.schema.isPossibleType(root.id, of: type.id) {
                    pending.append(fragment.selectionSet.selections[...])
                }
            case .fragmentSpread(let spread):
                note(spread.directives)
                guard visited.insert(spread.name.value).inserted,
                    let fragment = context.fragments[spread.name.value], let type = fragment.type,
                    context.schema.isPossibleType(root.id, of: type.id)
                else { continue }
                pending.append(fragment.definition.selectionSet.selections[...])
            }
        }
    }

    private mutating func append(_ field: Field) {
        if let index = indices[field.responseName] {
            groups[index].append(field)
        } else {
            indices[field.responseName] = groups.count
            groups.append([field])
        }
    }

    private mutating func note(_ directives: [Directive]) {
        for directive in directives where directive.name.value == "skip" || directive.name.value == "include" {
            conditions.append(directive.location)
        }
    }
}
