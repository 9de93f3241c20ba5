import GraphQLLanguage
import GraphQLSchema

/// CollectFields for one object type: the fields of selection sets by response name, in order of first appearance.
struct FieldCollector {
    let schema: Schema
    let fragments: [String: FragmentDefinition]
    let conditions: [String: Bool]
    let type: SchemaType
    private(set) var groups: [Group] = []
    /// What stopped the collection: a condition that is null.
    private(set) var failure: GraphQLError?
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
        while failure == nil, let selections = stack.last {
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

    private mutating func isIncluded(_ directives: [Directive]) -> Bool {
        if directives.isEmpty { return true }
        return !condition(of: "skip", directives, otherwise: false)
            && condition(of: "include", directives, otherwise: true)
    }

    /// The value of a directive's `if`.
    private mutating func condition(of name: String, _ directives: [Directive], otherwise: Bool) -> Bool {
        guard let directive = directives.first(where: { $0.name.value == name }),
            let test = directive.arguments.first(where: { $0.name.value == "if" })?.value
        else { return otherwise }
        switch test.kind {
        case .boolean(let value): return value
        case .variable(let variable):
            if let value = conditions[variable] { return value }
            // A variable with a default may stand where null may not, and be given null all the same: an execution error
            // (section "Allowing Optional Variables When Default Values Exist").
            failure = GraphQLError(
                "Variable \"$\(variable)\" is null, but \"@\(name)(if:)\" must not be null.", .badUserInput,
                at: [test.location])
            return otherwise
        default: return otherwise
        }
    }

    /// DoesFragmentTypeApply.
    private func applies(_ condition: Name?) -> Bool {
        guard let condition, condition.value != type.name else { return true }
        guard let named = schema.type(named: condition.value) else { return false }
        return schema.isPossibleType(type.id, of: named.id)
    }
}
