import GraphQLLanguage
import GraphQLSchema
import Synchronization

/// An operation that has been parsed, validated and looked up: all that does not depend on a request's variables.
final class CompiledOperation: Sendable {
    let operation: OperationDefinition
    let variables: [CompiledVariable]
    private let binding: SchemaBinding
    private let root: SchemaType
    private let fragments: [String: FragmentDefinition]
    let limits: OperationLimits
    /// The limits that the document exceeds, and that only warn.
    private let documentExcesses: [LimitExcess]
    /// The variables that some `@skip` or `@include` tests, by index, in order of the operation's variables.
    private let conditionVariables: [Int]
    /// A plan for each outcome of the condition variables, nil for null, that was asked for; without them, one plan.
    private let plans = Mutex<[[Bool?]: OperationPlan]>([:])
    private static let maximumPlans = 16

    init(
        document: Document, operation: OperationDefinition, binding: SchemaBinding, limits: OperationLimits,
        excesses: [LimitExcess]
    ) throws(RequestErrors) {
        self.operation = operation
        self.binding = binding
        self.limits = limits
        documentExcesses = excesses
        let schema = binding.schema
        guard let rootID = schema.rootType(for: operation.operationType) else {
            throw RequestErrors(
                .validation,
                [
                    GraphQLError(
                        "The schema has no \(operation.operationType.rawValue) type.", .validationFailed,
                        at: [operation.location])
                ])
        }
        root = schema[rootID]
        var fragments: [String: FragmentDefinition] = [:]
        for case .fragment(let fragment) in document.definitions { fragments[fragment.name.value] = fragment }
        self.fragments = fragments
        do throws(GraphQLError) {
            variables = try operation.variableDefinitions.map { definition throws(GraphQLError) in
                guard let type = schema.type(for: definition.type) else {
                    throw GraphQLError(
                        "Unknown type \"\(definition.type.namedType.value)\".", at: [definition.type.location])
                }
                guard schema[type.namedType].kind.isInput else {
                    throw GraphQLError(
                        "Variable \"$\(definition.variable.value)\" has type \"\(schema.text(of: type))\", which is no input type.",
                        .validationFailed, at: [definition.type.location])
                }
                return CompiledVariable(
                    name: definition.variable.value, type: type,
                    defaultValue: try definition.defaultValue.map { value throws(GraphQLError) in
                        try InputTemplate.constant(of: value, type, schema, binding.scalars)
                    },
                    location: definition.location)
            }
        } catch {
            throw RequestErrors(.validation, [error])
        }
        let tested = ConditionVariables.names(in: operation, fragments)
        conditionVariables = variables.indices.filter { [variables] in tested.contains(variables[$0].name) }
        // Whatever is wrong with the selections shows here, before any request's variables.
        if conditionVariables.isEmpty { _ = try plan(for: []) }
    }

    /// The plan for a request's variables.
    func plan(for values: VariableValues) throws(RequestErrors) -> OperationPlan {
        let outcome = conditionVariables.map { values[$0]?.booleanValue }
        if let plan = plans.withLock({ $0[outcome] }) { return plan }
        let plan = try build(outcome)
        plans.withLock { plans in
            if plans.count >= Self.maximumPlans { plans.removeAll() }
            plans[outcome] = plan
        }
        return plan
    }

    private func build(_ outcome: [Bool?]) throws(RequestErrors) -> OperationPlan {
        var conditions: [String: Bool] = [:]
        for (index, value) in zip(conditionVariables, outcome) { conditions[variables[index].name] = value }
        let indices = Dictionary(
            variables.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { first, _ in first })
        var builder = PlanBuilder(
            binding: binding, fragments: fragments,
            inputs: InputCompiler(schema: binding.schema, scalars: binding.scalars, variables: indices),
            conditions: conditions, limits: limits)
        let root: PlannedSelection
        do throws(GraphQLError) {
            root = try builder.plan(operation, root: self.root)
        } catch {
            throw RequestErrors(.validation, [error])
        }
        let excesses = documentExcesses + PlanMeasure(root).excesses(limits)
        try RequestErrors.refuse(excesses)
        return OperationPlan(
            operationType: operation.operationType, root: root, dynamicArguments: builder.dynamicArguments,
            excesses: excesses)
    }
}

/// Which variables `@skip` and `@include` test.
enum ConditionVariables {
    static func names(in operation: OperationDefinition, _ fragments: [String: FragmentDefinition]) -> Set<String> {
        var names: Set<String> = []
        var stack = [operation.selectionSet]
        // Fragments that the operation does not reach cost nothing to include, and keep this a single pass.
        stack += fragments.values.map(\.selectionSet)
        while let set = stack.popLast() {
            for selection in set.selections {
                switch selection {
                case .field(let field):
                    add(field.directives, to: &names)
                    if let below = field.selectionSet { stack.append(below) }
                case .inlineFragment(let fragment):
                    add(fragment.directives, to: &names)
                    stack.append(fragment.selectionSet)
                case .fragmentSpread(let spread): add(spread.directives, to: &names)
                }
            }
        }
        return names
    }

    private static func add(_ directives: [Directive], to names: inout Set<String>) {
        for directive in directives where directive.name.value == "skip" || directive.name.value == "include" {
            for argument in directive.arguments {
                if case .variable(let name) = argument.value.kind { names.insert(name) }
            }
        }
    }
}
