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
        return .pending {
            let resolved = await self.resolve(plan, execution)
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

    /// The values of the root fields that wait, which run side by side.
    private func resolve(
        _ plan: OperationPlan, _ execution: ExecutionContext
    ) async -> [Result<ResolvedValue, GraphQLError>?] {
        var resolved = [Result<ResolvedValue, GraphQLError>?](repeating: nil, count: plan.root.fields.count)
        if plan.groups.count == 1 {
            let results = await RootFields(plan.groups[0], plan, execution).resolve()
            for (index, result) in zip(plan.groups[0], results) { resolved[index] = result }
            return resolved
        }
        await withTaskGroup(of: (Int, [Result<ResolvedValue, GraphQLError>]).self) { tasks in
            for (number, group) in plan.groups.enumerated() {
                tasks.addTask { (number, await RootFields(group, plan, execution).resolve()) }
            }
            for await (number, results) in tasks {
                for (index, result) in zip(plan.groups[number], results) { resolved[index] = result }
            }
        }
        return resolved
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
                let results = await RootFields([index], plan, execution).resolve()
                isComplete = completer.writeField(field, resolved: results[0])
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
    let fields: [PlannedField]
    let execution: ExecutionContext

    init(_ indices: [Int], _ plan: OperationPlan, _ execution: ExecutionContext) {
        fields = indices.map { plan.root.fields[$0] }
        self.execution = execution
    }

    /// A result for each field, in order. A field whose arguments failed is not resolved.
    func resolve() async -> [Result<ResolvedValue, GraphQLError>] {
        var results: [Result<ResolvedValue, GraphQLError>?] = fields.map { field in
            do throws(GraphQLError) {
                _ = try execution.arguments(of: field)
                return nil
            } catch {
                return .failure(error)
            }
        }
        let pending = fields.indices.filter { results[$0] == nil }
        let contexts = pending.map { FieldContext(field: fields[$0], execution: execution) }
        if case .resolve(.batch(let resolve))? = fields.first?.action, !contexts.isEmpty {
            for (index, result) in zip(pending, await resolve(contexts)) { results[index] = result }
        } else {
            for (index, context) in zip(pending, contexts) {
                guard case .resolve(.asynchronous(let resolve)) = context.field.action else { continue }
                do throws(GraphQLError) {
                    results[index] = .success(try await resolve(context))
                } catch {
                    results[index] = .failure(error)
                }
            }
        }
        return results.map { $0 ?? .failure(GraphQLError("A resolver gave too few results.")) }
    }
}
