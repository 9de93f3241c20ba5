/// One connection as a machine without I/O: what happened goes in, what to do next comes out.
///
/// A connection is made, sets its session up, and then runs one statement at a time:
///
/// ```
/// connecting → configuring → idle ⇄ (deallocating → preparing →) executing
///                                     └ cancel → cancelling → (rollingBack →) idle
/// ```
///
/// From everywhere it can become `closed`, for ever. An event that does not fit the phase is an ``IllegalTransition``: a
/// fault of ours, at which the shell drops the connection.
struct ConnectionStateMachine {
    /// Where the connection is.
    enum Phase: Equatable, Sendable {
        case connecting
        case configuring
        case idle
        /// An old prepared statement makes room for `next`.
        case deallocating(next: PreparedStatements.Name)
        case preparing(PreparedStatements.Name)
        case executing(PreparedStatements.Name?)
        /// The caller has its answer, "too late", already. The connection is free again when the server has ended the
        /// statement and the request to do so is through: before that, it could hit the next statement.
        case cancelling(resultsEnded: Bool, requestSent: Bool)
        case rollingBack
        case closed
    }

    /// What happened.
    enum Event: Equatable, Sendable {
        /// `PQconnectPoll` said so.
        case connectionPolled(ConnectionPoll)
        /// The holder wants a statement run, prepared under a name or plainly.
        case submitted(PreparedStatements.Lookup?)
        /// `PQgetResult` gave a result.
        case resultReceived(ResultKind)
        /// The server waits for the rows of a `COPY`.
        case rowsRequested
        /// `PQgetResult` gave none: the command is over.
        case resultsEnded
        /// The caller has gone, or its time is up.
        case cancelRequested
        /// `PQcancel` has returned.
        case cancelSent
        /// The socket or the session is lost.
        case lost(SQLState?)
        /// The time for connecting, or for a cancelled statement to end, is up.
        case patienceEnded
        /// Nobody needs the connection any more.
        case closeRequested
    }

    enum ConnectionPoll: Equatable, Sendable {
        case wantsToRead
        case wantsToWrite
        case established
        case failed
    }

    enum ResultKind: Equatable, Sendable {
        case success
        case failure(SQLState)
    }

    /// What to do next.
    enum Action: Equatable, Sendable {
        case wait
        case waitUntilReadable
        case waitUntilWritable
        case configureSession
        case reportReady
        case deallocate(PreparedStatements.Name)
        case prepare(PreparedStatements.Name)
        case execute(PreparedStatements.Name?)
        /// Send the statement's rows, and their end.
        case sendRows
        /// End a `COPY` without rows, as failed.
        case refuseRows
        /// Give the holder its result.
        case succeed
        /// Give the holder the server's error. The connection stays usable.
        case fail(SQLState, forgetting: PreparedStatements.Name?)
        /// Tell the holder that its time is up, and send the request to cancel.
        case abandonAndCancel(forgetting: PreparedStatements.Name?)
        case rollBack
        /// The cancelled statement is over, the connection can be used again.
        case reportRecovered
        /// Let go of the connection; a holder that waits is told so.
        case close(SQLState?)
    }

    /// An event that does not fit.
    struct IllegalTransition: Error, Equatable {
        var phase: Phase
        var event: Event
    }

    private(set) var phase = Phase.connecting
    /// The error among the results of the command that runs.
    private var failure: SQLState?

