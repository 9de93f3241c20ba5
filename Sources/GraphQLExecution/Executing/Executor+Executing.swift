import Eventuals
import GraphQLLanguage
import JSON
import Synchronization

/// From a compiled operation to its response (specification section "Executing Operations").
extension Executor {
    /// The response to an operation with a request's variables, or the work that is left where a root field waits.
    func begin(
        _ operation: CompiledOperation, _ variables: JSONObject, _ userInfo: any Sendable
    ) throws(RequestErrors) -> Eventual<GraphQLResponse> {
        var coercion = VariableCoercion(schema: schema, scalars: binding.scalars)
        let values = try coercion.coerce(operation.variables, from: variables)
        let plan = try operation.plan(for: values)
        let execution = ExecutionContext(plan: plan, variables: values, userInfo: userInfo)
        let excesses = try checkCost(plan, execution, operation.limits)
        let root = ObjectValue(root)
        if plan.operationType == .mutation && plan.root.failure == nil {
            return .pending { await self.executeSerially(plan, execution, excesses) }
        }
        if plan.groups.isEmpty {
            return .ready(complete(plan, execution, excesses) { $0.writeObject(plan.root, root) })
        }
        return resolve(plan, execution) { results in
            let resolved = RootFields.byIndex(results, plan)
            return self.complete(plan, execution, excesses) { $0.writeRoot(plan.root, root) { resolved[$0] } }
        }
    }

    private static let dataMember: StaticString = "{\"data\":"

    private func completer(_ plan: OperationPlan, _ execution: ExecutionContext) -> Completer {
        var writer = JSONWriter(capacity: plan.expectedBytes.load(ordering: .relaxed))
        writer.append(contentsOf: Self.dataMember)
        return Completer(execution: execution, writer: writer)
    }

    private func complete(
        _ plan: OperationPlan, _ execution: ExecutionContext, _ excesses: [LimitExcess],
        _ write: (inout Completer) -> Bool
    ) -> GraphQLResponse {
        var completer = completer(plan, execution)
        let isComplete = write(&completer)
        return response(completer, isComplete, plan, excesses)
    }

    private func response(
        _ completer: consuming Completer, _ isComplete: Bool, _ plan: OperationPlan, _ excesses: [LimitExcess]
    ) -> GraphQLResponse {
        completer.end()
        if !isComplete {
            completer.writer.truncate(to: Self.dataMember.utf8CodeUnitCount)
            completer.writer.writeNull()
        }
        let outcome = GraphQLResponse.Outcome.executed(
            plan.operationType, hasErrors: !completer.errors.isEmpty, dataIsNull: !isComplete)
        guard !completer.errors.isEmpty else {
            completer.writer.append(UInt8(ascii: "}"))
            plan.expect(bytes: completer.writer.count)
            return GraphQLResponse(body: completer.writer.bytes, outcome: outcome, exceededLimits: excesses)
        }
        // Errors stand first, so that a reader of the answer sees them at once.
        var body = JSONWriter(capacity: completer.writer.count + 256 * completer.errors.count)
        body.append(UInt8(ascii: "{"))
        GraphQLError.writeMember(completer.errors, to: &body)
        body.append(UInt8(ascii: ","))
        completer.writer.withUnsafeBytes { body.append(contentsOf: UnsafeRawBufferPointer(rebasing: $0.dropFirst())) }
        body.append(UInt8(ascii: "}"))
        return GraphQLResponse(body: body.bytes, outcome: outcome, exceededLimits: excesses)
    }

    /// The limits that a plan exceeds with a request's variables, and that only warn.
    private func checkCost(
        _ plan: OperationPlan, _ execution: ExecutionContext, _ limits: OperationLimits
    ) throws(RequestErrors) -> [LimitExcess] {
        if plan.pricedFields.isEmpty { return plan.excesses }
        let excesses = plan.excesses + CostEstimate(plan, execution).excesses(limits)
        try RequestErrors.refuse(excesses)
        return excesses
    }

