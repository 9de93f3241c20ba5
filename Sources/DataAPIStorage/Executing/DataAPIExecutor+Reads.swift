internal import Inventory
internal import InventorySQL

/// Texts of any length.
extension DataAPIExecutor {
    /// How often the pieces of a text that changes meanwhile are fetched, before one transaction fetches them in peace.
    private static let attempts = 3
    /// Pieces of one text that are fetched at a time.
    private static let concurrency = 8

    /// The one text that a query gives.
    func text(of statement: SQLStatement, _ context: StoreContext) async throws(DataAPIFailure) -> [UInt8] {
        let pieces = AnswerPieces(statement, engine)
        if let whole = pieces.whole, let text = try await text(of: whole, context) { return text }
        for _ in 0..<Self.attempts {
            do throws(PieceFailure) { return try await text(of: pieces, context) } catch {
                switch error {
                case .call(let failure): throw failure
                case .pieces(.changed): continue
                case .pieces(let problem): throw .misshapen(problem, statement)
                }
            }
        }
        return try await textInTransaction(of: pieces, statement, context)
    }

    /// The texts of all rows, one behind the other; nil when they are too much for one answer.
    private func text(of whole: SQLStatement, _ context: StoreContext) async throws(DataAPIFailure) -> [UInt8]? {
        switch await rows(whole, in: nil, context) {
        case .success(let rows):
            var text: [UInt8] = []
            for row in rows {
                guard row.count == 1, case .text(let part) = row[0] else { throw .misshapen(.noText, whole) }
                text += part.utf8
            }
            return text
        case .failure(let failure) where failure.outcome == .answerTooLarge: return nil
        case .failure(let failure): throw failure
        }
    }

    private enum PieceFailure: Error {
        case call(DataAPIFailure)
        case pieces(PieceAssembly.Problem)
    }

    private func text(of pieces: AnswerPieces, _ context: StoreContext) async throws(PieceFailure) -> [UInt8] {
        var assembly = PieceAssembly()
        var count = pieces.firstCount
        try await add(to: &assembly, pieces, 0..<count, in: nil, &count, context)
        while true {
            let ranges = assembly.missing(atMost: count).prefix(Self.concurrency)
            if ranges.isEmpty { return assembly.text }
            // Side by side: each call is for a part of its own.
            let results = await withTaskGroup(of: Result<[[SQLValue]], DataAPIFailure>.self) { group in
                for range in ranges {
                    group.addTask { await self.rows(pieces.statement(pieces: range), in: nil, context) }
                }
                return await group.reduce(into: []) { $0.append($1) }
            }
            var isTooMuch = false
            for result in results {
                switch result {
                case .success(let rows):
                    do throws(PieceAssembly.Problem) { try assembly.add(rows) } catch { throw .pieces(error) }
                case .failure(let failure) where failure.outcome == .answerTooLarge && count > 1: isTooMuch = true
                case .failure(let failure): throw .call(failure)
                }
            }
            if isTooMuch { count = max(1, count / 2) }
        }
    }

    /// One call's pieces; half as many when they are refused for their size.
    private func add(
        to assembly: inout PieceAssembly, _ pieces: AnswerPieces, _ range: Range<Int>, in transaction: String?,
        _ count: inout Int, _ context: StoreContext
    ) async throws(PieceFailure) {
        var range = range
        while true {
            switch await rows(pieces.statement(pieces: range), in: transaction, context) {
            case .success(let rows):
                do throws(PieceAssembly.Problem) { return try assembly.add(rows) } catch { throw .pieces(error) }
            // In a transaction, a refusal ends it.
            case .failure(let failure)
            where failure.outcome == .answerTooLarge && range.count > 1 && transaction == nil:
                count = range.count / 2
                range = range.prefix(count)
            case .failure(let failure): throw .call(failure)
            }
        }
    }

    private func rows(
        _ statement: SQLStatement, in transaction: String?, _ context: StoreContext
    ) async -> Result<[[SQLValue]], DataAPIFailure> {
        context.meter?.record()
        do throws(DataAPIFailure) {
            return .success(
                try await client.execute(
                    statement, in: transaction, isRepeatable: transaction == nil, context
                ).rows)
        } catch {
            return .failure(error)
        }
    }

    /// The text as one transaction sees it from its first statement to its last. Few pieces a call: a refusal would end it.
    private func textInTransaction(
        of pieces: AnswerPieces, _ statement: SQLStatement, _ context: StoreContext
    ) async throws(DataAPIFailure) -> [UInt8] {
        let transaction = try await client.begin(context)
        do throws(PieceFailure) {
            if engine == .postgresql {
                let isolation = SQLStatement("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
                if case .failure(let failure) = await rows(isolation, in: transaction, context) { throw .call(failure) }
            }
            var assembly = PieceAssembly()
            var count = pieces.safeCount
            var range = 0..<count
            while true {
                try await add(to: &assembly, pieces, range, in: transaction, &count, context)
                guard let next = assembly.missing(atMost: count).first else { break }
                range = next
            }
            await client.rollBack(transaction)
            return assembly.text
        } catch {
            await client.rollBack(transaction)
            switch error {
            case .call(let failure): throw failure
            case .pieces(let problem): throw .misshapen(problem, statement)
            }
        }
    }
}

extension DataAPIFailure {
    fileprivate static func misshapen(_ problem: PieceAssembly.Problem, _ statement: SQLStatement) -> DataAPIFailure {
        DataAPIFailure(
            outcome: .fault, detail: "The Data API's rows are not those asked for (\(problem)): \(statement.text)")
    }
}
