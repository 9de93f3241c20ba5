import GraphQLLanguage
import GraphQLSchema

/// CollectFields for one object type: the fields of selection sets by response name, in order of first appearance.
struct FieldCollector {
    let schema: Schema
    let fragments: [String: FragmentDefinition]
    let conditions: [String: Bool]
    let type: SchemaType
    private(set) var groups: [Group] = []
    private var groupIndex: [String: Int] = [:]
    private var visitedFragments: Set<String> = []

    /// The fields of one response name.
    struct Group {
        let responseName: String
        var fields: [Field]
    }

    init(schema: Schema, fragments: [String: FragmentDefinition], conditions: [String: Bool], type: SchemaType) {
        self.schema = schema
        self.fragments = fragments
        self.conditions = conditions
        self.type = type
    }

    /// Adds a selection set. Fragments are entered by a stack of our own: a chain of them may be long.
    mutating func collect(_ set: SelectionSet) {
        var stack: [ArraySlice<Selection>] = [set.selections[...]]
        while let selections = stack.last {
            guard let selection = selections.first else {
                stack.removeLast()
                continue
            }
            stack[stack.count - 1] = selections.dropFirst()
            switch selection {
            case .field(let field):
                if isIncluded(field.directives) { add(field) }
            case .inlineFragment(let fragment):
                if isIncluded(fragment.directives), applies(fragment.typeCondition) {
                    stack.append(fragment.selectionSet.selections[...])
                }
            case .fragmentSpread(let spread):
                guard isIncluded(spread.directives), visitedFragments.insert(spread.name.value).inserted,
                    let fragment = fragments[spread.name.value], applies(fragment.typeCondition)
                else { continue }
                stack.append(fragment.selectionSet.selections[...])
            }
        }
    }

    private mutating func add(_ field: Field) {
        let name = field.responseName
        if let index = groupIndex[name] {
            groups[index].fields.append(field)
        } else {
            groupIndex[name] = groups.count
            groups.append(Group(responseName: name, fields: [field]))
        }
    }

    private func isIncluded(_ directives: [Directive]) -> Bool {
        for directive in directives {
            guard directive.name.value == "skip" || directive.name.value == "include",
                let test = directive.arguments.first(where: { $0.name.value == "if" })?.value.kind
            else { continue }
            let value =
                switch test {
                case .boolean(let value): value
                case .variable(let name): conditions[name] ?? false
                default: false
                }
            if value == (directive.name.value == "skip") { return false }
        }
        return true
    }

    /// DoesFragmentTypeApply.
    private func applies(_ condition: Name?) -> Bool {
        guard let condition, condition.value != type.name else { return true }
        guard let named = schema.type(named: condition.value) else { return false }
        return schema.isPossibleType(type.id, of: named.id)
    }
}
