public import GraphQLLanguage
import JSON

extension Executor {
    /// What a request's operation costs with its variables; nil if it would be refused for anything else than its cost.
    public func cost(of request: GraphQLRequest, userInfo: any Sendable = ()) -> OperationCost? {
        do throws(RequestErrors) {
            let operation = try compiled(request.document, request.operationName)
            return try estimate(operation, request, userInfo).cost.report(operation.limits)
        } catch {
            return nil
        }
    }

    /// The answer to a request as far as it goes without executing anything: the errors it would be refused with, or
    /// `{"data":null}`.
    public func check(
        _ request: GraphQLRequest, userInfo: any Sendable = (),
        operationTypes: Set<OperationType> = Executor.queriesAndMutations
    ) -> GraphQLResponse {
        do throws(RequestErrors) {
            let operation = try compiled(request, operationTypes)
            let (plan, cost) = try estimate(operation, request, userInfo)
            let excesses = plan.excesses + cost.excesses(operation.limits)
            try RequestErrors.refuse(excesses)
            return GraphQLResponse(
                body: Array(#"{"data":null}"#.utf8),
                outcome: .executed(plan.operationType, hasErrors: false, dataIsNull: true), exceededLimits: excesses)
        } catch {
            return GraphQLResponse(error)
        }
    }

    private func estimate(
        _ operation: CompiledOperation, _ request: GraphQLRequest, _ userInfo: any Sendable
    ) throws(RequestErrors) -> (plan: OperationPlan, cost: CostEstimate) {
        var coercion = VariableCoercion(schema: schema, scalars: binding.scalars)
        let values = try coercion.coerce(operation.variables, from: request.variables)
        let plan = try operation.plan(for: values)
        return (plan, CostEstimate(plan, ExecutionContext(plan: plan, variables: values, userInfo: userInfo)))
    }
}
