/// The pool's decisions, without connections and clocks: what happened goes in, what to do comes out.
///
/// Connections are known by numbers, and so are those who wait for one. The connection that was used last is given out
/// first, so that those that are not needed become idle long enough to be closed.
struct PoolStateMachine {
    /// The pool's bounds; see ``PostgreSQLOptions``.
    struct Limits: Sendable {
        var minimum: Int
        var maximum: Int
        var maximumWaiting: Int
        var idleLifetime: Duration
        var lifetime: Duration
        var checkAfterIdle: Duration
    }

    typealias Instant = ContinuousClock.Instant

    /// What to do.
    enum Action: Equatable, Sendable {
        /// Make a connection and tell `dialed` or `dialFailed`.
        case dial(Int)
        /// Give this connection to that waiter; `isStale`: look first whether it still works.
        case give(Int, to: Int, isStale: Bool)
        /// Tell that waiter that it gets none.
        case refuse(Int, Refusal)
        /// Close this connection.
        case close(Int)
    }

    /// Why a waiter gets no connection.
    enum Refusal: Equatable, Sendable {
        /// As many wait as may.
        case queueIsFull
        /// Its time was up first.
        case timeIsUp
        /// The server could not be reached, lately or just now.
        case notReachable
        case poolIsClosed
    }

    private enum Use: Equatable {
        case dialing
        case idle(since: Instant)
        case leased
        /// In no one's hands while a cancelled statement ends.
        case recovering
    }

    private struct Entry {
        var use: Use
        var end: Instant
        /// Connections of an older generation are closed when they come back.
        var generation: Int
    }

    private struct Waiter {
        var id: Int
        var deadline: Instant
    }

    private let limits: Limits
    private var entries: [Int: Entry] = [:]
    private var idle: [Int] = []
    private var waiters: [Waiter] = []
    private var numbers = 0
    private var generation = 0
    private var failures = 0
    private var dialAgainAt: Instant?
    private(set) var isClosed = false

    init(_ limits: Limits) { self.limits = limits }

    /// How many connections there are, those that are being made included.
    var count: Int { entries.count }
    /// How many nobody uses.
    var idleCount: Int { idle.count }
    /// How many wait.
    var waitingCount: Int { waiters.count }

    /// Somebody wants a connection, and waits no longer than the deadline.
    mutating func lease(_ waiter: Int, until deadline: Instant, now: Instant) -> [Action] {
        if isClosed { return [.refuse(waiter, .poolIsClosed)] }
        if let idle = leaseIdle(now: now) { return [.give(idle.id, to: waiter, isStale: idle.isStale)] }
        // Nothing that could come back, and the server was just found to be away: no use in waiting.
        if let again = dialAgainAt, now < again, entries.isEmpty { return [.refuse(waiter, .notReachable)] }
        if waiters.count >= limits.maximumWaiting { return [.refuse(waiter, .queueIsFull)] }
        waiters.append(Waiter(id: waiter, deadline: deadline))
        return dialForWaiters(now)
    }

    /// Somebody wants a connection: one that nobody uses, if there is one. For most, this is all there is to decide.
    mutating func leaseIdle(now: Instant) -> (id: Int, isStale: Bool)? {
        guard let id = idle.popLast(), case .idle(let since)? = entries[id]?.use else { return nil }
        entries[id]?.use = .leased
        return (id, since.duration(to: now) >= limits.checkAfterIdle)
    }

    /// A connection comes back that nobody waits for, and that is still of use: it is laid aside, until this moment at
    /// most. Nil, and nothing done, when there is more to decide: ``release(_:now:)`` does.
    mutating func layAside(_ id: Int, now: Instant) -> Instant? {
        guard let entry = entries[id], entry.use == .leased, entry.generation == generation, entry.end > now,
            waiters.isEmpty, !isClosed
        else { return nil }
        entries[id]?.use = .idle(since: now)
        idle.append(id)
        return min(entry.end, now + limits.idleLifetime)
    }

    /// A connection was made.
    mutating func dialed(_ id: Int, now: Instant) -> [Action] {
        failures = 0
        dialAgainAt = nil
        guard entries[id]?.use == .dialing, !isClosed else { return [.close(id)] }
        return hand(on: id, now)
    }

    /// A connection could not be made. Those who wait are told, unless others may come free.
    mutating func dialFailed(_ id: Int, now: Instant) -> [Action] {
        guard entries.removeValue(forKey: id) != nil else { return [] }
        failures += 1
        dialAgainAt = now + .milliseconds(50 << min(failures - 1, 5))
        guard entries.isEmpty else { return [] }
        defer { waiters = [] }
        return waiters.map { .refuse($0.id, .notReachable) }
    }

