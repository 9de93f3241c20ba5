#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#else
    internal import Darwin
#endif
internal import Inventory
internal import Synchronization

/// One thread that watches the sockets of all connections, and the clock.
///
/// SwiftNIO reads a socket itself or not at all, so libpq's sockets can't stand in its event loops. `poll` over a
/// pool's few dozen descriptors costs about a microsecond, is the same on every system, and needs no registration:
/// statements are sent by their callers' threads without a word to this one.
///
/// Tasks can run here, too: one that waits for a statement goes on where the answer has come, without a word to another
/// thread. Between two statements it has to be quick: all other answers wait.
final class Poller: TaskExecutor {
    private struct State {
        var connections: [Int: Connection] = [:]
        var interestChanged = true
        /// The thread is awake, or will be: it looks at this state before it waits again.
        var isAwake = false
        var nextLook: ContinuousClock.Instant?
        var jobs: [UnownedJob] = []
        var isClosed = false

        /// Whether the pipe has to be written to.
        mutating func mustWake() -> Bool {
            defer { isAwake = true }
            return !isAwake
        }
    }

    private let state = Mutex(State())
    /// A pipe to itself: written to end a wait.
    private let wakeReader: Int32
    private let wakeWriter: Int32
    private let onTime: @Sendable (ContinuousClock.Instant) -> ContinuousClock.Instant?

    /// Starts the thread.
    /// - Parameter onTime: Called when a moment that was asked for has come; gives the next one.
    init(onTime: @escaping @Sendable (ContinuousClock.Instant) -> ContinuousClock.Instant?) throws(InventoryError) {
        self.onTime = onTime
        var ends: [Int32] = [0, 0]
        guard pipe(&ends) == 0 else {
            throw InventoryError(.unavailable, "The gateway has no file descriptor left.", detail: "pipe: \(errno)")
        }
        wakeReader = ends[0]
        wakeWriter = ends[1]
        for end in ends {
            _ = fcntl(end, F_SETFL, O_NONBLOCK)
            _ = fcntl(end, F_SETFD, FD_CLOEXEC)
        }
        try BackgroundThread.run { self.loop() }
    }

    deinit {
        Self.closeDescriptor(wakeReader)
        Self.closeDescriptor(wakeWriter)
    }

    /// Watches a connection.
    func add(_ connection: Connection) { change { $0.connections[connection.id] = connection } }

    /// Watches it no more.
    func remove(_ connection: Connection) { change { $0.connections[connection.id] = nil } }

    /// What a connection waits for is another now.
    func interestChanged() { change { _ in } }

    /// Looks at the clock at this moment. Nothing happens here when it looks earlier anyway, as with most requests: their
    /// deadlines are later than that of one before.
    func wake(at moment: ContinuousClock.Instant) {
        let mustWake = state.withLock { state in
            if let next = state.nextLook, next <= moment { return false }
            state.nextLook = moment
            return state.mustWake()
        }
        if mustWake { writeWake() }
    }

    /// Has a job run on this thread.
    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        let mustWake: Bool? = state.withLock { state in
            if state.isClosed { return nil }
            state.jobs.append(job)
            return state.mustWake()
        }
        guard let mustWake else { return globalConcurrentExecutor.enqueue(ExecutorJob(job)) }
        if mustWake { writeWake() }
    }

    /// Ends the thread, and lets go of what is still watched.
    func close() {
        change { state in
            state.isClosed = true
            state.connections = [:]
        }
    }

    private func change(_ body: (inout State) -> Void) {
        let mustWake = state.withLock { state in
            body(&state)
            state.interestChanged = true
            return state.mustWake()
        }
        if mustWake { writeWake() }
    }

    private func writeWake() {
        var byte: UInt8 = 0
        // A full pipe wakes as well.
        _ = write(wakeWriter, &byte, 1)
    }

    private func loop() {
        var connections: [Connection] = []
        var descriptors: [pollfd] = []
        while true {
            let (changed, next, hasJobs, isClosed) = state.withLock { state in
                defer {
                    state.interestChanged = false
                    // Not where the pipe is read: the byte of a wake in between would be read, and its mark stay for ever.
                    state.isAwake = false
                }
                return (
                    state.interestChanged ? Array(state.connections.values) : nil, state.nextLook,
                    !state.jobs.isEmpty, state.isClosed
                )
            }
            if isClosed { return runJobs() }
            if let changed {
                connections = changed
                descriptors = [pollfd(fd: wakeReader, events: Int16(POLLIN), revents: 0)]
                for connection in connections {
                    let events = connection.wantsToWrite ? POLLIN | POLLOUT : POLLIN
                    descriptors.append(pollfd(fd: connection.descriptor, events: Int16(events), revents: 0))
                }
            }
            let timeout = hasJobs ? 0 : Self.milliseconds(until: next)
            guard poll(&descriptors, nfds_t(descriptors.count), timeout) >= 0 else { continue }
            state.withLock { $0.isAwake = true }
            if descriptors[0].revents != 0 { drainWakes() }
            for (connection, descriptor) in zip(connections, descriptors.dropFirst()) where descriptor.revents != 0 {
                connection.socketIsReady()
            }
            runJobs()
            if let next, next <= .now { lookAtClock() }
        }
    }

    private func runJobs() {
        let jobs = state.withLock { state in
            defer { state.jobs = [] }
            return state.jobs
        }
        for job in jobs { job.runSynchronously(on: asUnownedTaskExecutor()) }
    }

    private func lookAtClock() {
        let now = ContinuousClock.now
        let connections: [Connection] = state.withLock { state in
            state.nextLook = nil
            return Array(state.connections.values)
        }
        let moments = connections.compactMap { $0.checkTime(now) } + [onTime(now)].compactMap(\.self)
        guard let first = moments.min() else { return }
        state.withLock { $0.nextLook = min($0.nextLook ?? first, first) }
    }

    private func drainWakes() {
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 64) { bytes in
            while read(wakeReader, bytes.baseAddress, bytes.count) == bytes.count {}
        }
    }

    /// How long to wait, rounded up; -1 for ever.
    private static func milliseconds(until moment: ContinuousClock.Instant?) -> Int32 {
        guard let moment else { return -1 }
        let (seconds, attoseconds) = ContinuousClock.now.duration(to: moment).components
        if seconds < 0 || attoseconds < 0 { return 0 }
        return Int32(clamping: seconds * 1000 + attoseconds / 1_000_000_000_000_000 + 1)
    }

    private static func closeDescriptor(_ descriptor: Int32) {
        #if canImport(Glibc)
            _ = Glibc.close(descriptor)
        #elseif canImport(Musl)
            _ = Musl.close(descriptor)
        #else
            _ = Darwin.close(descriptor)
        #endif
    }
}
