public import Inventory

/// What a front door knows of a request beside its document.
public struct RequestContext: Sendable {
    /// When the caller stops waiting; nil for no limit.
    public var deadline: ContinuousClock.Instant?
    /// Whether the transport may write (GET may not).
    public var allowsMutations: Bool
    /// The most records of one page; nil takes the API's own.
    public var maximumPageSize: Int?
    /// Counts the statements sent to the store.
    public var meter: StatementMeter?

    /// A context; the defaults suit a trusted caller without a deadline.
    public init(
        deadline: ContinuousClock.Instant? = nil, allowsMutations: Bool = true, maximumPageSize: Int? = nil,
        meter: StatementMeter? = nil
    ) {
        self.deadline = deadline
        self.allowsMutations = allowsMutations
        self.maximumPageSize = maximumPageSize
        self.meter = meter
    }

    var store: StoreContext { StoreContext(deadline: deadline, meter: meter) }
}
