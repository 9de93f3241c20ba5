import Eventuals
import Inventory
import Synchronization
import Testing

@testable import InventoryAPI

/// Lookups of operations that are executed at the same time. How they fall into groups depends on the machine; what each
/// operation gets must not. Each test goes on until a group was there.
@Suite(.timeLimit(.minutes(2)))
struct LookupCombinerTests {
    @Test func `each operation gets its own records`() async {
        await untilCombined { store in
            await store.run(operations: 40) { number in
                let records = await store.combiner.load([number, -1, number + 1], of: store, StoreContext()).value
                #expect(records.records == [number, nil, number + 1])
            }
        }
    }

    @Test func `another's fault is not one's own`() async {
        await untilCombined { store in
            store.fails = { $0.contains(7) ? InventoryError(.internal, "The row is broken.") : nil }
            await store.run(operations: 40) { number in
                let result = await store.result(of: number)
                #expect(number == 7 ? result.failure?.kind == .internal : result.records == [number])
            }
        }
    }

    @Test func `a store that is away is not asked again for each`() async {
        await untilCombined { store in
            store.fails = { _ in InventoryError(.unavailable, "Away.") }
            await store.run(operations: 40) { number in
                #expect(await store.result(of: number).failure?.kind == .unavailable)
            }
            #expect(store.groups.flatMap(\.self).count == 40)
        }
    }

    @Test func `a statement has the time of its first member, and the others have theirs`() async {
        await untilCombined { store in
            store.fails = { $0.count > 1 ? .deadline : nil }
            await store.run(operations: 40) { number in
                let isLate = number % 2 == 0
                let deadline: ContinuousClock.Instant = isLate ? .now - .seconds(1) : .now + .seconds(100)
                let result = await store.result(of: number, StoreContext(deadline: deadline))
                #expect(result.records == [number] || (isLate && result.failure?.kind == .timeout))
            }
            for (group, deadline) in zip(store.groups, store.deadlines) where group.contains(where: { $0 % 2 == 0 }) {
                #expect(deadline.map { $0 < .now } ?? false)
            }
        }
    }

    @Test func `statements are counted and traced for each who shares them`() async {
        await untilCombined { store in
            await store.run(operations: 40) { number in
                let context = StoreContext(meter: StatementMeter(), trace: number % 2 == 0 ? StatementTrace() : nil)
                #expect(await store.result(of: number, context).records == [number])
                #expect(context.meter?.statements == 1)
                #expect(context.trace.map { $0.statements.map(\.text) == ["SELECT"] } ?? true)
            }
        }
    }

    @Test func `who wants an explanation goes alone`() async {
        await untilCombined { store in
            await store.run(operations: 40) { number in
                let context = number == 3 ? StoreContext(report: { _ in }) : StoreContext()
                #expect(await store.result(of: number, context).records == [number])
            }
            #expect(store.groups.contains([3]))
        }
    }

