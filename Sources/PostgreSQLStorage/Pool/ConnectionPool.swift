internal import Inventory
internal import Synchronization

/// The connections to one server: ``PoolStateMachine`` decides, this does.
final class ConnectionPool: Sendable {
    /// A connection for the time being.
    struct Lease {
        let connection: Connection
        /// It was idle for so long that it has to be tried first.
        let isStale: Bool
    }

    private typealias Answer = Result<Lease, InventoryError>

    private struct State {
        var machine: PoolStateMachine
        var connections: [Int: Connection] = [:]
        var waiters: [Int: CheckedContinuation<Answer, Never>] = [:]
        var waiterNumber = 0
        /// There has been a connection.
        var hasConnected = false
        /// Why the last connection could not be made.
        var lastFailure: InventoryError?
        /// When the poller was last told to look at the pool.
        var nextTick: ContinuousClock.Instant?
    }

    private let state: Mutex<State>
    private let dialer: Dialer
    private let options: PostgreSQLOptions
    private let passwords: (any PasswordProvider)?
    let poller: Poller

    init(
        _ dialer: Dialer, _ options: PostgreSQLOptions, _ passwords: (any PasswordProvider)?
    ) throws(InventoryError) {
        self.dialer = dialer
        self.options = options
        self.passwords = passwords
        let box = WeakPool()
        poller = try Poller(onTime: { box.pool?.tick($0) })
        state = Mutex(State(machine: PoolStateMachine(options.limits)))
        box.pool = self
    }

    deinit { poller.close() }

