import Eventuals
import Inventory
import Synchronization

/// Sends the lookups of operations that are executed at the same time to the store together: ``CombiningLine`` decides.
///
/// An operation sees nothing of the others: its lookups are read after they were asked for, it has its own error and its
/// own deadline, and when it is cancelled, the rest goes on.
final class LookupCombiner<Lookup: Sendable, Record: Sendable>: Sendable {
    typealias Load = @Sendable ([Lookup], StoreContext) async throws(InventoryError) -> [Record?]
    typealias Outcome = Result<[Record?], InventoryError>

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
    private let executor: (any TaskExecutor)?
    private let rows: @Sendable (Lookup) -> Int
    private let state = Mutex(State())

    /// - Parameters:
    ///   - rows: How many rows the store reads for a lookup, about.
    ///   - executor: Where the store is asked for several.
    ///   - load: Asks the store.
    init(rows: @escaping @Sendable (Lookup) -> Int, on executor: (any TaskExecutor)? = nil, load: @escaping Load) {
        self.load = load
        self.executor = executor
        self.rows = rows
    }

    /// Loads the lookups of an operation's field: a promise where others send them.
    func load(_ lookups: [Lookup], of field: AnyObject, _ context: StoreContext) -> Eventual<Outcome> {
        let rows = lookups.reduce(0) { $0 + self.rows($1) }
        // Two of these have no room in one statement. And who wants an explanation wants that of the own statement.
        if rows > Line.maximumRows / 2 || context.report != nil {
            return .pending { await self.outcome(of: lookups, context) }
        }
        let field = ObjectIdentifier(field)
        let promise = Promise<Outcome> { receiver in
            let waiting = WaitingLookups<Lookup, Record>(lookups, context, receiver)
            self.wait(waiting, rows: rows, field)
            return waiting.cancel
        }
        if state.withLock({ $0.lines[field]?.mustWait ?? false }) { return .promised(promise) }
        return .pending {
            guard self.state.withLock({ $0.change(field) { $0.enter() } }) else { return await promise.value }
            defer { self.leave(field) }
            return await self.outcome(of: lookups, context)
        }
    }

    private func wait(_ waiting: WaitingLookups<Lookup, Record>, rows: Int, _ field: ObjectIdentifier) {
        let (now, mustWatch) = state.withLock { state in
            let now = state.change(field) { $0.wait(waiting, rows: rows) }
            defer { state.isWatched = true }
            return (now, !state.isWatched)
        }
        if let now { send(now, field) }
        if mustWatch { watch() }
    }

    private func leave(_ field: ObjectIdentifier) {
        if let next = state.withLock({ $0.change(field) { $0.leave() } }) { send(next, field) }
    }

    /// Sends what waited together, and then what has come meanwhile.
    private func send(_ waiting: [WaitingLookups<Lookup, Record>], _ field: ObjectIdentifier) {
        let sender = LookupSender()
        sender.start(on: executor) {
            var next: [WaitingLookups<Lookup, Record>]? = waiting
            while let members = next {
                let group = LookupGroup(members, sender)
                let outcome = await self.outcome(of: group.members.flatMap(\.lookups), group.context)
                // Before those who waited go on: they may want more.
                next = self.state.withLock { $0.change(field) { $0.leave() } }
                group.end(outcome) { await self.outcome(of: $0, $1) }
                if let waiting = next, Task.isCancelled { return self.send(waiting, field) }
            }
        }
    }

    private func outcome(of lookups: [Lookup], _ context: StoreContext) async -> Outcome {
        if lookups.isEmpty { return .success([]) }
        do throws(InventoryError) {
            return .success(try await load(lookups, context))
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
