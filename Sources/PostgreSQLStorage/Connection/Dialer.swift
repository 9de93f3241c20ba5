internal import CLibpq
#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#else
    internal import Darwin
#endif
internal import Inventory

/// Makes one connection, on a thread of its own: libpq resolves host names with the system's resolver, which blocks, and a
/// name server that is away must not hold up the statements of other connections.
struct Dialer {
    let settings: ConnectionSettings
    let timeout: Duration
    let preparedStatements: Int

    /// Connects, sets the session up and gives it. Errors are `unavailable`, in one line.
    func dial(password: String?) throws(InventoryError) -> ConnectionSession {
        let end = ContinuousClock.now + timeout
        guard let handle = settings.start(password: password) else {
            throw InventoryError(.unavailable, "The gateway is out of memory.")
        }
        do throws(InventoryError) {
            var machine = ConnectionStateMachine()
            try connect(handle, &machine, end)
            try configure(handle, &machine, end)
            return ConnectionSession(handle, machine, preparedStatements: preparedStatements)
        } catch {
            PQfinish(handle)
            throw error
        }
    }

    private func connect(
        _ handle: OpaquePointer, _ machine: inout ConnectionStateMachine, _ end: ContinuousClock.Instant
    ) throws(InventoryError) {
        if PQstatus(handle) == CONNECTION_BAD { throw failure(handle) }
        // "Until PQconnectPoll has been called, behave as if it had said that it wants to write."
        var poll = ConnectionStateMachine.ConnectionPoll.wantsToWrite
        while true {
            switch try next(&machine, .connectionPolled(poll)) {
            case .waitUntilReadable: try wait(handle, POLLIN, end)
            case .waitUntilWritable: try wait(handle, POLLOUT, end)
            case .configureSession: return
            default: throw failure(handle)
            }
            poll =
                switch PQconnectPoll(handle) {
                case PGRES_POLLING_READING: .wantsToRead
                case PGRES_POLLING_WRITING: .wantsToWrite
                case PGRES_POLLING_OK: .established
                default: .failed
                }
        }
    }

    private func configure(
        _ handle: OpaquePointer, _ machine: inout ConnectionStateMachine, _ end: ContinuousClock.Instant
    ) throws(InventoryError) {
        let encoding = PQparameterStatus(handle, "server_encoding").map { String(cString: $0) } ?? ""
        guard encoding == "UTF8" else {
            throw InventoryError(
                .unavailable, "The database's encoding is \(encoding); the inventory needs one with UTF8.")
        }
        // What the server reports while nobody waits for it shows as a lost connection.
        PQsetNoticeReceiver(handle, { _, _ in }, nil)
        guard PQsetnonblocking(handle, 1) == 0, PQsendQuery(handle, ConnectionSettings.session) == 1 else {
            throw failure(handle)
        }
        while true {
            let isFlushed = PQflush(handle) == 0
            try wait(handle, isFlushed ? POLLIN : POLLIN | POLLOUT, end)
            guard PQconsumeInput(handle) == 1 else { throw failure(handle) }
            while PQisBusy(handle) == 0 {
                guard let result = PQgetResult(handle) else {
                    if try next(&machine, .resultsEnded) == .reportReady { return }
                    throw failure(handle)
                }
                let isGood = PQresultStatus(result) == PGRES_TUPLES_OK
                PQclear(result)
                guard isGood else { throw failure(handle) }
                _ = try next(&machine, .resultReceived(.success))
            }
        }
    }

    private func next(
        _ machine: inout ConnectionStateMachine, _ event: ConnectionStateMachine.Event
    ) throws(InventoryError) -> ConnectionStateMachine.Action {
        do throws(ConnectionStateMachine.IllegalTransition) {
            return try machine.handle(event)
        } catch {
            throw InventoryError(.internal, "The inventory failed.", detail: "\(error)")
        }
    }

    /// Waits for the socket, which may be another one each time.
    private func wait(
        _ handle: OpaquePointer, _ events: Int32, _ end: ContinuousClock.Instant
    ) throws(InventoryError) {
        var descriptor = pollfd(fd: PQsocket(handle), events: Int16(events), revents: 0)
        while true {
            let (seconds, attoseconds) = ContinuousClock.now.duration(to: end).components
            let milliseconds = seconds * 1000 + attoseconds / 1_000_000_000_000_000
            if milliseconds > 0, poll(&descriptor, 1, Int32(clamping: milliseconds)) > 0 { return }
            if ContinuousClock.now >= end {
                throw InventoryError(
                    .unavailable, "The inventory's database can't be reached.",
                    detail: "no connection to \(settings.target) within \(timeout)")
            }
        }
    }

    private func failure(_ handle: OpaquePointer) -> InventoryError {
        InventoryError(
            .unavailable, "The inventory's database can't be reached.",
            detail: String(libpqMessage: PQerrorMessage(handle)))
    }
}
