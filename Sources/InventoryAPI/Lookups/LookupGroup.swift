import Inventory
import Synchronization

/// Lookups of several operations that go to the store together.
final class LookupGroup<Lookup: Sendable, Record: Sendable>: Sendable {
    typealias Member = WaitingLookups<Lookup, Record>

    let members: [Member]
    let context: StoreContext
    private let sender: LookupSender
    /// How many members are left; nil at the end.
    private let left: Mutex<Int?>

    /// A group of those who have not been cancelled yet. Its statement ends with the first member's time, and is cancelled
    /// when no member is left.
    init(_ members: [Member], _ sender: LookupSender) {
        self.members = members.filter(\.isWaiting)
        self.sender = sender
        context = StoreContext(
            deadline: self.members.compactMap(\.context.deadline).min(), meter: StatementMeter(),
            trace: self.members.contains { $0.context.trace != nil } ? StatementTrace() : nil)
        left = Mutex(self.members.count)
        for member in self.members { member.onCancel { self.memberLeft() } }
    }

    private func memberLeft() {
        left.withLock { left in
            guard let before = left else { return }
            left = before - 1
            if before == 1 { sender.cancel() }
        }
    }

    /// Gives each member its part. After an error that may be another's, each goes alone.
    func end(_ outcome: Member.Outcome, alone load: @escaping Member.Load) {
        left.withLock { $0 = nil }
        for member in members {
            if let meter = context.meter { member.context.meter?.record(meter) }
            if let trace = context.trace { trace.statements.forEach { member.context.trace?.record($0) } }
        }
        switch outcome {
        case .success(let records):
            var rest = records[...]
            for member in members {
                member.end(.success(Array(rest.prefix(member.lookups.count))))
                rest = rest.dropFirst(member.lookups.count)
            }
        case .failure(let error):
            for member in members {
                if members.count > 1 && mayBeOfAnother(error, member) {
                    member.goAlone(load)
                } else {
                    member.end(.failure(error))
                }
            }
        }
    }

    private func mayBeOfAnother(_ error: InventoryError, _ member: Member) -> Bool {
        switch error.kind {
        case .timeout: member.context.deadline.map { $0 > .now } ?? true
        case .unavailable: false
        case .internal, .invalidInput, .alreadyExists, .notFound: true
        }
    }
}

/// The task that sends one group after the other.
final class LookupSender: Sendable {
    private let state = Mutex(State())

    private struct State {
        var task: Task<Void, Never>?
        var isCancelled = false
    }

    func start(on executor: (any TaskExecutor)?, _ work: @escaping @Sendable () async -> Void) {
        let task = Task(executorPreference: executor, operation: work)
        let isCancelled = state.withLock { state in
            state.task = task
            return state.isCancelled
        }
        if isCancelled { task.cancel() }
    }

    func cancel() {
        let task = state.withLock { state in
            state.isCancelled = true
            return state.task
        }
        task?.cancel()
    }
}
