internal import Synchronization

/// Lets so many requests in at a time; so many more may wait, in order, for one to end. Any other is refused.
final class RequestGate: Sendable {
    private let line: Mutex<RequestLine<CheckedContinuation<Entry, Never>>>

    /// How an attempt to enter ended.
    enum Entry {
        /// The request is in, and has to ``leave()``.
        case entered
        /// The queue is full.
        case refused
        /// Whoever waits for the answer has gone.
        case cancelled
    }

    /// - Parameters:
    ///   - limit: The most requests inside at a time.
    ///   - queueLimit: The most that wait.
    init(limit: Int, queueLimit: Int) {
        line = Mutex(RequestLine(limit: limit, queueLimit: queueLimit))
    }

    /// Requests inside.
    var inside: Int { line.withLock { $0.inside } }

    /// Requests that wait.
    var waiting: Int { line.withLock { $0.waiting } }

    /// Whether a request was refused since the queue was last empty: this instance has more than it can do.
    var isShedding: Bool { line.withLock { $0.isShedding } }

    /// Enters, waiting for a place if there is none.
    func enter() async -> Entry {
        switch line.withLock({ $0.arrive() }) {
        case .entered: .entered
        case .refused: .refused
        case .inLine(let number): await wait(number)
        }
    }

    private func wait(_ number: Int) async -> Entry {
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let isLetIn = line.withLock { !$0.wait(number, continuation) }
                if isLetIn {
                    continuation.resume(returning: .entered)
                } else if Task.isCancelled {
                    // The handler may have run before there was anybody to be told.
                    withdraw(number)
                }
            }
        } onCancel: {
            withdraw(number)
        }
    }

    private func withdraw(_ number: Int) {
        line.withLock { $0.withdraw(number) }?.resume(returning: .cancelled)
    }

    /// Leaves; the place goes to whoever has waited longest.
    func leave() { line.withLock { $0.leave() }?.resume(returning: .entered) }
}
