@preconcurrency internal import Dispatch
internal import Synchronization

#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#else
    internal import Darwin
#endif

/// SIGTERM and SIGINT, which ask the process to end, as something to wait for.
///
/// A handler writes into a pipe, where a signal waits until it is read. (A dispatch source alone would miss one that comes
/// between taking the signal over and the source's start on its own thread.)
package final class TerminationSignals: Sendable {
    private static let signals = [SIGTERM, SIGINT]
    private let received: AsyncStream<Void>
    private let continuation: AsyncStream<Void>.Continuation
    private let source: any DispatchSourceRead

    /// Takes the signals over from their default, which ends the process at once.
    package init() {
        (received, continuation) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
        var ends: [Int32] = [-1, -1]
        precondition(pipe(&ends) == 0, "no file descriptors are left to start with")
        signalPipe.store(ends[1], ordering: .sequentiallyConsistent)
        source = DispatchSource.makeReadSource(fileDescriptor: ends[0], queue: .global())
        source.setEventHandler { [continuation] in continuation.yield() }
        source.setCancelHandler { [ends] in
            close(ends[0])
            close(ends[1])
        }
        source.activate()
        for number in Self.signals {
            // Only what a handler may do: an atomic load and a write.
            signal(number) { _ in
                var byte: UInt8 = 1
                _ = write(signalPipe.load(ordering: .relaxed), &byte, 1)
            }
        }
    }

    /// Returns when a signal has come or the task is cancelled.
    package func next() async {
        for await _ in received { return }
    }

    /// Gives the signals their default back.
    package func restoreDefaults() {
        for number in Self.signals { signal(number, SIG_DFL) }
        continuation.finish()
        source.cancel()
    }
}

/// Where the handler writes.
private let signalPipe = Atomic<Int32>(-1)
