import Testing

@testable import PostgreSQLStorage

@Suite("A connection's machine")
struct ConnectionStateMachineTests {
    typealias Machine = ConnectionStateMachine
    typealias Event = Machine.Event
    typealias Action = Machine.Action

    static let first = PreparedStatements.Name(number: 1)
    static let second = PreparedStatements.Name(number: 2)
    static let established: [Event] = [.connectionPolled(.established)]
    static let idle = established + [.resultReceived(.success), .resultsEnded]
    static let executing = idle + [.submitted(.prepared(first))]
    static let preparing = idle + [.submitted(.new(first, evicting: nil))]
    static let copying = idle + [.submitted(nil)]
    static let cancelling = executing + [.cancelRequested]

    struct Row: Sendable, CustomTestStringConvertible {
        var testDescription: String
        var before: [Event]
        var event: Event
        var action: Action
        var phase: Machine.Phase

        init(_ name: String, _ before: [Event], _ event: Event, _ action: Action, _ phase: Machine.Phase) {
            (testDescription, self.before, self.event, self.action, self.phase) = (name, before, event, action, phase)
        }
    }

    static let rows: [Row] = [
        Row("waits to read while connecting", [], .connectionPolled(.wantsToRead), .waitUntilReadable, .connecting),
        Row("waits to write while connecting", [], .connectionPolled(.wantsToWrite), .waitUntilWritable, .connecting),
        Row("sets the session up when connected", [], .connectionPolled(.established), .configureSession, .configuring),
        Row("closes when connecting fails", [], .connectionPolled(.failed), .close(nil), .closed),
        Row("closes when connecting takes too long", [], .patienceEnded, .close(nil), .closed),
        Row(
            "closes when the session can't be set up", established, .resultReceived(.failure(SQLState("22023"))),
            .close(SQLState("22023")), .closed),
        Row("is ready when the session is set up", established, .resultsEnded, .reportReady, .idle),
        Row("runs a plain statement", idle, .submitted(nil), .execute(nil), .executing(nil)),
        Row("runs a prepared statement", idle, .submitted(.prepared(first)), .execute(first), .executing(first)),
        Row(
            "prepares a new statement first", idle, .submitted(.new(first, evicting: nil)), .prepare(first),
            .preparing(first)),
        Row(
            "makes room for a new statement first", idle, .submitted(.new(second, evicting: first)),
            .deallocate(first), .deallocating(next: second)),
        Row(
            "prepares when room is made", idle + [.submitted(.new(second, evicting: first))], .resultsEnded,
            .prepare(second), .preparing(second)),
        Row(
            "prepares when the old statement was gone already",
            idle + [.submitted(.new(second, evicting: first)), .resultReceived(.failure(.invalidStatementName))],
            .resultsEnded, .prepare(second), .preparing(second)),
        Row("executes what is prepared", preparing, .resultsEnded, .execute(first), .executing(first)),
        Row(
            "forgets what could not be prepared", preparing + [.resultReceived(.failure(SQLState("42601")))],
            .resultsEnded, .fail(SQLState("42601"), forgetting: first), .idle),
        Row("waits for the end after a result", executing, .resultReceived(.success), .wait, .executing(first)),
        Row("gives the result at the end", executing + [.resultReceived(.success)], .resultsEnded, .succeed, .idle),
        Row(
            "gives the error at the end", executing + [.resultReceived(.failure(SQLState("23505")))], .resultsEnded,
            .fail(SQLState("23505"), forgetting: nil), .idle),
        Row(
            "gives the first of several errors",
            executing + [.resultReceived(.failure(SQLState("23505"))), .resultReceived(.failure(SQLState("25P02")))],
            .resultsEnded, .fail(SQLState("23505"), forgetting: nil), .idle),
        Row(
            "forgets a statement that the server has lost",
            executing + [.resultReceived(.failure(.invalidStatementName))], .resultsEnded,
            .fail(.invalidStatementName, forgetting: first), .idle),
        Row(
            "forgets an error with the next statement",
            executing + [.resultReceived(.failure(SQLState("23505"))), .resultsEnded, .submitted(nil)], .resultsEnded,
            .succeed, .idle),
        Row("sends the rows that a copy asks for", copying, .rowsRequested, .sendRows, .executing(nil)),
        Row(
            "gives the error of a copy at the end",
            copying + [.rowsRequested, .resultReceived(.failure(SQLState("23503")))], .resultsEnded,
            .fail(SQLState("23503"), forgetting: nil), .idle),
        Row(
            "ends a cancelled copy that asks for rows", copying + [.cancelRequested], .rowsRequested, .refuseRows,
            .cancelling(resultsEnded: false, requestSent: false)),
        Row(
            "gives a statement up when asked to", executing, .cancelRequested, .abandonAndCancel(forgetting: nil),
            .cancelling(resultsEnded: false, requestSent: false)),
        Row(
            "forgets a statement given up while it was prepared", preparing, .cancelRequested,
            .abandonAndCancel(forgetting: first), .cancelling(resultsEnded: false, requestSent: false)),
        Row("passes over a request that comes too late", idle, .cancelRequested, .wait, .idle),
        Row(
            "passes over the cancelled statement's error", cancelling, .resultReceived(.failure(.queryCanceled)), .wait,
            .cancelling(resultsEnded: false, requestSent: false)),
        Row(
            "closes when a cancelled statement does not end", cancelling, .patienceEnded, .close(nil), .closed),
        Row("closes when the session is lost while idle", idle, .lost(nil), .close(nil), .closed),
        Row(
            "closes when the session is lost while it runs a statement", executing, .lost(.adminShutdown),
            .close(.adminShutdown), .closed),
        Row("closes when asked to", idle, .closeRequested, .close(nil), .closed),
        Row("stays closed when the request to cancel is through", [.closeRequested], .cancelSent, .wait, .closed),
        Row("stays closed when lost", [.closeRequested], .lost(nil), .wait, .closed),
        Row("stays closed when closed again", [.closeRequested], .closeRequested, .wait, .closed),
    ]

