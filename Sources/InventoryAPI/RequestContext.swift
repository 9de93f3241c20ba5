import GraphQLExecution
import GraphQLLanguage
public import Inventory

/// What a front door knows of a request beside its document. A class, since every field that is resolved sees it.
public final class RequestContext: Sendable {
    /// When the caller stops waiting; nil for no limit.
    public let deadline: ContinuousClock.Instant?
    /// Whether the transport may write (GET may not).
    public let allowsMutations: Bool
    /// Counts the statements sent to the store.
    public let meter: StatementMeter?
    /// Takes down those statements with their times, where a trace is wanted.
    public let trace: StatementTrace?
    /// Takes in what is to be explained.
    let collector: StatementCollector?

    /// A context; the defaults suit a trusted caller without a deadline.
    public convenience init(
        deadline: ContinuousClock.Instant? = nil, allowsMutations: Bool = true, meter: StatementMeter? = nil,
        trace: StatementTrace? = nil
    ) {
        self.init(
            deadline: deadline, allowsMutations: allowsMutations, meter: meter, trace: trace, collector: nil)
    }

    private init(
        deadline: ContinuousClock.Instant?, allowsMutations: Bool, meter: StatementMeter?, trace: StatementTrace?,
        collector: StatementCollector?
    ) {
        self.deadline = deadline
        self.allowsMutations = allowsMutations
        self.meter = meter
        self.trace = trace
        self.collector = collector
    }

    /// The same request, with another meter, or with its statements collected.
    func with(meter: StatementMeter? = nil, collector: StatementCollector? = nil) -> RequestContext {
        RequestContext(
            deadline: deadline, allowsMutations: allowsMutations, meter: meter ?? self.meter, trace: trace,
            collector: collector ?? self.collector)
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
