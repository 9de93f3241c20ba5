internal import Synchronization

/// As many permits as there are readers, so that nobody ever blocks a thread to wait for one.
final class ReaderPermits: Sendable {
    private struct State {
        var available: Int
        var waiting: [CheckedContinuation<Void, Never>] = []
        var firstWaiting = 0
    }

    private let state: Mutex<State>
    private let count: Int

    init(_ count: Int) {
        self.count = count
        state = Mutex(State(available: count))
    }

    /// Takes a permit if there is one.
    func tryAcquire() -> Bool {
        state.withLock { state in
            if state.available == 0 { return false }
            state.available -= 1
            return true
        }
    }

    /// Takes a permit; waits in line for one.
    func acquire() async {
        if tryAcquire() { return }
        await withCheckedContinuation { continuation in
            let isFree = state.withLock { state in
                if state.available > 0 {
                    state.available -= 1
                    return true
                }
                state.waiting.append(continuation)
                return false
            }
            if isFree { continuation.resume() }
        }
    }

    /// Gives a permit back, to the first in line.
    func release() {
        let next: CheckedContinuation<Void, Never>? = state.withLock { state in
            guard state.firstWaiting < state.waiting.count else {
                state.available += 1
                return nil
            }
            defer {
                state.firstWaiting += 1
                if state.firstWaiting * 2 > state.waiting.count {
                    state.waiting.removeFirst(state.firstWaiting)
                    state.firstWaiting = 0
                }
            }
            return state.waiting[state.firstWaiting]
        }
        next?.resume()
    }

    /// Takes all permits: when this returns, nobody reads.
    func acquireAll() async { for _ in 0..<count { await acquire() } }
}