    @Test("does what each event asks for", arguments: rows)
    func transition(_ row: Row) throws {
        var machine = Machine()
        for event in row.before { _ = try machine.handle(event) }
        #expect(try machine.handle(row.event) == row.action)
        #expect(machine.phase == row.phase)
    }

    @Test("recovers only when the statement is over and the request is through", arguments: [true, false])
    func recovery(_ requestFirst: Bool) throws {
        var machine = Machine()
        for event in Self.cancelling { _ = try machine.handle(event) }
        #expect(machine.recover(inTransaction: false) == .wait)
        _ = try machine.handle(requestFirst ? .cancelSent : .resultsEnded)
        #expect(machine.recover(inTransaction: false) == .wait)
        _ = try machine.handle(requestFirst ? .resultsEnded : .cancelSent)
        #expect(machine.recover(inTransaction: false) == .reportRecovered)
        #expect(machine.phase == .idle)
    }

    @Test("ends a cancelled statement's transaction before it is free")
    func rollBack() throws {
        var machine = Machine()
        for event in Self.cancelling + [.cancelSent, .resultsEnded] { _ = try machine.handle(event) }
        #expect(machine.recover(inTransaction: true) == .rollBack)
        #expect(machine.phase == .rollingBack)
        #expect(try machine.handle(.resultReceived(.success)) == .wait)
        #expect(try machine.handle(.resultsEnded) == .reportRecovered)
    }

    static let phases: [(name: String, before: [Event], legal: [Event])] = [
        (
            "connecting", [],
            [.connectionPolled(.failed), .lost(nil), .patienceEnded, .closeRequested]
        ),
        (
            "configuring", established,
            [.resultReceived(.success), .resultsEnded, .lost(nil), .patienceEnded, .closeRequested]
        ),
        ("idle", idle, [.submitted(nil), .cancelRequested, .lost(nil), .closeRequested]),
        (
            "executing", executing,
            [.resultReceived(.success), .rowsRequested, .resultsEnded, .cancelRequested, .lost(nil), .closeRequested]
        ),
        (
            "preparing", preparing,
            [.resultReceived(.success), .resultsEnded, .cancelRequested, .lost(nil), .closeRequested]
        ),
        (
            "cancelling", cancelling,
            [
                .resultReceived(.success), .rowsRequested, .resultsEnded, .cancelSent, .lost(nil), .patienceEnded,
                .closeRequested,
            ]
        ),
        (
            "cancelling, all results in", cancelling + [.resultsEnded],
            [.resultReceived(.success), .rowsRequested, .cancelSent, .lost(nil), .patienceEnded, .closeRequested]
        ),
        (
            "closed", [.closeRequested],
            [.cancelRequested, .cancelSent, .lost(nil), .patienceEnded, .closeRequested]
        ),
    ]

    static let events: [Event] = [
        .connectionPolled(.failed), .submitted(nil), .resultReceived(.success), .rowsRequested, .resultsEnded,
        .cancelRequested, .cancelSent, .lost(nil), .patienceEnded, .closeRequested,
    ]

    @Test("refuses every event that does not fit the phase", arguments: phases.indices)
    func illegal(_ index: Int) throws {
        let (name, before, legal) = Self.phases[index]
        for event in Self.events {
            var machine = Machine()
            for event in before { _ = try machine.handle(event) }
            let phase = machine.phase
            if legal.contains(event) {
                #expect(throws: Never.self, "\(name): \(event)") { try machine.handle(event) }
            } else {
                #expect(throws: Machine.IllegalTransition(phase: phase, event: event), "\(name): \(event)") {
                    try machine.handle(event)
                }
                #expect(machine.phase == phase)
            }
        }
    }
}
