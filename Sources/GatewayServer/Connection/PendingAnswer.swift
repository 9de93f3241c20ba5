/// An answer that is being worked on.
enum PendingAnswer {
    case task(Task<Void, Never>)
    case promise(cancel: @Sendable () -> Void)

    /// Nobody waits for it any more. It comes nevertheless, and may say so.
    func cancel() {
        switch self {
        case .task(let task): task.cancel()
        case .promise(let cancel): cancel()
        }
    }
}
