import Testing

@testable import PostgreSQLStorage

@Suite("The pool's machine")
struct PoolStateMachineTests {
    typealias Machine = PoolStateMachine

    static let start = ContinuousClock.now

    static func pool(minimum: Int = 0, maximum: Int = 2, waiting: Int = 3) -> Machine {
        Machine(
            Machine.Limits(
                minimum: minimum, maximum: maximum, maximumWaiting: waiting, idleLifetime: .seconds(60),
                lifetime: .seconds(600), checkAfterIdle: .seconds(30)))
    }

    static func at(_ seconds: Int) -> ContinuousClock.Instant { start + .seconds(seconds) }

    /// Leases for these waiters; connections are made at once.
    static func leased(_ waiters: ClosedRange<Int>, _ pool: inout Machine) {
        for waiter in waiters {
            for case .dial(let id) in pool.lease(waiter, until: at(5), now: start) { _ = pool.dialed(id, now: start) }
        }
    }

    @Test("makes a connection for the first who asks, and gives it when it is there")
    func first() {
        var pool = Self.pool()
        #expect(pool.lease(1, until: Self.at(5), now: Self.start) == [.dial(1)])
        #expect(pool.dialed(1, now: Self.start) == [.give(1, to: 1, isStale: false)])
    }

    @Test("gives the connection that was used last")
    func lastUsed() {
        var pool = Self.pool()
        Self.leased(1...2, &pool)
        #expect(pool.release(1, now: Self.at(1)) == [])
        #expect(pool.release(2, now: Self.at(2)) == [])
        #expect(pool.lease(3, until: Self.at(9), now: Self.at(3)) == [.give(2, to: 3, isStale: false)])
    }

    @Test("never makes more than the maximum, and serves in the order of asking")
    func maximum() {
        var pool = Self.pool()
        Self.leased(1...2, &pool)
        #expect(pool.lease(3, until: Self.at(5), now: Self.start) == [])
        #expect(pool.lease(4, until: Self.at(5), now: Self.start) == [])
        #expect(pool.release(2, now: Self.start) == [.give(2, to: 3, isStale: false)])
        #expect(pool.release(1, now: Self.start) == [.give(1, to: 4, isStale: false)])
        #expect(pool.count == 2)
    }

