import Inventory
import Synchronization

/// The lookups of one operation, until they have their outcome.
final class WaitingLookups<Lookup: Sendable, Record: Sendable>: Sendable {
    enum Outcome: Sendable {
        case loaded([Record?])
        case failed(InventoryError)
        /// What went wrong may have been another's lookup.
        case mustGoAlone
    }

    let lookups: [Lookup]
    let context: StoreContext
    private let state = Mutex(State.new)

    private enum State {
        case new
        /// Taken out before it is resumed, so once. A checked one's layout is not known to the compiler: each copy of this
        /// state would be made through metadata.
        case waiting(UnsafeContinuation<Outcome, Never>, onCancel: (@Sendable () -> Void)?)
        case ended
    }

    init(_ lookups: [Lookup], _ context: StoreContext) {
        self.lookups = lookups
        self.context = context
    }

    var isWaiting: Bool {
        state.withLock { state in
            if case .waiting = state { true } else { false }
        }
    }

    /// Starts to wait; false when it was cancelled before.
    func begin(_ continuation: UnsafeContinuation<Outcome, Never>) -> Bool {
        let isCancelled = state.withLock { state in
            if case .ended = state { return true }
            state = .waiting(continuation, onCancel: nil)
            return false
        }
        if isCancelled { continuation.resume(returning: .failed(.deadline)) }
        return !isCancelled
    }

    /// What to do when it is cancelled; done at once if it was.
    func onCancel(_ action: @escaping @Sendable () -> Void) {
        let isEnded = state.withLock { state in
            guard case .waiting(let continuation, _) = state else { return true }
            state = .waiting(continuation, onCancel: action)
            return false
        }
        if isEnded { action() }
    }

    func end(_ outcome: Outcome) { take()?.continuation.resume(returning: outcome) }

    func cancel() {
        guard let (continuation, action) = take() else { return }
        action?()
        continuation.resume(returning: .failed(.deadline))
    }

    private func take() -> (continuation: UnsafeContinuation<Outcome, Never>, onCancel: (@Sendable () -> Void)?)? {
        state.withLock { state in
            defer { state = .ended }
            guard case .waiting(let continuation, let action) = state else { return nil }
            return (continuation, action)
        }
    }
}
