internal import Inventory
internal import Synchronization

/// Times the statements of one operation, of which one runs at a time.
final class StatementTimer: Sendable {
    private let trace: StatementTrace
    private let system: String
    private let running = Mutex<Running?>(nil)

    private struct Running {
        var text: String
        var start: ContinuousClock.Instant
    }

    init(_ trace: StatementTrace, _ dialect: any SQLDialect) {
        self.trace = trace
        system = dialect.systemName
    }

    /// A statement is sent.
    func begin(_ statement: SQLStatement) {
        running.withLock { $0 = Running(text: statement.text, start: .now) }
    }

    /// The statement that runs, if one does, has ended.
    func end(_ error: InventoryError? = nil) {
        guard let statement = running.withLock({ $0.take() }) else { return }
        trace.record(
            .init(system: system, text: statement.text, start: statement.start, end: .now, error: error))
    }
}

/// A write whose statements are timed.
struct TimedOperation<Base: WriteOperation>: WriteOperation {
    private var base: Base
    private let timer: StatementTimer

    init(_ base: Base, _ timer: StatementTimer) {
        self.base = base
        self.timer = timer
    }

    var isSingleStatement: Bool { base.isSingleStatement }

    func duplicateError(_ text: String) -> InventoryError? { base.duplicateError(text) }

    mutating func next(_ result: StatementResult?) throws(InventoryError) -> WriteStep<Base.Output> {
        timer.end()
        let step = try base.next(result)
        if case .run(let statement) = step { timer.begin(statement) }
        return step
    }
}