    /// What becomes of the values of the root fields that wait, by their groups, which are resolved side by side.
    private func resolve(
        _ plan: OperationPlan, _ execution: ExecutionContext,
        _ complete: @escaping @Sendable ([RootFields.Results]) -> GraphQLResponse
    ) -> Eventual<GraphQLResponse> {
        let groups = plan.groups.map { RootFields($0, plan, execution) }
        if groups.count == 1 { return groups[0].resolve().map { complete([$0]) } }
        return .pending {
            await withTaskGroup(of: (Int, RootFields.Results).self) { tasks in
                for (number, group) in groups.enumerated() {
                    tasks.addTask { (number, await group.resolve().value) }
                }
                var results = [RootFields.Results](repeating: [], count: groups.count)
                for await (number, result) in tasks { results[number] = result }
                return complete(results)
            }
        }
    }

    /// Each root field is resolved and completed before the next one starts.
    private func executeSerially(
        _ plan: OperationPlan, _ execution: ExecutionContext, _ excesses: [LimitExcess]
    ) async -> GraphQLResponse {
        var completer = completer(plan, execution)
        let isComplete = await writeSerially(plan, execution, &completer)
        return response(completer, isComplete, plan, excesses)
    }

    private func writeSerially(
        _ plan: OperationPlan, _ execution: ExecutionContext, _ completer: inout Completer
    ) async -> Bool {
        completer.writer.append(UInt8(ascii: "{"))
        for (index, field) in plan.root.fields.enumerated() {
            if index > 0 { completer.writer.append(UInt8(ascii: ",")) }
            completer.writer.append(contentsOf: field.key)
            let isComplete: Bool
            switch field.action {
            case .resolve(.asynchronous), .resolve(.batch):
                let results = await RootFields([index], plan, execution).resolve().value
                isComplete = completer.writeField(field, resolved: results.first ?? RootFields.missing)
            default: isComplete = completer.writeRootField(field, ObjectValue(root))
            }
            if !isComplete { return false }
        }
        completer.writer.append(UInt8(ascii: "}"))
        return true
    }
}

/// Root fields that one resolver resolves together.
private struct RootFields: Sendable {
    typealias Results = [Result<ResolvedValue, GraphQLError>]

    let fields: [PlannedField]
    let execution: ExecutionContext

    init(_ indices: [Int], _ plan: OperationPlan, _ execution: ExecutionContext) {
        fields = indices.map { plan.root.fields[$0] }
        self.execution = execution
    }

    /// A result for each field, in order. A field whose arguments failed is not resolved.
    func resolve() -> Eventual<Results> {
        var contexts: [FieldContext] = []
        var failures: [Int: GraphQLError] = [:]
        for (index, field) in fields.enumerated() {
            do throws(GraphQLError) {
                _ = try execution.arguments(of: field)
                contexts.append(FieldContext(field: field, execution: execution))
            } catch {
                failures[index] = error
            }
        }
        if failures.isEmpty { return results(contexts) }
        let resolved = contexts.isEmpty ? .ready([]) : results(contexts)
        return resolved.map { [failures, count = fields.count] results in
            var results = results[...]
            return (0..<count).map { index in
                if let failure = failures[index] { return .failure(failure) }
                return results.popFirst() ?? Self.missing
            }
        }
    }

    private func results(_ contexts: [FieldContext]) -> Eventual<Results> {
        if case .resolve(.batch(let resolve)) = contexts[0].field.action { return resolve(contexts) }
        return .pending {
            var results: Results = []
            for context in contexts {
                guard case .resolve(.asynchronous(let resolve)) = context.field.action else { continue }
                do throws(GraphQLError) {
                    results.append(.success(try await resolve(context)))
                } catch {
                    results.append(.failure(error))
                }
            }
            return results
        }
    }

    /// The results of all groups of a plan, by the root field's index; nil for fields that do not wait.
    static func byIndex(_ results: [Results], _ plan: OperationPlan) -> [Results.Element?] {
        var resolved = [Results.Element?](repeating: nil, count: plan.root.fields.count)
        for (group, results) in zip(plan.groups, results) {
            for (place, index) in group.enumerated() {
                resolved[index] = place < results.count ? results[place] : missing
            }
        }
        return resolved
    }

    static let missing = Results.Element.failure(GraphQLError("A resolver gave too few results."))
}