    /// A connection comes back from its holder.
    mutating func release(_ id: Int, now: Instant) -> [Action] {
        guard entries[id]?.use == .leased else { return [] }
        return hand(on: id, now)
    }

    /// Its holder has left it with a statement that is being cancelled.
    mutating func abandon(_ id: Int) {
        if entries[id]?.use == .leased { entries[id]?.use = .recovering }
    }

    /// The cancelled statement is over.
    mutating func recovered(_ id: Int, now: Instant) -> [Action] {
        guard entries[id]?.use == .recovering || entries[id]?.use == .leased else { return [] }
        return hand(on: id, now)
    }

    /// A connection is gone.
    mutating func closed(_ id: Int, now: Instant) -> [Action] {
        guard entries.removeValue(forKey: id) != nil else { return [] }
        idle.removeAll { $0 == id }
        return dialForWaiters(now)
    }

    /// The server failed over or went down: no connection made so far is worth anything.
    mutating func invalidate() -> [Action] {
        generation += 1
        defer { idle = [] }
        for id in idle { entries[id] = nil }
        return idle.map { .close($0) }
    }

    /// Somebody waits no more; false when it has its answer already.
    mutating func withdraw(_ waiter: Int) -> Bool {
        guard let index = waiters.firstIndex(where: { $0.id == waiter }) else { return false }
        waiters.remove(at: index)
        return true
    }

    /// Time has passed.
    mutating func tick(_ now: Instant) -> [Action] {
        var actions: [Action] = []
        actions += waiters.filter { $0.deadline <= now }.map { .refuse($0.id, .timeIsUp) }
        waiters.removeAll { $0.deadline <= now }
        for id in idle where mustClose(id, now) {
            entries[id] = nil
            actions.append(.close(id))
        }
        idle.removeAll { entries[$0] == nil }
        return actions + dialForMinimum(now) + dialForWaiters(now)
    }

    /// When `tick` has something to do; nil for never.
    var nextTick: Instant? {
        var moments = waiters.map(\.deadline)
        let mayShrink = entries.count > limits.minimum
        for id in idle {
            guard let entry = entries[id] else { continue }
            moments.append(entry.end)
            if mayShrink, case .idle(let since) = entry.use { moments.append(since + limits.idleLifetime) }
        }
        if let dialAgainAt, !isClosed, entries.count < limits.minimum || !waiters.isEmpty {
            moments.append(dialAgainAt)
        }
        return moments.min()
    }

    /// Closes what is idle, and the rest as it comes back.
    mutating func close() -> [Action] {
        isClosed = true
        let refusals = waiters.map { Action.refuse($0.id, .poolIsClosed) }
        waiters = []
        return refusals + invalidate()
    }

    private func mustClose(_ id: Int, _ now: Instant) -> Bool {
        guard let entry = entries[id], case .idle(let since) = entry.use else { return false }
        return entry.end <= now || (entries.count > limits.minimum && since + limits.idleLifetime <= now)
    }

    /// A usable connection goes to the first who waits, or is laid aside.
    private mutating func hand(on id: Int, _ now: Instant) -> [Action] {
        guard let entry = entries[id] else { return [] }
        if isClosed || entry.generation != generation || entry.end <= now {
            entries[id] = nil
            return [.close(id)] + dialForWaiters(now)
        }
        if waiters.isEmpty {
            entries[id]?.use = .idle(since: now)
            idle.append(id)
            return []
        }
        entries[id]?.use = .leased
        return [.give(id, to: waiters.removeFirst().id, isStale: false)]
    }

    /// Dials as many connections as there are waiters without one on its way.
    private mutating func dialForWaiters(_ now: Instant) -> [Action] {
        let underWay = entries.values.count { $0.use == .dialing }
        return dial(min(waiters.count - underWay, limits.maximum - entries.count), now)
    }

    /// Dials what is missing of the minimum.
    mutating func dialForMinimum(_ now: Instant) -> [Action] { dial(limits.minimum - entries.count, now) }

    private mutating func dial(_ missing: Int, _ now: Instant) -> [Action] {
        if isClosed || missing <= 0 { return [] }
        if let again = dialAgainAt, now < again { return [] }
        return (0..<missing).map { _ in
            numbers += 1
            // Not all of those that were made together end together.
            let end = now + limits.lifetime - limits.lifetime / 10 * (numbers % 4) / 4
            entries[numbers] = Entry(use: .dialing, end: end, generation: generation)
            return .dial(numbers)
        }
    }
}