    @Test("refuses at once when as many wait as may")
    func queue() {
        var pool = Self.pool()
        Self.leased(1...2, &pool)
        for waiter in 3...5 { #expect(pool.lease(waiter, until: Self.at(5), now: Self.start) == []) }
        #expect(pool.lease(6, until: Self.at(5), now: Self.start) == [.refuse(6, .queueIsFull)])
    }

    @Test("refuses who has waited too long, and nobody else")
    func deadline() {
        var pool = Self.pool()
        Self.leased(1...2, &pool)
        _ = pool.lease(3, until: Self.at(5), now: Self.start)
        _ = pool.lease(4, until: Self.at(7), now: Self.start)
        #expect(pool.nextTick == Self.at(5))
        #expect(pool.tick(Self.at(6)) == [.refuse(3, .timeIsUp)])
        #expect(pool.waitingCount == 1)
    }

    @Test("forgets who waits no more")
    func withdrawal() {
        var pool = Self.pool()
        Self.leased(1...2, &pool)
        _ = pool.lease(3, until: Self.at(5), now: Self.start)
        let withdrawals = [pool.withdraw(3), pool.withdraw(3)]
        #expect(withdrawals == [true, false])
        #expect(pool.release(1, now: Self.start) == [])
        #expect(pool.idleCount == 1)
    }

    @Test("has a connection tried that was idle for long")
    func stale() {
        var pool = Self.pool()
        Self.leased(1...1, &pool)
        _ = pool.release(1, now: Self.start)
        #expect(pool.lease(2, until: Self.at(50), now: Self.at(45)) == [.give(1, to: 2, isStale: true)])
    }

    @Test("closes what was idle for too long, down to the minimum")
    func idle() {
        var pool = Self.pool(minimum: 1)
        Self.leased(1...2, &pool)
        _ = pool.release(1, now: Self.start)
        _ = pool.release(2, now: Self.at(1))
        #expect(pool.nextTick == Self.at(60))
        #expect(pool.tick(Self.at(100)) == [.close(1)])
        #expect(pool.count == 1)
    }

    @Test("closes what has lived too long when it comes back, and makes another for who waits")
    func lifetime() {
        var pool = Self.pool(maximum: 1)
        Self.leased(1...1, &pool)
        _ = pool.lease(2, until: Self.at(900), now: Self.at(590))
        #expect(pool.release(1, now: Self.at(601)) == [.close(1), .dial(2)])
    }

    @Test("makes the minimum again when a connection is lost")
    func minimum() {
        var pool = Self.pool(minimum: 1)
        #expect(pool.dialForMinimum(Self.start) == [.dial(1)])
        _ = pool.dialed(1, now: Self.start)
        #expect(pool.closed(1, now: Self.start) == [])
        #expect(pool.tick(Self.at(1)) == [.dial(2)])
    }

    @Test("tells all who wait when no connection can be made, and refuses more at once for a while")
    func unreachable() {
        var pool = Self.pool()
        #expect(pool.lease(1, until: Self.at(5), now: Self.start) == [.dial(1)])
        #expect(pool.lease(2, until: Self.at(5), now: Self.start) == [.dial(2)])
        #expect(pool.dialFailed(1, now: Self.start) == [])
        #expect(pool.dialFailed(2, now: Self.start) == [.refuse(1, .notReachable), .refuse(2, .notReachable)])
        #expect(pool.lease(3, until: Self.at(5), now: Self.start) == [.refuse(3, .notReachable)])
        #expect(pool.lease(4, until: Self.at(5), now: Self.at(2)) == [.dial(3)])
    }

    @Test("lets who waits go on waiting when another connection may come free")
    func oneFailure() {
        var pool = Self.pool()
        Self.leased(1...1, &pool)
        #expect(pool.lease(2, until: Self.at(5), now: Self.start) == [.dial(2)])
        #expect(pool.dialFailed(2, now: Self.start) == [])
        #expect(pool.release(1, now: Self.start) == [.give(1, to: 2, isStale: false)])
    }

    @Test("closes all connections made before a fail-over, those in use when they come back")
    func failOver() {
        var pool = Self.pool(maximum: 3)
        Self.leased(1...2, &pool)
        _ = pool.release(1, now: Self.start)
        #expect(pool.invalidate() == [.close(1)])
        #expect(pool.lease(3, until: Self.at(5), now: Self.start) == [.dial(3)])
        #expect(pool.release(2, now: Self.start) == [.close(2)])
        #expect(pool.dialed(3, now: Self.start) == [.give(3, to: 3, isStale: false)])
    }

    @Test("keeps a connection that recovers from everybody until it has")
    func recovery() {
        var pool = Self.pool(maximum: 1)
        Self.leased(1...1, &pool)
        pool.abandon(1)
        #expect(pool.release(1, now: Self.start) == [])
        #expect(pool.lease(2, until: Self.at(5), now: Self.start) == [])
        #expect(pool.recovered(1, now: Self.start) == [.give(1, to: 2, isStale: false)])
    }

    @Test("closed, refuses all and closes what comes back")
    func close() {
        var pool = Self.pool()
        Self.leased(1...2, &pool)
        _ = pool.release(1, now: Self.start)
        _ = pool.lease(3, until: Self.at(5), now: Self.start)
        #expect(pool.close() == [])
        #expect(pool.lease(4, until: Self.at(5), now: Self.start) == [.refuse(4, .poolIsClosed)])
        #expect(pool.release(2, now: Self.start) == [.close(2)])
        #expect(pool.release(1, now: Self.start) == [.close(1)])
        #expect(pool.count == 0)
    }
}
