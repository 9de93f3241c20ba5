internal import NIOCore

/// A connection, or a request on one, that its event loop keeps time for.
protocol TimedConnection: AnyObject {
    /// Acts if what it waits for has taken too long.
    func checkDeadline(_ now: NIODeadline)
    /// The server stops: ends at once if idle, else after the present request.
    func drain()
    /// Ends at once.
    func abort()
}

/// The connections of one event loop: closes those that are over time, and all of them at shutdown.
/// Used on that event loop only.
final class LoopConnections {
    let configuration: ServerConfiguration
    let times: PhaseTimes
    /// How much of an answer is handed to a channel at once. NIOSSL keeps a buffer as large as the largest part for each
    /// connection, and has no working option against that.
    let chunkBytes: Int
    let executor: EventLoopTaskExecutor
    /// Runs what it is given on this event loop.
    let execute: @Sendable (@escaping @Sendable () -> Void) -> Void
    var date = HTTPDate()
    /// What answers are put together in. A connection's own would stay as large as its largest answer.
    var output = ByteBuffer()
    private let eventLoop: any EventLoop
    private var connections: [ObjectIdentifier: any TimedConnection] = [:]
    private var runningTasks = 0
    private var drained: EventLoopPromise<Void>?
    private var sweeping: RepeatedTask?

    init(_ eventLoop: any EventLoop, _ configuration: ServerConfiguration) {
        self.eventLoop = eventLoop
        self.configuration = configuration
        times = PhaseTimes(configuration)
        chunkBytes = configuration.tls == nil ? 256 * 1_024 : 32 * 1_024
        executor = EventLoopTaskExecutor(eventLoop)
        execute = eventLoop.execute
    }

    /// Whether the server stops: connections close after the request they are at.
    var isDraining: Bool { drained != nil }

    func add(_ connection: any TimedConnection) {
        connections[ObjectIdentifier(connection)] = connection
    }

    func remove(_ connection: any TimedConnection) {
        connections[ObjectIdentifier(connection)] = nil
        endDraining()
    }

    /// A task that works on a request runs on this event loop, which stops after it: a task whose event loop is gone never
    /// goes on, and what it holds is never given back. Its connection may be closed before.
    func taskStarted() { runningTasks += 1 }

    /// It has ended.
    func taskEnded() {
        runningTasks -= 1
        endDraining()
    }

    private func endDraining() {
        if connections.isEmpty, runningTasks == 0 { drained?.succeed() }
    }

    /// Looks at every connection's deadline, over and over. One pass for all is cheaper than a timer for each request.
    func startSweeping() {
        let quarter = TimeAmount.nanoseconds(times.shortest.nanoseconds / 4)
        let interval = min(max(quarter, .milliseconds(10)), .milliseconds(500))
        // The event loop belongs to the server: both end together.
        let connections = NIOLoopBound(self, eventLoop: eventLoop)
        sweeping = eventLoop.scheduleRepeatedTask(initialDelay: interval, delay: interval) { _ in
            connections.value.sweep(.now())
        }
    }

    private func sweep(_ now: NIODeadline) {
        for connection in Array(connections.values) { connection.checkDeadline(now) }
    }

    /// Lets every connection finish the request it is at, and closes what is left after the grace period.
    func drain(within grace: Duration) -> EventLoopFuture<Void> {
        if let drained { return drained.futureResult }
        let promise = eventLoop.makePromise(of: Void.self)
        drained = promise
        if !connections.isEmpty {
            let connections = NIOLoopBound(self, eventLoop: eventLoop)
            let end = eventLoop.scheduleTask(in: TimeAmount(grace)) {
                for connection in Array(connections.value.connections.values) { connection.abort() }
            }
            for connection in Array(self.connections.values) { connection.drain() }
            promise.futureResult.whenComplete { _ in end.cancel() }
        }
        promise.futureResult.assumeIsolated().whenComplete { _ in self.sweeping?.cancel() }
        endDraining()
        return promise.futureResult
    }
}
