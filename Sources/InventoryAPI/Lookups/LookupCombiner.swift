import Inventory
import Synchronization

/// Sends the lookups of operations that are executed at the same time to the store together: ``CombiningLine`` decides.
///
/// An operation sees nothing of the others: its lookups are read after they were asked for, it has its own error and its
/// own deadline, and when it is cancelled, the rest goes on.
final class LookupCombiner<Lookup: Sendable, Record: Sendable>: Sendable {
    typealias Load = @Sendable ([Lookup], StoreContext) async throws(InventoryError) -> [Record?]

    private typealias Line = CombiningLine<WaitingLookups<Lookup, Record>>

    private struct State {
        /// By the field of the compiled operation: what is alike then is one statement.
        var lines: [ObjectIdentifier: Line] = [:]
        var isWatched = false

        mutating func change<Result>(_ field: ObjectIdentifier, _ body: (inout Line) -> Result) -> Result {
            let result = body(&lines[field, default: Line()])
            if lines[field]?.isIdle ?? true { lines[field] = nil }
            return result
        }
    }

    private let load: Load
    private let rows: @Sendable (Lookup) -> Int
    private let state = Mutex(State())

    /// - Parameters:
    ///   - load: Asks the store.
    ///   - rows: How many rows the store reads for a lookup, about.
    init(rows: @escaping @Sendable (Lookup) -> Int, load: @escaping Load) {
        self.load = load
        self.rows = rows
    }

    /// Loads the lookups of an operation's field.
    func load(
        _ lookups: [Lookup], of field: AnyObject, _ context: StoreContext
    ) async throws(InventoryError) -> [Record?] {
        let rows = lookups.reduce(0) { $0 + self.rows($1) }
        // Two of these have no room in one statement. And who wants an explanation wants that of the own statement.
        if rows > Line.maximumRows / 2 || context.report != nil { return try await load(lookups, context) }
        let field = ObjectIdentifier(field)
        if state.withLock({ $0.change(field) { $0.enter() } }) {
            defer { leave(field) }
            return try await load(lookups, context)
        }
        let waiting = WaitingLookups<Lookup, Record>(lookups, context)
        switch await wait(waiting, rows: rows, field) {
        case .loaded(let records): return records
        case .failed(let error): throw error
        case .mustGoAlone: return try await load(lookups, context)
        }
    }

    private func wait(
        _ waiting: WaitingLookups<Lookup, Record>, rows: Int, _ field: ObjectIdentifier
    ) async -> WaitingLookups<Lookup, Record>.Outcome {
        await withTaskCancellationHandler {
            await withUnsafeContinuation { continuation in
                guard waiting.begin(continuation) else { return }
                let (now, mustWatch) = state.withLock { state in
                    let now = state.change(field) { $0.wait(waiting, rows: rows) }
                    defer { state.isWatched = true }
                    return (now, !state.isWatched)
                }
                if let now { send(now, field) }
                if mustWatch { watch() }
            }
        } onCancel: {
            waiting.cancel()
        }
    }

    private func leave(_ field: ObjectIdentifier) {
        if let next = state.withLock({ $0.change(field) { $0.leave() } }) { send(next, field) }
    }

    /// Sends what waited together, and then what has come meanwhile.
    private func send(_ waiting: [WaitingLookups<Lookup, Record>], _ field: ObjectIdentifier) {
        let sender = LookupSender()
        sender.start {
            var next: [WaitingLookups<Lookup, Record>]? = waiting
            while let members = next {
                let group = LookupGroup(members, sender)
                let outcome = await self.outcome(of: group)
                // Before those who waited go on: they may want more.
                next = self.state.withLock { $0.change(field) { $0.leave() } }
                group.end(outcome)
                if let waiting = next, Task.isCancelled { return self.send(waiting, field) }
            }
        }
    }

    private func outcome(of group: LookupGroup<Lookup, Record>) async -> Result<[Record?], InventoryError> {
        let lookups = group.members.flatMap(\.lookups)
        if lookups.isEmpty { return .success([]) }
        do throws(InventoryError) {
            return .success(try await load(lookups, group.context))
        } catch {
            return .failure(error)
        }
    }

    /// Looks after those who wait, as long as there may be some.
    private func watch() {
        Task { [weak self] in
            repeat { try? await Task.sleep(for: .milliseconds(10)) } while self?.tick() ?? false
        }
    }

    private func tick() -> Bool {
        let (due, mustGoOn) = state.withLock { state in
            let due = Array(state.lines.keys).compactMap { field in
                state.change(field) { $0.tick() }.map { (field, $0) }
            }
            state.isWatched = state.lines.values.contains { $0.isBusy || $0.hasWaiting }
            return (due, state.isWatched)
        }
        for (field, waiting) in due { send(waiting, field) }
        return mustGoOn
    }
}
