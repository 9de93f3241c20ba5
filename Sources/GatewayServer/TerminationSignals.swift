@preconcurrency internal import Dispatch

#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#else
    internal import Darwin
#endif

/// SIGTERM and SIGINT, which ask the process to end, as something to wait for.
final class TerminationSignals: Sendable {
    private static let signals = [SIGTERM, SIGINT]
    private let received: AsyncStream<Void>
    private let continuation: AsyncStream<Void>.Continuation
    private let sources: [any DispatchSourceSignal]

    /// Takes the signals over from their default, which ends the process at once.
    init() {
        (received, continuation) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
        sources = Self.signals.map { [continuation] number in
            signal(number, SIG_IGN)
            let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
            source.setEventHandler { continuation.yield() }
            source.activate()
            return source
        }
    }

    /// Returns when a signal has come or the task is cancelled.
    func next() async {
        for await _ in received { return }
    }

    /// Gives the signals their default back.
    func restoreDefaults() {
        continuation.finish()
        for source in sources { source.cancel() }
        for number in Self.signals { signal(number, SIG_DFL) }
    }
}
