import GraphQLExecution
import GraphQLLanguage
public import Inventory

/// What a front door knows of a request beside its document.
public struct RequestContext: Sendable {
    /// When the caller stops waiting; nil for no limit.
    public var deadline: ContinuousClock.Instant?
    /// Whether the transport may write (GET may not).
    public var allowsMutations: Bool
    /// Counts the statements sent to the store.
    public var meter: StatementMeter?
    /// Takes down those statements with their times, where a trace is wanted.
    public var trace: StatementTrace?
    /// Takes in what is to be explained.
    var collector: StatementCollector?

    /// A context; the defaults suit a trusted caller without a deadline.
    public init(
        deadline: ContinuousClock.Instant? = nil, allowsMutations: Bool = true, meter: StatementMeter? = nil,
        trace: StatementTrace? = nil
    ) {
        self.deadline = deadline
        self.allowsMutations = allowsMutations
        self.meter = meter
        self.trace = trace
    }

    /// What the transport may do.
    var operationTypes: Set<OperationType> { allowsMutations ? Executor.queriesAndMutations : Self.queries }

    private static let queries: Set<OperationType> = [.query]

    /// What the store has to know, when it works for the root fields of these response names.
    func store(for fields: @autoclosure () -> [String] = []) -> StoreContext {
        var context = StoreContext(deadline: deadline, meter: meter, trace: trace)
        if let collector {
            let fields = fields()
            context.report = { collector.add($0, for: fields) }
        }
        return context
    }
}
