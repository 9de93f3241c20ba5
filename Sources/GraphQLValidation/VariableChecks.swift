import GraphQLLanguage
import GraphQLSchema

/// The rules about the usages of variables, which need each operation together with the fragments it includes.
struct VariableChecks {
    /// A variable of the operation at hand.
    private struct Variable {
        let definition: VariableDefinition
        let type: TypeReference?
        var isUsed = false
    }

    private var variables: [Variable] = []
    private var indices: [String: Int] = [:]

    static func check(_ document: Document, _ graph: inout DefinitionGraph, _ context: inout ValidationContext) {
        var demands = VariableDemands(definitionCount: graph.count)
        for (index, definition) in document.executableDefinitions {
            guard case .operation(let operation) = definition else { continue }
            if graph.usages.isEmpty, operation.variableDefinitions.isEmpty { continue }
            var checks = VariableChecks(operation, context.schema)
            if let demands = demands.of(index, graph), checks.areFine(demands, context.schema) { continue }
            checks.check(operation, index, &graph, &context)
            if context.isFinished { return }
        }
    }

    private init(_ operation: OperationDefinition, _ schema: Schema) {
        for definition in operation.variableDefinitions {
            indices[definition.variable.value] = variables.count
            variables.append(Variable(definition: definition, type: schema.type(for: definition.type)))
        }
    }

    /// Whether no rule has anything to say, going by each demand once.
    private mutating func areFine(_ demands: Set<VariableDemands.Demand>, _ schema: Schema) -> Bool {
        for demand in demands {
            guard let index = indices[demand.name] else { return false }
            variables[index].isUsed = true
            let variable = variables[index]
            guard
                VariablesInAllowedPositionRule.isAllowed(
                    demand.position, of: variable.definition, type: variable.type, schema)
            else { return false }
        }
        return variables.allSatisfy(\.isUsed)
    }

    private mutating func check(
        _ operation: OperationDefinition, _ index: Int, _ graph: inout DefinitionGraph,
        _ context: inout ValidationContext
    ) {
        guard let reachable = graph.reachable(from: index, &context) else { return }
        for definition in reachable {
            let usages = graph.usages(of: definition)
            guard context.take(steps: usages.count) else { return }
            for usage in graph.usages[usages] {
                guard let variable = indices[usage.name] else {
                    NoUndefinedVariablesRule.report(usage, in: operation, &context)
                    if context.isFinished { return }
                    continue
                }
                variables[variable].isUsed = true
                VariablesInAllowedPositionRule.check(
                    usage, of: variables[variable].definition, type: variables[variable].type, &context)
            }
        }
        for variable in variables where !variable.isUsed {
            // Of variables with one name, a usage means all.
            if let index = indices[variable.definition.variable.value], variables[index].isUsed { continue }
            NoUnusedVariablesRule.report(variable.definition, of: operation, &context)
        }
    }
}