    /// Takes a connection; waits for one if need be. Errors: `unavailable`, and `timeout` when the caller's time was up.
    func lease(_ deadline: ContinuousClock.Instant?) async throws(InventoryError) -> Lease {
        let now = ContinuousClock.now
        if Task.isCancelled { throw .deadline }
        if let deadline, deadline <= now { throw .deadline }
        let idle: Lease? = state.withLock { state in
            guard let idle = state.machine.leaseIdle(now: now), let connection = state.connections[idle.id] else {
                return nil
            }
            return Lease(connection: connection, isStale: idle.isStale)
        }
        if let idle { return idle }
        let (waiter, hasConnected) = state.withLock { state in
            state.waiterNumber += 1
            return (state.waiterNumber, state.hasConnected)
        }
        // The first one takes as long as it takes to connect, such as to a cluster that has to resume.
        let patience =
            hasConnected ? options.waitTimeout : max(options.waitTimeout, options.connectTimeout + .seconds(1))
        let end = min(deadline ?? now + patience, now + patience)
        let answer: Answer = await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                update(continuation, of: waiter) { machine in
                    machine.lease(waiter, until: end, now: now)
                }
                if Task.isCancelled { withdraw(waiter) }
            }
        } onCancel: {
            withdraw(waiter)
        }
        do {
            return try answer.get()
        } catch {
            if let deadline, deadline <= .now { throw .deadline }
            throw error
        }
    }

    /// Gives a connection back.
    func release(_ connection: Connection) {
        let now = ContinuousClock.now
        let (isLaidAside, isWatched) = state.withLock { state in
            guard let end = state.machine.layAside(connection.id, now: now) else { return (false, false) }
            // A look that is due by then sees it.
            return (true, state.nextTick.map { $0 <= end } ?? false)
        }
        if isWatched { return }
        // What is laid aside may be another's by now.
        update { isLaidAside ? [] : $0.release(connection.id, now: now) }
    }

    /// Leaves a connection alone with a statement that is being cancelled; it comes back by itself.
    func abandon(_ connection: Connection) {
        update { machine in
            machine.abandon(connection.id)
            return []
        }
    }

    /// Makes every connection anew from now on.
    func invalidate() { update { $0.invalidate() } }

    /// Makes the least number of connections.
    func warmUp() { update { $0.dialForMinimum(.now) } }

    /// How many connections there are, and how many of them nobody uses.
    var usage: (connections: Int, idle: Int) { state.withLock { ($0.machine.count, $0.machine.idleCount) } }

    /// Closes all connections, those in use when they come back.
    func close() async {
        update { $0.close() }
        while usage.connections > 0 {
            do { try await Task.sleep(for: .milliseconds(2)) } catch { break }
        }
        poller.close()
    }

    private func withdraw(_ waiter: Int) {
        let continuation = state.withLock { state in
            state.machine.withdraw(waiter) ? state.waiters.removeValue(forKey: waiter) : nil
        }
        continuation?.resume(returning: .failure(.deadline))
    }

    private func tick(_ now: ContinuousClock.Instant) -> ContinuousClock.Instant? {
        update { $0.tick(now) }
        return state.withLock { $0.nextTick }
    }

    /// Lets the machine decide, and does what it says.
    /// - Parameter gone: A connection that is closed already. It goes together with what the machine knows of it, so that
    ///   nobody is given one that is not there.
    private func update(
        _ continuation: CheckedContinuation<Answer, Never>? = nil, of waiter: Int = 0, forgetting gone: Int? = nil,
        _ decide: (inout PoolStateMachine) -> [PoolStateMachine.Action]
    ) {
        var answers: [(CheckedContinuation<Answer, Never>, Answer)] = []
        var closed: [Connection] = []
        var dials: [Int] = []
        let next = state.withLock { state in
            if let continuation { state.waiters[waiter] = continuation }
            if let gone { state.connections[gone] = nil }
            for action in decide(&state.machine) {
                switch action {
                case .dial(let id): dials.append(id)
                case .close(let id): state.connections.removeValue(forKey: id).map { closed.append($0) }
                case .refuse(let waiter, let refusal):
                    guard let continuation = state.waiters.removeValue(forKey: waiter) else { continue }
                    answers.append((continuation, .failure(error(refusal, state.lastFailure))))
                case .give(let id, let waiter, let isStale):
                    guard let continuation = state.waiters.removeValue(forKey: waiter),
                        let connection = state.connections[id]
                    else { continue }
                    answers.append((continuation, .success(Lease(connection: connection, isStale: isStale))))
                }
            }
            state.nextTick = state.machine.nextTick
            return state.nextTick
        }
        for (continuation, answer) in answers { continuation.resume(returning: answer) }
        for connection in closed { connection.close() }
        for id in dials { dial(id) }
        if let next { poller.wake(at: next) }
    }

    private func dial(_ id: Int) {
        guard let passwords else { return dial(id, password: nil) }
        Task {
            do throws(InventoryError) {
                dial(id, password: try await passwords.password(for: dialer.settings.login))
            } catch {
                failed(id, error)
            }
        }
    }

    private func dial(_ id: Int, password: String?) {
        do {
            try BackgroundThread.run {
                do throws(InventoryError) {
                    self.connected(id, try self.dialer.dial(password: password))
                } catch {
                    self.failed(id, error)
                }
            }
        } catch {
            failed(id, error)
        }
    }

    private func connected(_ id: Int, _ session: sending ConnectionSession) {
        let connection = Connection(id, session, poller, patience: options.cancelPatience) { [weak self] id, report in
            self?.take(report, of: id)
        }
        state.withLock { state in
            state.connections[id] = connection
            state.hasConnected = true
        }
        poller.add(connection)
        update { $0.dialed(id, now: .now) }
    }

    private func failed(_ id: Int, _ error: InventoryError) {
        state.withLock { $0.lastFailure = error }
        update { $0.dialFailed(id, now: .now) }
    }

    private func take(_ report: Connection.Report, of id: Int) {
        switch report {
        case .recovered: update { $0.recovered(id, now: .now) }
        case .closed(let endsAll):
            update(forgetting: id) { $0.closed(id, now: .now) + (endsAll ? $0.invalidate() : []) }
        }
    }

    private func error(_ refusal: PoolStateMachine.Refusal, _ last: InventoryError?) -> InventoryError {
        switch refusal {
        case .queueIsFull:
            InventoryError(
                .unavailable, "The inventory's database is busy: too many requests wait for a connection.",
                detail: "\(options.maximumWaiting) wait for \(options.maximumConnections) connections")
        case .timeIsUp:
            InventoryError(
                .unavailable, "The inventory's database is busy: no connection became free in time.",
                detail: "waited \(options.waitTimeout) for one of \(options.maximumConnections) connections")
        case .notReachable: last ?? InventoryError(.unavailable, "The inventory's database can't be reached.")
        case .poolIsClosed: InventoryError(.unavailable, "The inventory is closed.")
        }
    }
}

/// Lets the poller's thread know the pool without keeping it.
private final class WeakPool: Sendable {
    private struct Reference { weak var pool: ConnectionPool? }
    private let reference = Mutex(Reference())

    var pool: ConnectionPool? {
        get { reference.withLock { $0.pool } }
        set { reference.withLock { $0.pool = newValue } }
    }
}
