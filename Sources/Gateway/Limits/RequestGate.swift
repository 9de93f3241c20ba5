internal import Synchronization

/// Lets so many requests in at a time; so many more may wait, in order, for one to end. Any other is refused.
final class RequestGate: Sendable {
    private let limit: Int
    private let queueLimit: Int
    private let state = Mutex(State())

    /// How an attempt to enter ended.
    enum Entry {
        /// The request is in, and has to ``leave()``.
        case entered
        /// The queue is full.
        case refused
        /// Whoever waits for the answer has gone.
        case cancelled
    }

    private struct State {
        var inside = 0
        /// Whether somebody was refused and the queue has not been empty since.
        var isShedding = false
        var waiting: [Int: CheckedContinuation<Entry, Never>] = [:]
        /// The numbers of those that wait, or waited, run from `first` to before `next`.
        var first = 0
        var next = 0

        /// The one that has waited longest; nobody waits any more if nil.
        mutating func popFirst() -> CheckedContinuation<Entry, Never>? {
            while first < next {
                defer { first += 1 }
                if let continuation = waiting.removeValue(forKey: first) { return continuation }
            }
            isShedding = false
            return nil
        }
    }

    /// - Parameters:
    ///   - limit: The most requests inside at a time.
    ///   - queueLimit: The most that wait.
    init(limit: Int, queueLimit: Int) {
        self.limit = limit
        self.queueLimit = queueLimit
    }

    /// Requests inside.
    var inside: Int { state.withLock { $0.inside } }

    /// Requests that wait.
    var waiting: Int { state.withLock { $0.waiting.count } }

    /// Whether a request was refused since the queue was last empty: this instance has more than it can do.
    var isShedding: Bool { state.withLock { $0.isShedding } }

    /// Enters, waiting for a place if there is none.
    func enter() async -> Entry {
        if let entry = tryToEnter() { return entry }
        let number = state.withLock { state in
            defer { state.next += 1 }
            return state.next
        }
        return await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                // Checked again under the lock: a place may be free by now, and a cancellation has come before the
                // handler can find the continuation, or finds it.
                let entry: Entry? = state.withLock { state in
                    if Task.isCancelled { return .cancelled }
                    if state.inside < limit {
                        state.inside += 1
                        return .entered
                    }
                    state.waiting[number] = continuation
                    // Who left meanwhile may have passed over it.
                    state.first = min(state.first, number)
                    return nil
                }
                if let entry { continuation.resume(returning: entry) }
            }
        } onCancel: {
            state.withLock { $0.waiting.removeValue(forKey: number) }?.resume(returning: .cancelled)
        }
    }

    /// Leaves; the place goes to whoever has waited longest.
    func leave() {
        let next = state.withLock { state in
            let next = state.popFirst()
            if next == nil { state.inside -= 1 }
            return next
        }
        next?.resume(returning: .entered)
    }

    /// What is decided at once; nil if the request has to wait.
    private func tryToEnter() -> Entry? {
        state.withLock { state in
            if state.inside < limit {
                state.inside += 1
                return .entered
            }
            guard state.waiting.count < queueLimit else {
                state.isShedding = true
                return .refused
            }
            return nil
        }
    }
}
