internal import Synchronization

/// Lets so many requests in at a time; so many more may wait, in order, for one to end. Any other is refused.
final class RequestGate: Sendable {
    typealias Line = RequestLine<CheckedContinuation<Bool, Never>>

    private let line: Mutex<Line>

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

    /// Tries to enter: a request that is in has to ``leave()``, one in line has to ``wait(_:)``.
    func arrive() -> Line.Arrival { line.withLock { $0.arrive() } }

    /// Waits for a place; false when whoever waits for the answer has gone.
    func wait(_ number: Int) async -> Bool {
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let isLetIn = line.withLock { !$0.wait(number, continuation) }
                if isLetIn {
                    continuation.resume(returning: true)
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
        line.withLock { $0.withdraw(number) }?.resume(returning: false)
    }

    /// Leaves; the place goes to whoever has waited longest.
    func leave() { line.withLock { $0.leave() }?.resume(returning: true) }
}
