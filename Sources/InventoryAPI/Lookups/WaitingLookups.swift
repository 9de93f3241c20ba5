import Eventuals
import Inventory
import Synchronization

/// The lookups of one operation, until they have their outcome.
final class WaitingLookups<Lookup: Sendable, Record: Sendable>: Sendable {
    typealias Outcome = Result<[Record?], InventoryError>
    typealias Load = @Sendable ([Lookup], StoreContext) async -> Outcome

    let lookups: [Lookup]
    let context: StoreContext
    private let state: Mutex<State>

    private enum State {
        /// The receiver is taken out before it is resumed, so once.
        case waiting(Receiver<Outcome>, onCancel: (@Sendable () -> Void)?)
        case ended
    }

    init(_ lookups: [Lookup], _ context: StoreContext, _ receiver: Receiver<Outcome>) {
        self.lookups = lookups
        self.context = context
        state = Mutex(.waiting(receiver, onCancel: nil))
    }

    var isWaiting: Bool {
        state.withLock { state in
            if case .waiting = state { true } else { false }
        }
    }

    /// What to do when it is cancelled; done at once if it was.
    func onCancel(_ action: @escaping @Sendable () -> Void) {
        let isEnded = state.withLock { state in
            guard case .waiting(let receiver, _) = state else { return true }
            state = .waiting(receiver, onCancel: action)
            return false
        }
        if isEnded { action() }
    }

    /// Asks the store for these lookups only: what went wrong may have been another's.
    func goAlone(_ load: @escaping Load) {
        let task = Task { end(await load(lookups, context)) }
        onCancel { task.cancel() }
    }

    func end(_ outcome: Outcome) { take()?.receiver.resume(returning: outcome) }

    func cancel() {
        guard let (receiver, action) = take() else { return }
        action?()
        receiver.resumeCancelled(returning: .failure(.deadline))
    }

    private func take() -> (receiver: Receiver<Outcome>, onCancel: (@Sendable () -> Void)?)? {
        state.withLock { state in
            defer { state = .ended }
            guard case .waiting(let receiver, let action) = state else { return nil }
            return (receiver, action)
        }
    }
}
