public import Eventuals
public import GraphQLLanguage
public import GraphQLSchema
import GraphQLValidation
public import JSON
import Synchronization

/// Executes requests against a schema and its resolvers (specification section "Execution").
///
/// A document is parsed, validated and compiled once, and kept in a bounded cache; a request then costs its variables'
/// coercion, its resolvers, and the writing of its bytes.
public final class Executor: Sendable {
    let binding: SchemaBinding
    private let options: ExecutorOptions
    private let cache: OperationCache
    private let root = EmptyRoot()

    /// An executor; every field of the schema must have its resolver, and every resolver its field.
    public init(
        schema: Schema, resolvers: Resolvers, options: ExecutorOptions = ExecutorOptions()
    ) throws(BindingError) {
        binding = try SchemaBinding(schema, resolvers, completedObjectBytes: options.completedObjectBytes)
        self.options = options
        cache = OperationCache(maximumBytes: options.cacheBytes)
    }

    /// The schema.
    public var schema: Schema { binding.schema }

    /// How often the operations of requests were found compiled.
    public var operationCacheUse: OperationCacheUse { cache.use }

    /// What a transport allows that answers a request with one response.
    public static let queriesAndMutations: Set<OperationType> = [.query, .mutation]

    /// Executes a request; every failure is in the response.
    ///
    /// - Parameters:
    ///   - request: the document, the operation's name, and the variables.
    ///   - userInfo: what resolvers find in their context.
    ///   - operationTypes: what the transport allows. A subscription that is allowed is executed for one event
    ///     (ExecuteSubscriptionEvent).
    public func execute(
        _ request: GraphQLRequest, userInfo: any Sendable = (),
        operationTypes: Set<OperationType> = Executor.queriesAndMutations
    ) async -> GraphQLResponse {
        await begin(request, userInfo: userInfo, operationTypes: operationTypes).value
    }

    /// Begins to execute a request, as ``execute(_:userInfo:operationTypes:)`` does: the response is ready unless a root
    /// field has to wait for its value.
    public func begin(
        _ request: GraphQLRequest, userInfo: any Sendable = (),
        operationTypes: Set<OperationType> = Executor.queriesAndMutations
    ) -> Eventual<GraphQLResponse> {
        do throws(RequestErrors) {
            return try begin(try compiled(request, operationTypes), request.variables, userInfo)
        } catch {
            return .ready(GraphQLResponse(error))
        }
    }

    /// Compiles a document of the program's own, which must have one operation; limits do not apply to it.
    public func prepare(_ document: String) throws(SchemaErrors) -> PreparedOperation {
        do throws(RequestErrors) {
            return PreparedOperation(try compile(Array(document.utf8), nil, .unlimited))
        } catch {
            throw SchemaErrors(error.errors)
        }
    }

    /// Executes a prepared operation.
    public func execute(
        _ prepared: PreparedOperation, variables: JSONObject, userInfo: any Sendable = ()
    ) async -> GraphQLResponse {
        do throws(RequestErrors) {
            return await (try begin(prepared.operation, variables, userInfo)).value
        } catch {
            return GraphQLResponse(error)
        }
    }

    // MARK: Compiling

    /// A request's operation, which must be of one of these types.
    func compiled(
        _ request: GraphQLRequest, _ operationTypes: Set<OperationType>
    ) throws(RequestErrors) -> CompiledOperation {
        let operation = try compiled(request.document, request.operationName)
        guard operationTypes.contains(operation.operation.operationType) else {
            throw RequestErrors(
                .operationType,
                [
                    GraphQLError(
                        "This request can't execute a \(operation.operation.operationType.rawValue).",
                        .validationFailed, at: [operation.operation.location])
                ])
        }
        return operation
    }

    func compiled(_ document: [UInt8], _ name: String?) throws(RequestErrors) -> CompiledOperation {
        let key = OperationCache.Key(document: document, operationName: name)
        if let operation = cache.operation(key) { return operation }
        let operation = try compile(document, name, options.limits)
        cache.insert(operation, key)
        return operation
    }

    private func compile(
        _ source: [UInt8], _ name: String?, _ limits: OperationLimits
    ) throws(RequestErrors) -> CompiledOperation {
        var excesses: [LimitExcess] = []
        let document = try parse(source, limits, &excesses)
        excesses += DirectiveCount.excesses(of: document, limits)
        try RequestErrors.refuse(excesses)
        var validation = ValidationOptions()
        validation.suggestions = options.suggestions
        validation.introspection = options.introspection
        let errors = options.validates ? document.validate(against: schema, options: validation) : []
        guard errors.isEmpty else { throw RequestErrors(.validation, errors) }
        return try CompiledOperation(
            document: document, operation: try operation(named: name, in: document), binding: binding, limits: limits,
            excesses: excesses)
    }

    /// The document; a document with too many tokens is parsed once more where that only warns.
    private func parse(
        _ source: [UInt8], _ limits: OperationLimits, _ excesses: inout [LimitExcess]
    ) throws(RequestErrors) -> Document {
        var parser = ParserOptions(maximumTokens: limits.tokens, maximumDepth: limits.nesting)
        do {
            return try Document(parsing: source, options: parser)
        } catch {
            guard error.code == .operationLimitExceeded else { throw RequestErrors(.syntax, [error]) }
            guard case .object(let limit)? = error.extensions["limit"], limit["name"] == "maximumTokens" else {
                throw RequestErrors(.limit, [error])
            }
            var excess = LimitExcess(.tokens, limits.tokens + 1, in: limits)
            excess.locations = error.locations
            excess.remedies = [.init(path: [], value: limits.tokens)]
            excesses.append(excess)
            try RequestErrors.refuse(excesses)
        }
        parser.maximumTokens = nil
        do {
            return try Document(parsing: source, options: parser)
        } catch {
            throw RequestErrors(error.code == .operationLimitExceeded ? .limit : .syntax, [error])
        }
    }

    /// GetOperation.
    private func operation(
        named name: String?, in document: Document
    ) throws(RequestErrors) -> OperationDefinition {
        var found: OperationDefinition?
        for case .operation(let operation) in document.definitions {
            if let name {
                if operation.name?.value == name { return operation }
            } else if found == nil {
                found = operation
            } else {
                throw RequestErrors(
                    .operationSelection,
                    [
                        GraphQLError(
                            "The document has several operations: name the one to execute.", .badUserInput)
                    ])
            }
        }
        if let found { return found }
        let message = name.map { "The document has no operation named \"\($0)\"." } ?? "The document has no operation."
        throw RequestErrors(
            .operationSelection, [GraphQLError(message, .badUserInput)])
    }

    // MARK: Executing

    private func begin(
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

/// An operation of the program's own, compiled at start.
public struct PreparedOperation: Sendable {
    let operation: CompiledOperation

    init(_ operation: CompiledOperation) { self.operation = operation }
}

/// What root fields are resolved on.
private final class EmptyRoot: Sendable {}

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