    /// Takes in what happened, and says what to do.
    mutating func handle(_ event: Event) throws(IllegalTransition) -> Action {
        switch (phase, event) {
        case (.closed, .cancelSent), (.closed, .cancelRequested), (.closed, .closeRequested), (.closed, .patienceEnded),
            (.closed, .lost):
            // Late news of what was under way when the connection was closed.
            return .wait
        case (.closed, _): throw IllegalTransition(phase: phase, event: event)
        case (_, .lost(let state)):
            phase = .closed
            return .close(state)
        case (.configuring, .resultReceived(.failure(let state))):
            phase = .closed
            return .close(state)
        case (_, .closeRequested):
            phase = .closed
            return .close(nil)

        case (.connecting, .connectionPolled(let poll)): return polled(poll)
        case (.connecting, .patienceEnded), (.configuring, .patienceEnded), (.cancelling, .patienceEnded),
            (.rollingBack, .patienceEnded):
            phase = .closed
            return .close(nil)

        case (.idle, .submitted(let lookup)): return begin(lookup)
        case (.idle, .cancelRequested):
            // The statement was over first.
            return .wait
        case (.deallocating, .cancelRequested), (.preparing, .cancelRequested), (.executing, .cancelRequested):
            // Whether the server has come to prepare the statement, nobody knows.
            var unsure: PreparedStatements.Name?
            if case .deallocating(let name) = phase { unsure = name }
            if case .preparing(let name) = phase { unsure = name }
            phase = .cancelling(resultsEnded: false, requestSent: false)
            return .abandonAndCancel(forgetting: unsure)

        case (.configuring, .resultReceived), (.deallocating, .resultReceived), (.preparing, .resultReceived),
            (.executing, .resultReceived), (.cancelling, .resultReceived), (.rollingBack, .resultReceived):
            if case .resultReceived(.failure(let state)) = event { return failed(state) }
            return .wait
        case (.executing, .rowsRequested): return .sendRows
        case (.cancelling, .rowsRequested): return .refuseRows
        case (_, .resultsEnded): return try ended()

        case (.cancelling(let resultsEnded, false), .cancelSent):
            phase = .cancelling(resultsEnded: resultsEnded, requestSent: true)
            return .wait
        default: throw IllegalTransition(phase: phase, event: event)
        }
    }

    /// After ``Event/cancelSent`` and ``Event/resultsEnded``, in either order: how the connection becomes
    /// free. Gives `.wait` as long as one of them is missing.
    mutating func recover(inTransaction: Bool) -> Action {
        guard phase == .cancelling(resultsEnded: true, requestSent: true) else { return .wait }
        phase = inTransaction ? .rollingBack : .idle
        return inTransaction ? .rollBack : .reportRecovered
    }

    private mutating func polled(_ poll: ConnectionPoll) -> Action {
        switch poll {
        case .wantsToRead: return .waitUntilReadable
        case .wantsToWrite: return .waitUntilWritable
        case .established:
            phase = .configuring
            return .configureSession
        case .failed:
            phase = .closed
            return .close(nil)
        }
    }

    private mutating func begin(_ lookup: PreparedStatements.Lookup?) -> Action {
        failure = nil
        switch lookup {
        case nil:
            phase = .executing(nil)
            return .execute(nil)
        case .prepared(let name):
            phase = .executing(name)
            return .execute(name)
        case .new(let name, let evicted?):
            phase = .deallocating(next: name)
            return .deallocate(evicted)
        case .new(let name, nil):
            phase = .preparing(name)
            return .prepare(name)
        }
    }

    private mutating func failed(_ state: SQLState) -> Action {
        switch phase {
        case .rollingBack:
            phase = .closed
            return .close(state)
        case .cancelling: return .wait
        default:
            failure = failure ?? state
            return .wait
        }
    }

    private mutating func ended() throws(IllegalTransition) -> Action {
        switch phase {
        case .configuring:
            phase = .idle
            return .reportReady
        case .deallocating(let next):
            // That it was gone already is as good.
            failure = nil
            phase = .preparing(next)
            return .prepare(next)
        case .preparing(let name):
            if let failure {
                phase = .idle
                return .fail(failure, forgetting: name)
            }
            phase = .executing(name)
            return .execute(name)
        case .executing(let name):
            phase = .idle
            guard let failure else { return .succeed }
            return .fail(failure, forgetting: failure.losesPreparedStatement ? name : nil)
        case .cancelling(false, let requestSent):
            phase = .cancelling(resultsEnded: true, requestSent: requestSent)
            return .wait
        case .rollingBack:
            phase = .idle
            return .reportRecovered
        default: throw IllegalTransition(phase: phase, event: .resultsEnded)
        }
    }
}
