/// Decides when the lookups of one operation field go to the store, and with which others: what happened goes in, what is
/// to be sent comes out.
///
/// While few statements run, each request has its own. When more come, the line is busy: one statement runs at a time,
/// with all that came during the last one, so that the more requests there are, the less each costs. A statement that is
/// full goes beside others, and nobody waits long for one that is slow (``tick()``).
struct CombiningLine<Request> {
    /// How many statements run side by side before requests wait for each other.
    static var quietStatements: Int { 4 }
    /// How many rows a statement of several requests is to read at the most.
    static var maximumRows: Int { 2000 }

    private struct Waiter {
        var number: Int
        var request: Request
        var rows: Int
    }

    private(set) var isBusy = false
    private var running = 0
    private var waiting: [Waiter] = []
    private var waitingRows = 0
    private var numbers = 0
    /// The first waiter at the last tick.
    private var firstAtTick = 0
    /// Whether requests were sent together since the last tick.
    private var hasCombined = false

    /// Nothing runs, nobody waits, and nobody is expected to.
    var isIdle: Bool { running == 0 && waiting.isEmpty && !isBusy }

    /// Whether somebody waits.
    var hasWaiting: Bool { !waiting.isEmpty }

    /// Whether a request that comes now has to ``wait(_:rows:)``.
    var mustWait: Bool { !hasRoom || !waiting.isEmpty }

    /// A request comes: whether it may go alone.
    mutating func enter() -> Bool {
        if mustWait { return false }
        running += 1
        return true
    }

    /// A request waits; gives what is to be sent now.
    mutating func wait(_ request: Request, rows: Int) -> [Request]? {
        numbers += 1
        waiting.append(Waiter(number: numbers, request: request, rows: rows))
        waitingRows += rows
        if !hasRoom { isBusy = true }
        return hasRoom || waitingRows >= Self.maximumRows ? take() : nil
    }

    /// A statement has ended; gives what is to be sent in its place.
    mutating func leave() -> [Request]? {
        running -= 1
        return hasRoom && !waiting.isEmpty ? take() : nil
    }

    /// Some time has passed; gives what has waited since the last tick, to be sent beside what runs. A line whose requests
    /// found no company meanwhile is busy no more.
    mutating func tick() -> [Request]? {
        if !hasCombined { isBusy = false }
        hasCombined = false
        guard let first = waiting.first else { return nil }
        if first.number == firstAtTick { return take() }
        firstAtTick = first.number
        return nil
    }

    private var hasRoom: Bool { running < (isBusy ? 1 : Self.quietStatements) }

    private mutating func take() -> [Request] {
        var rows = 0
        let end = waiting.firstIndex { waiter in
            rows += waiter.rows
            return rows > Self.maximumRows && waiter.number != waiting[0].number
        }
        let taken = waiting[..<(end ?? waiting.endIndex)]
        waitingRows -= taken.reduce(0) { $0 + $1.rows }
        waiting.removeFirst(taken.count)
        running += 1
        if taken.count > 1 { hasCombined = true }
        return taken.map(\.request)
    }
}
