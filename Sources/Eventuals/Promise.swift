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

    /// The value, for a task. It waits for what is promised when it is cancelled, too, which then comes soon.
    public var value: Value {
        get async {
            let cancellation = TaskCancellation()
            return await withTaskCancellationHandler {
                await withUnsafeContinuation { continuation in
                    cancellation.set(
                        begin(Receiver(at: { $0() }, receive: { continuation.resume(returning: $0) })))
                }
            } onCancel: {
                cancellation.cancel()
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

/// Keeps a cancellation that comes before it is known how to cancel.
private final class TaskCancellation: Sendable {
    private enum State {
        case unknown
        case known(@Sendable () -> Void)
        case cancelled
    }

    private let state = Mutex(State.unknown)

    func set(_ cancel: @escaping @Sendable () -> Void) {
        let isCancelled = state.withLock { state in
            if case .cancelled = state { return true }
            state = .known(cancel)
            return false
        }
        if isCancelled { cancel() }
    }

    func cancel() {
        let cancel: (@Sendable () -> Void)? = state.withLock { state in
            defer { state = .cancelled }
            return if case .known(let cancel) = state { cancel } else { nil }
        }
        cancel?()
    }
}
