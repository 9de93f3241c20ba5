internal import Synchronization

/// One result that several tasks wait for, each no longer than it wants to.
public final class Flight<Value: Sendable>: Sendable {
    private struct State {
        var value: Value?
        var waiters: [Int: CheckedContinuation<Value?, Never>] = [:]
        /// Those who went before they had begun to wait.
        var gone: Set<Int> = []
        var next = 0
    }

    private let state = Mutex(State())

    /// A result that is not there yet.
    public init() {}

    /// Gives the result to all who wait and will wait. The first counts.
    public func finish(_ value: Value) {
        let waiters = state.withLock { state in
            if state.value != nil { return [CheckedContinuation<Value?, Never>]() }
            state.value = value
            defer { state.waiters = [:] }
            return Array(state.waiters.values)
        }
        for waiter in waiters { waiter.resume(returning: value) }
    }

    /// The result; nil when the deadline passes or the task is cancelled before it is there.
    public func value(until deadline: ContinuousClock.Instant?) async -> Value? {
        let id = state.withLock { state in
            defer { state.next += 1 }
            return state.next
        }
        let alarm = deadline.map { deadline in
            Task {
                // Sleeping ends early only when the waiting is over.
                guard (try? await Task.sleep(until: deadline, clock: .continuous)) != nil else { return }
                leave(id)
            }
        }
        defer { alarm?.cancel() }
        return await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let isOver = state.withLock { state in
                    if state.value != nil || state.gone.remove(id) != nil { return true }
                    state.waiters[id] = continuation
                    return false
                }
                if isOver { continuation.resume(returning: state.withLock { $0.value }) }
            }
        } onCancel: {
            leave(id)
        }
    }

    private func leave(_ id: Int) {
        let waiter = state.withLock { state in
            if state.value != nil { return nil as CheckedContinuation<Value?, Never>? }
            if let waiter = state.waiters.removeValue(forKey: id) { return waiter }
            state.gone.insert(id)
            return nil
        }
        waiter?.resume(returning: nil)
    }
}
