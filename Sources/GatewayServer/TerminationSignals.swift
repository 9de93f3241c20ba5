@preconcurrency internal import Dispatch
internal import Synchronization

#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#else
    internal import Darwin
#endif

/// SIGTERM and SIGINT, which ask the process to end, as something to wait for; and SIGHUP where it is of use.
///
/// A handler writes into a pipe, where a signal waits until it is read. (A dispatch source alone would miss one that comes
/// between taking the signal over and the source's start on its own thread.)
package final class TerminationSignals: Sendable {
    private let signals: [Int32]
    private let received: AsyncStream<Int32>
    private let continuation: AsyncStream<Int32>.Continuation
    private let source: any DispatchSourceRead

    /// Takes the signals over from their default, which ends the process at once.
    /// - Parameter includesHangup: Whether SIGHUP is one of them.
    package init(includesHangup: Bool = false) {
        signals = [SIGTERM, SIGINT] + (includesHangup ? [SIGHUP] : [])
        (received, continuation) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(16))
        var ends: [Int32] = [-1, -1]
        precondition(pipe(&ends) == 0, "no file descriptors are left to start with")
        signalPipe.store(ends[1], ordering: .sequentiallyConsistent)
        source = DispatchSource.makeReadSource(fileDescriptor: ends[0], queue: .global())
        source.setEventHandler { [continuation, ends] in
            var numbers = [UInt8](repeating: 0, count: 16)
            let count = read(ends[0], &numbers, numbers.count)
            for number in numbers.prefix(max(count, 0)) { continuation.yield(Int32(number)) }
        }
        source.setCancelHandler { [ends] in
            close(ends[0])
            close(ends[1])
        }
        source.activate()
        for number in signals {
            // Only what a handler may do: an atomic load and a write.
            signal(number) { number in
                var byte = UInt8(truncatingIfNeeded: number)
                _ = write(signalPipe.load(ordering: .relaxed), &byte, 1)
            }
        }
    }

    /// Returns when a signal that ends the process has come or the task is cancelled.
    /// - Parameter hangup: Called for each SIGHUP meanwhile.
    package func next(hangup: @Sendable () -> Void = {}) async {
        for await number in received {
            guard number == SIGHUP else { return }
            hangup()
        }
    }

    /// Gives the signals their default back.
    package func restoreDefaults() {
        for number in signals { signal(number, SIG_DFL) }
        continuation.finish()
        source.cancel()
    }
}

/// Where the handler writes.
private let signalPipe = Atomic<Int32>(-1)
