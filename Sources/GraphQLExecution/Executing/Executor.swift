public import Eventuals
public import GraphQLLanguage
public import GraphQLSchema
import GraphQLValidation
public import JSON

/// Executes requests against a schema and its resolvers (specification section "Execution").
///
/// A document is parsed, validated and compiled once, and kept in a bounded cache; a request then costs its variables'
/// coercion, its resolvers, and the writing of its bytes.
public final class Executor: Sendable {
    let binding: SchemaBinding
    private let options: ExecutorOptions
    private let cache: OperationCache
    let root = EmptyRoot()

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
}

/// An operation of the program's own, compiled at start.
public struct PreparedOperation: Sendable {
    let operation: CompiledOperation

    init(_ operation: CompiledOperation) { self.operation = operation }
}

/// What root fields are resolved on.
final class EmptyRoot: Sendable {}
