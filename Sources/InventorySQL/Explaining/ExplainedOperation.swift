internal import Inventory

/// A write that asks for the plan of each of its statements before it runs it, in the same transaction, and reports both.
struct ExplainedOperation<Base: WriteOperation>: WriteOperation {
    private var base: Base
    private let dialect: any SQLDialect
    private let meter: StatementMeter?
    private let report: @Sendable (StatementReport) -> Void
    private var phase = Phase.start

    private enum Phase {
        case start
        case explaining(SQLStatement)
        case running(SQLStatement, plan: [String], since: ContinuousClock.Instant)
    }

    init(
        _ base: Base, _ dialect: any SQLDialect, _ meter: StatementMeter?,
        report: @escaping @Sendable (StatementReport) -> Void
    ) {
        self.base = base
        self.dialect = dialect
        self.meter = meter
        self.report = report
    }

    func duplicateError(_ text: String) -> InventoryError? { base.duplicateError(text) }

    mutating func next(_ result: StatementResult?) throws(InventoryError) -> WriteStep<Base.Output> {
        switch phase {
        case .explaining(let statement):
            phase = .running(statement, plan: dialect.planLines(result?.rows ?? []), since: .now)
            meter?.record()
            return .run(statement)
        case .running(let statement, let plan, let start):
            let isQuery = statement.text.hasPrefix("SELECT")
            let rows = isQuery ? result?.rows.count : result?.changes
            var description = dialect.report(statement, .now - start, .rows(rows ?? 0))
            description.plan = plan
            report(description)
        case .start: break
        }
        switch try base.next(result) {
        case .commit(let output): return .commit(output)
        case .run(let statement):
            if let plan = statement.planWithoutEngine {
                phase = .running(statement, plan: plan, since: .now)
                meter?.record()
                return .run(statement)
            }
            phase = .explaining(statement)
            return .run(SQLStatement(dialect.explain.write + statement.text, statement.parameters))
        }
    }
}

extension SQLStatement {
    /// What is said of a statement that no engine has a plan for.
    fileprivate var planWithoutEngine: [String]? {
        if let copiedRows { return ["Copies \(copiedRows.count) bytes of rows"] }
        return text.hasPrefix("CALL ") ? ["Runs a procedure of the database's"] : nil
    }
}
