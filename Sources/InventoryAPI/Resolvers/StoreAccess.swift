import GraphQLExecution
import GraphQLLanguage
import Inventory

/// What root resolvers share: the store, the API's limits, and how store errors become GraphQL errors.
struct StoreAccess: Sendable {
    let store: any InventoryStore
    let options: InventoryAPIOptions

    func request(_ context: FieldContext) -> RequestContext {
        context.userInfo as? RequestContext ?? RequestContext()
    }

    /// Runs a call to the store.
    /// - Parameter others: The root fields that it is for beside the first one.
    func call<Answer: Sendable>(
        _ context: FieldContext, with others: ArraySlice<FieldContext> = [],
        _ body: (StoreContext) async throws(InventoryError) -> Answer
    ) async throws(GraphQLError) -> Answer {
        let store = request(context).store(
            for: [context.field.responseName] + others.map(\.field.responseName))
        do throws(InventoryError) {
            return try await body(store)
        } catch {
            throw error.graphQLError(log: options.reportFault)
        }
    }

    /// A root field that is a connection.
    func connection<Record: ConnectionRecord>(
        _ context: FieldContext,
        _ load: (Record.Query, StoreContext) async throws(InventoryError) -> Page<Record>
    ) async throws(GraphQLError) -> ResolvedValue {
        let selection = try ConnectionSelection<Record>(
            context.field, context, defaultPageSize: options.defaultPageSize)
        let page = try await call(context) { store throws(InventoryError) in try await load(selection.query, store) }
        return .object(Connection(page, selection))
    }

    /// Root fields that are single records, loaded together. A field whose arguments are wrong fails alone.
    func lookUp<Record: ConnectionRecord, Lookup: Sendable>(
        _ contexts: [FieldContext],
        _ prepare: (FieldContext) throws(GraphQLError) -> (Lookup, RecordSelection<Record>),
        load: ([Lookup], PlannedField, StoreContext) async throws(InventoryError) -> [Record?]
    ) async -> [Result<ResolvedValue, GraphQLError>] {
        var lookups: [Lookup] = []
        let selections = contexts.map { context -> Result<RecordSelection<Record>, GraphQLError> in
            do throws(GraphQLError) {
                let (lookup, selection) = try prepare(context)
                lookups.append(lookup)
                return .success(selection)
            } catch {
                return .failure(error)
            }
        }
        guard let first = contexts.first, !lookups.isEmpty else {
            return selections.map { selection in selection.map { _ in .null } }
        }
        do throws(GraphQLError) {
            var records = try await call(first, with: contexts.dropFirst()) { store throws(InventoryError) in
                try await load(lookups, first.field, store)
            }[...]
            return selections.map { selection in
                selection.map { selection in
                    guard let record = records.popFirst() ?? nil else { return .null }
                    return .object(RecordList(Records([record]), selection, offset: 0))
                }
            }
        } catch {
            return selections.map { selection in selection.flatMap { _ in .failure(error) } }
        }
    }
}