    @Test func `lookups that read much go alone, and wait for nobody`() async {
        let store = Store(rows: 1001)
        store.holdsAfter = 0
        let meters = (0..<40).map { _ in StatementMeter() }
        let tasks = meters.enumerated().map { number, meter in
            Task { await store.result(of: number, StoreContext(meter: meter)) }
        }
        while store.groups.count < 40 { await Task.yield() }
        // A statement of its own is counted when it begins, one that was waited for at its end.
        #expect(meters.allSatisfy { $0.statements == 1 })
        store.release()
        for (number, task) in tasks.enumerated() { #expect(await task.value.records == [number]) }
    }

    @Test func `an operation that is cancelled while it waits ends, and the others go on`() async {
        await untilCombined { store in
            store.holdsAfter = 4
            let tasks = (0..<40).map { number in Task { await store.result(of: number) } }
            while store.groups.count < 4 { await Task.yield() }
            let cancelled = tasks[30...]
            for task in cancelled { task.cancel() }
            for task in cancelled {
                let result = await task.value
                #expect(result.failure?.kind == .timeout || result.records != nil)
            }
            store.release()
            for (number, task) in tasks[..<30].enumerated() { #expect(await task.value.records == [number]) }
        }
    }

    @Test func `a statement nobody waits for any more is cancelled`() async {
        let store = Store()
        store.holdsAfter = 0
        let tasks = (0..<40).map { number in Task { await store.result(of: number) } }
        while store.groups.flatMap(\.self).count < 40 { await Task.yield() }
        for task in tasks { task.cancel() }
        for task in tasks { #expect(await task.value.failure?.kind == .timeout) }
        while store.held > 0 { await Task.yield() }
        // The line is usable after.
        store.holdsAfter = nil
        for number in 0..<10 { #expect(await store.result(of: number).records == [number]) }
    }

    @Test func `lookups wait for no statement that hangs`() async {
        let store = Store()
        store.holdsAfter = 0
        let hanging = (0..<5).map { number in Task { await store.result(of: number) } }
        while store.groups.count < 4 { await Task.yield() }
        store.holdsAfter = nil
        #expect(await store.result(of: 9).records == [9])
        store.release()
        for (number, task) in hanging.enumerated() { #expect(await task.value.records == [number]) }
    }

    private func untilCombined(_ round: (Store) async -> Void) async {
        for _ in 0..<100 {
            let store = Store()
            await round(store)
            if store.groups.contains(where: { $0.count > 3 }) { return }
        }
        Issue.record("No lookups were combined.")
    }
}

/// Loads numbers: a number for itself, nothing for negative ones.
private final class Store: Sendable {
    private struct State {
        var groups: [[Int]] = []
        var deadlines: [ContinuousClock.Instant?] = []
        var fails: @Sendable ([Int]) -> InventoryError? = { _ in nil }
        var holdsAfter: Int?
        var held: [Int: CheckedContinuation<Void, Never>] = [:]
    }

    private let state = Mutex(State())
    private let rows: Int
    private let ownCombiner = Mutex<LookupCombiner<Int, Int>?>(nil)

    init(rows: Int = 1) { self.rows = rows }

    var combiner: LookupCombiner<Int, Int> {
        ownCombiner.withLock { combiner in
            if let combiner { return combiner }
            let new = LookupCombiner<Int, Int>(rows: { [rows] _ in rows }) {
                [weak self] lookups, context throws(InventoryError) in
                try await self?.load(lookups, context) ?? []
            }
            combiner = new
            return new
        }
    }

    var groups: [[Int]] { state.withLock { $0.groups } }
    var deadlines: [ContinuousClock.Instant?] { state.withLock { $0.deadlines } }
    var held: Int { state.withLock { $0.held.count } }
    var fails: @Sendable ([Int]) -> InventoryError? {
        get { state.withLock { $0.fails } }
        set { state.withLock { $0.fails = newValue } }
    }
    /// How many loads end before those that wait for ``release()``.
    var holdsAfter: Int? {
        get { state.withLock { $0.holdsAfter } }
        set { state.withLock { $0.holdsAfter = newValue } }
    }

    func run(operations: Int, _ operation: @escaping @Sendable (Int) async throws -> Void) async {
        await withTaskGroup(of: Void.self) { tasks in
            for number in 0..<operations {
                tasks.addTask {
                    await #expect(throws: Never.self) { try await operation(number) }
                }
            }
        }
    }

    func result(of number: Int, _ context: StoreContext = StoreContext()) async -> Result<[Int?], InventoryError> {
        await combiner.load([number], of: self, context).value
    }

    func release() {
        let held = state.withLock { state in
            state.holdsAfter = nil
            defer { state.held = [:] }
            return state.held.values
        }
        for continuation in held { continuation.resume() }
    }

    private func load(_ lookups: [Int], _ context: StoreContext) async throws(InventoryError) -> [Int?] {
        context.meter?.record()
        let number = state.withLock { state in
            state.groups.append(lookups)
            state.deadlines.append(context.deadline)
            return state.groups.count
        }
        context.trace?.record(.init(system: "test", text: "SELECT", start: .now, end: .now))
        // Others come meanwhile.
        for _ in 0..<10 { await Task.yield() }
        await hold(number)
        if Task.isCancelled { throw .deadline }
        if let error = fails(lookups) { throw error }
        return lookups.map { $0 < 0 ? nil : $0 }
    }

    private func hold(_ number: Int) async {
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let isHeld = state.withLock { state in
                    guard let first = state.holdsAfter, number > first, !Task.isCancelled else { return false }
                    state.held[number] = continuation
                    return true
                }
                if !isHeld { continuation.resume() }
            }
        } onCancel: {
            state.withLock { $0.held.removeValue(forKey: number) }?.resume()
        }
    }
}

extension Result {
    fileprivate var records: Success? { try? get() }
    fileprivate var failure: Failure? { if case .failure(let error) = self { error } else { nil } }
}
