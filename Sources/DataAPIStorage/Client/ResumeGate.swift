internal import AWSClient
internal import Synchronization

/// Keeps all but one caller away while the cluster resumes: one asks again and again, the others wait for its news.
final class ResumeGate: Sendable {
    private let state = Mutex<State>(.open)

    private enum State {
        case open
        /// One caller is asking. The flight ends with it: the cluster has answered, or the caller went away.
        case asking(Flight<Void>)
        /// The one that asked went away: the next caller asks.
        case vacant
    }

    /// What a caller may do.
    enum Passage {
        /// Send its call.
        case open
        /// Ask for all until the cluster answers, and then ``leave(isAnswered:)``.
        case ask
        /// Nothing more: its time is over.
        case late
    }

    /// Waits until the cluster may be called, or somebody has to ask.
    func pass(until deadline: ContinuousClock.Instant?) async -> Passage {
        while true {
            let (passage, flight): (Passage?, Flight<Void>?) = state.withLock { state in
                switch state {
                case .open: return (.open, nil)
                case .asking(let flight): return (nil, flight)
                case .vacant:
                    state = .asking(Flight())
                    return (.ask, nil)
                }
            }
            if let passage { return passage }
            if let flight, await flight.value(until: deadline) == nil { return .late }
        }
    }

    /// Whether the cluster is known to resume.
    var isClosed: Bool {
        state.withLock { state in
            if case .open = state { false } else { true }
        }
    }

    /// A caller was told that the cluster resumes. True when it is the one that asks from now on.
    func close() -> Bool {
        state.withLock { state in
            if case .asking = state { return false }
            state = .asking(Flight())
            return true
        }
    }

    /// The one that asks has an answer, or goes away without.
    func leave(isAnswered: Bool) {
        let flight: Flight<Void>? = state.withLock { state in
            guard case .asking(let flight) = state else { return nil }
            state = isAnswered ? .open : .vacant
            return flight
        }
        flight?.finish(())
    }
}
