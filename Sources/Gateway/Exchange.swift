internal import HTTPTypes
internal import Inventory
internal import InventoryAPI

/// A request on its way through the gateway. A class, since many hands pass it on.
final class Exchange: Sendable {
    let request: GatewayRequest
    private let target: RequestTarget
    /// The caller's `X-Request-ID` if it is sound, else a new one.
    let id: String
    /// When it began.
    let start = ContinuousClock.now
    /// Counts the statements.
    let meter = StatementMeter()
    /// What is recorded of it, where its trace is sampled.
    let trace: RequestTrace?

    init(_ request: consuming GatewayRequest, _ target: RequestTarget, _ trace: RequestTrace? = nil) {
        self.target = target
        self.trace = trace
        id = RequestID.accept(request.head.headerFields.value(.xRequestID)) ?? RequestID.make()
        self.request = request
    }

    /// The target's path, without the query.
    var path: Substring { target.path }
    /// The target's query, without its `?`; nil without one.
    var query: Substring? { target.query }

    /// The trace that it is a part of, for the log; nil where there is none.
    var traceID: String? {
        request.traceID ?? (trace?.traceID ?? TraceContext(request)?.traceID)?.description
    }

    /// What the API has to know.
    func context(allowsMutations: Bool = true) -> RequestContext {
        RequestContext(
            deadline: request.deadline, allowsMutations: allowsMutations, meter: meter,
            trace: trace?.statements)
    }
}
