package import Inventory
internal import Synchronization

/// Statements that are reported, with the engine's plans, when the context asks for it. Without, these cost nothing.
extension SQLInventoryStore {
    /// Runs a query that answers with one JSON text.
    func send<Output: Sendable>(
        _ statement: SQLStatement, _ context: StoreContext,
        _ decode: @escaping @Sendable (UnsafeRawBufferPointer) throws(InventoryError) -> Output
    ) async throws(InventoryError) -> Output {
        guard let report = context.report else { return try await run(statement, context, decode) }
        let bytes = ByteCount()
        let start = ContinuousClock.now
        let output = try await run(statement, context) { text throws(InventoryError) in
            bytes.set(text.count)
            return try decode(text)
        }
        var description = dialect.report(statement, .now - start, .bytes(bytes.value))
        do throws(InventoryError) {
            description.plan = try await plan(of: statement, context)
        } catch {
            description.planProblem = error.message
        }
        report(description)
        return output
    }

    /// Runs an operation in one transaction.
    func send<Operation: WriteOperation>(
        _ operation: Operation, _ context: StoreContext
    ) async throws(InventoryError) -> Operation.Output {
        guard let report = context.report else { return try await run(operation, context) }
        var unmetered = context
        unmetered.meter = nil
        return try await run(
            ExplainedOperation(operation, dialect, context.meter, report: report), unmetered)
    }

    /// The engine's plan of a query, line by line.
    package func plan(
        of statement: SQLStatement, _ context: StoreContext
    ) async throws(InventoryError) -> [String] {
        let explained = SQLStatement(dialect.explain.query + statement.text, statement.parameters)
        return dialect.planLines(try await executor.rows(of: explained, context))
    }
}

extension SQLDialect {
    /// The report of a statement, without a plan.
    func report(
        _ statement: SQLStatement, _ duration: Duration, _ answer: StatementReport.Answer
    ) -> StatementReport {
        StatementReport(
            text: statement.text,
            parameters: statement.parameters.map { .init(type: typeName(of: $0), value: $0.displayed) },
            duration: duration, answer: answer)
    }
}

extension SQLValue {
    /// As people read it: bytes in hexadecimal.
    fileprivate var displayed: String? {
        switch self {
        case .null: nil
        case .integer(let integer): String(integer)
        case .text(let text): text
        case .blob(let bytes):
            bytes.reduce(into: "") { text, byte in
                text += (byte < 16 ? "0" : "") + String(byte, radix: 16)
            }
        }
    }
}

/// An answer's length, on its way out of the executor.
private final class ByteCount: Sendable {
    private let count = Atomic<Int>(0)

    var value: Int { count.load(ordering: .relaxed) }

    func set(_ value: Int) { count.store(value, ordering: .relaxed) }
}
