internal import Synchronization

/// A value that comes from the work of others, which go on when nobody waits for it.
public struct Promise<Value: Sendable>: Sendable {
    /// Ends the waiting early. What the receiver gets then is the promise's business; without effect once it has the value.
    public typealias Cancel = @Sendable () -> Void

    /// Starts to wait: the receiver gets one value, cancelled or not.
    public let begin: @Sendable (Receiver<Value>) -> Cancel

    /// A promise that is kept by calling the receiver once.
    @inlinable public init(_ begin: @escaping @Sendable (Receiver<Value>) -> Cancel) { self.begin = begin }

    /// What becomes of the value. It is made where the receiver is.
    @inlinable public func map<Other>(_ transform: @escaping @Sendable (Value) -> Other) -> Promise<Other> {
        Promise<Other> { [begin] receiver in
            begin(Receiver(at: receiver.execute) { receiver.receive(transform($0)) })
        }
    }

    /// What becomes of the value, where that may have to wait in turn. From then on nothing can be cancelled.
    @inlinable public func flatMap<Other>(
        _ transform: @escaping @Sendable (Value) -> Eventual<Other>
    ) -> Promise<Other> {
        Promise<Other> { [begin] receiver in
            begin(
                Receiver(at: receiver.execute) { value in
                    switch transform(value) {
                    case .ready(let value): receiver.receive(value)
                    case .pending(let work): Task { receiver.resume(returning: await work()) }
                    case .promised(let promise): _ = promise.begin(receiver)
                    }
                })
        }
    }

    /// The value, for a task, which makes itself what becomes of the value on the way. It waits for what is promised when it
    /// is cancelled, too, which then comes soon.
    public var value: Value {
        get async {
            let task = AwaitingTask<Value>()
            return await withTaskCancellationHandler {
                task.cancellation(begin(task.receiver))
                return await task.value()
            } onCancel: {
                task.cancel()
            }
        }
    }
}

/// Who waits for a promised value, and where.
public struct Receiver<Value: Sendable>: Sendable {
    /// Runs what it is given where the receiver is, such as on its event loop.
    public typealias Execute = @Sendable (@escaping @Sendable () -> Void) -> Void

    @usableFromInline let execute: Execute
    @usableFromInline let receive: @Sendable (Value) -> Void

    /// A receiver that is called through `execute`.
    @inlinable public init(at execute: @escaping Execute, receive: @escaping @Sendable (Value) -> Void) {
        self.execute = execute
        self.receive = receive
    }

    /// Hands over the value.
    @inlinable public func resume(returning value: Value) {
        execute { [receive] in receive(value) }
    }

    /// Hands over what a receiver gets that has been cancelled: for all that becomes of it, `Task.isCancelled` is true.
    public func resumeCancelled(returning value: Value) {
        execute { [receive] in
            Task.immediate {
                withUnsafeCurrentTask { $0?.cancel() }
                receive(value)
            }
        }
    }
}

/// A task as a receiver.
private final class AwaitingTask<Value: Sendable>: Sendable {
    private typealias Job = @Sendable () -> Void

    private struct State {
        /// What is to be run; one at a time.
        var job: Job?
        var continuation: UnsafeContinuation<Job, Never>?
        var value: Value?
        var cancel: Job?
        var isCancelled = false
    }

    private let state = Mutex(State())

    var receiver: Receiver<Value> {
        Receiver(at: { self.run($0) }) { value in self.state.withLock { $0.value = value } }
    }

    /// Runs what comes until the value is there.
    func value() async -> Value {
        while true {
            let job: Job = await withUnsafeContinuation { continuation in
                let job = state.withLock { state in
                    if state.job == nil { state.continuation = continuation }
                    return state.job.take()
                }
                if let job { continuation.resume(returning: job) }
            }
            job()
            if let value = state.withLock({ $0.value }) { return value }
        }
    }

    private func run(_ job: @escaping Job) {
        let continuation = state.withLock { state in
            if state.continuation == nil { state.job = job }
            return state.continuation.take()
        }
        continuation?.resume(returning: job)
    }

    /// How to cancel, which may be known only after that was asked for.
    func cancellation(_ cancel: @escaping @Sendable () -> Void) {
        let isCancelled = state.withLock { state in
            state.cancel = cancel
            return state.isCancelled
        }
        if isCancelled { cancel() }
    }

    func cancel() {
        let cancel = state.withLock { state in
            state.isCancelled = true
            return state.cancel
        }
        cancel?()
    }
}
