import GraphQLLanguage
import GraphQLSchema

extension DocumentWalker {
    /// Visits a value and those inside it.
    mutating func visit(_ value: Value, at position: InputPosition) {
        switch value.kind {
        case .variable(let name):
            graph.append(
                DefinitionGraph.VariableUsage(name: name, location: value.location, position: position))
        case .list(let items):
            if let type = position.type { ValuesOfCorrectTypeRule.check(list: value, type, &context) }
            let itemPosition = InputPosition(type: position.type?.itemType)
            for item in items {
                visit(item, at: itemPosition)
                if context.isFinished { return }
            }
        case .object(let fields):
            UniqueInputFieldNamesRule.check(fields, &context)
            visit(fields, of: value, at: position)
        default:
            if let type = position.type { ValuesOfCorrectTypeRule.check(leaf: value, type, &context) }
        }
    }

    private mutating func visit(_ fields: [ObjectField], of value: Value, at position: InputPosition) {
        let type = (position.type?.namedType).map { context.schema[$0] }
        if let type { ValuesOfCorrectTypeRule.check(object: value, fields, type, &context) }
        for field in fields {
            if let type, let definition = type.inputField(named: field.name.value) {
                visit(field.value, at: InputPosition(field: definition, of: type))
            } else {
                visit(field.value, at: .unknown)
            }
            if context.isFinished { return }
        }
    }
}
