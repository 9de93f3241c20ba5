import Eventuals
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
    func call<Answer: Sendable>(
        _ context: FieldContext, _ body: (StoreContext) async throws(InventoryError) -> Answer
    ) async throws(GraphQLError) -> Answer {
        do throws(InventoryError) {
            return try await body(request(context).store(for: [context.field.responseName]))
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
        load: ([Lookup], PlannedField, StoreContext) -> Eventual<Result<[Record?], InventoryError>>
    ) -> Eventual<[Result<ResolvedValue, GraphQLError>]> {
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
            return .ready(selections.map { selection in selection.map { _ in .null } })
        }
        let store = request(first).store(for: contexts.map(\.field.responseName))
        return load(lookups, first.field, store).map { outcome in
            switch outcome {
            case .success(let records):
                var records = records[...]
                return selections.map { selection in
                    selection.map { selection in
                        guard let record = records.popFirst() ?? nil else { return .null }
                        return .object(RecordList(Records([record]), selection, offset: 0))
                    }
                }
            case .failure(let error):
                let error = error.graphQLError(log: options.reportFault)
                return selections.map { selection in selection.flatMap { _ in .failure(error) } }
            }
        }
    }
}
