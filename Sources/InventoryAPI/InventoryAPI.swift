public import Eventuals
public import GraphQLExecution
import GraphQLLanguage
public import GraphQLSchema
public import Inventory
public import JSON

/// The inventory's GraphQL API: `schema.graphql` bound to a store.
public final class InventoryAPI: Sendable {
    private let executor: Executor
    private let store: any InventoryStore
    private let allowsExplain: Bool

    /// The API over a store.
    ///
    /// - Throws: ``SchemaErrors`` if `schema.graphql` is wrong, ``BindingError`` if it and the resolvers do not match:
    ///   both name every culprit.
    public init(store: any InventoryStore, options: InventoryAPIOptions = InventoryAPIOptions()) throws {
        let schema = try Schema(documents: [try Document(parsing: Self.schemaText)])
        var resolvers = Resolvers()
        let service = StoreAccess(store: store, options: options)
        resolvers.queries(service)
        resolvers.mutations(service)
        resolvers.records()
        resolvers.connection("InstanceConnection", edge: "InstanceEdge", of: Instance.self)
        resolvers.connection("PackageConnection", edge: "PackageEdge", of: Package.self)
        resolvers.pageInfo()
        resolvers.costs(defaultPageSize: options.defaultPageSize)
        executor = try Executor(schema: schema, resolvers: resolvers, options: options.executor)
        self.store = store
        allowsExplain = options.allowsExplain
    }

    /// The text of `schema.graphql`, in UTF-8.
    public static var schemaText: [UInt8] { PackageResources.schema_graphql }

    /// The schema.
    public var schema: Schema { executor.schema }

    /// How often the operations of requests were found compiled.
    public var operationCacheUse: OperationCacheUse { executor.operationCacheUse }

    /// Executes a request; every failure is in the response.
    ///
    /// The request's extensions may ask for two of the response's: `"cost": true` for what the operation costs, `"cost":
    /// "only"` for that without executing it, and `"explain": true` for how it was executed.
    public func execute(
        _ request: GraphQLRequest, _ context: RequestContext = RequestContext()
    ) async -> GraphQLResponse {
        await begin(request, context).value
    }

    /// Begins to execute a request, as ``execute(_:_:)-(GraphQLRequest,_)`` does: the response is ready unless the store
    /// has to be asked.
    public func begin(
        _ request: GraphQLRequest, _ context: RequestContext = RequestContext()
    ) -> Eventual<GraphQLResponse> {
        switch request.extensions["cost"] {
        case .bool(true):
            let meter = StatementMeter()
            let outer = context.meter
            let context = context.with(meter: meter)
            return explained(request, context).map { response in
                var response = response
                outer?.record(meter)
                if case .executed = response.outcome { self.add(costOf: request, context, meter, to: &response) }
                return response
            }
        case "only":
            var response = executor.check(request, userInfo: context, operationTypes: context.operationTypes)
            add(costOf: request, context, nil, to: &response)
            return .ready(response)
        default: return explained(request, context)
        }
    }

    private func add(
        costOf request: GraphQLRequest, _ context: RequestContext, _ meter: StatementMeter?,
        to response: inout GraphQLResponse
    ) {
        guard let cost = executor.cost(of: request, userInfo: context) else { return }
        response.addExtension("cost", cost.json(meter))
    }

    private func explained(_ request: GraphQLRequest, _ context: RequestContext) -> Eventual<GraphQLResponse> {
        guard allowsExplain, case .bool(true)? = request.extensions["explain"] else {
            return perform(request, context)
        }
        let collector = StatementCollector()
        return perform(request, context.with(collector: collector)).map { response in
            var response = response
            if case .executed = response.outcome, let outline = self.executor.outline(of: request) {
                let explanation = Explanation(operation: outline, statements: collector.statements)
                response.addExtension("explain", explanation.json)
            }
            return response
        }
    }

    private func perform(_ request: GraphQLRequest, _ context: RequestContext) -> Eventual<GraphQLResponse> {
        executor.begin(request, userInfo: context, operationTypes: context.operationTypes)
    }

    /// Compiles a document of the program's own, with one operation.
    public func prepare(_ document: String) throws(SchemaErrors) -> PreparedOperation {
        try executor.prepare(document)
    }

    /// Executes a prepared operation; every failure is in the response.
    public func execute(
        _ operation: PreparedOperation, variables: JSONObject, _ context: RequestContext = RequestContext()
    ) async -> GraphQLResponse {
        await executor.execute(operation, variables: variables, userInfo: context)
    }

    /// Whether the store can answer; throws what is wrong.
    public func checkReadiness(_ context: RequestContext = RequestContext()) async throws(InventoryError) {
        try await store.checkReadiness(context.store())
    }
}

/// What can be set about the API.
public struct InventoryAPIOptions: Sendable {
    /// How documents are treated, and what bounds them. Errors suggest no names unless told to: suggestions give a hidden schema away.
    public var executor: ExecutorOptions = {
        var options = ExecutorOptions()
        options.suggestions = false
        return options
    }()
    /// Whether a request may ask for `extensions.explain`: the statements, their parameters and the database's plans.
    public var allowsExplain = false
    /// Gets the store's faults, for the log; gives the id under which the log has them, which the caller is told.
    public var reportFault: @Sendable (InventoryError) -> String? = { _ in nil }

    /// The records of a page whose size nobody says: 50, or less where pages may not be as large.
    var defaultPageSize: Int { min(50, executor.limits.pageSize) }

    /// The defaults.
    public init() {}
}
