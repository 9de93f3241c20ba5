/// The gate's decisions, without tasks: who is in, who waits, and whose turn it is.
///
/// A request takes its place in line in the same step that finds no room, and only then begins to wait. A place that
/// becomes free meanwhile is kept for it.
struct RequestLine<Waiter> {
    /// What becomes of a request that arrives.
    enum Arrival: Equatable {
        case entered
        /// The line is full.
        case refused
        /// It has this number in the line, and has to begin to wait.
        case inLine(Int)
    }

    private let limit: Int
    private let queueLimit: Int
    private(set) var inside = 0
    /// Whether somebody was refused and the line has not been empty since.
    private(set) var isShedding = false
    /// Those in line by number; nil for one that has not begun to wait.
    private var line: [Int: Waiter?] = [:]
    /// Those that were let in before they had begun to wait.
    private var admitted: Set<Int> = []
    /// The numbers of those in line run from `first` to before `next`.
    private var first = 0
    private var next = 0

    init(limit: Int, queueLimit: Int) {
        self.limit = limit
        self.queueLimit = queueLimit
    }

    /// How many are in line.
    var waiting: Int { line.count }

    /// A request wants to enter.
    mutating func arrive() -> Arrival {
        if inside < limit {
            inside += 1
            return .entered
        }
        guard line.count < queueLimit else {
            isShedding = true
            return .refused
        }
        defer { next += 1 }
        line.updateValue(nil, forKey: next)
        return .inLine(next)
    }

    /// A request begins to wait. False when it was let in already.
    mutating func wait(_ number: Int, _ waiter: Waiter) -> Bool {
        if admitted.remove(number) != nil { return false }
        line.updateValue(waiter, forKey: number)
        return true
    }

    /// A request goes away; gives its waiter if it waits. One that was let in already stays in.
    mutating func withdraw(_ number: Int) -> Waiter? { line.removeValue(forKey: number) ?? nil }

    /// A request leaves: its place goes to who is first in line; gives the waiter to be told, if there is one.
    mutating func leave() -> Waiter? {
        while first < next {
            defer { first += 1 }
            guard let place = line.removeValue(forKey: first) else { continue }
            if place == nil { admitted.insert(first) }
            return place
        }
        isShedding = false
        inside -= 1
        return nil
    }
}
