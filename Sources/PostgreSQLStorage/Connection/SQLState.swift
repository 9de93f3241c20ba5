/// The five characters by which a server tells errors apart (PostgreSQL, appendix A).
struct SQLState: Hashable, Sendable {
    let code: String

    init(_ code: String) { self.code = code }

    static let readOnlyTransaction = SQLState("25006")
    static let queryCanceled = SQLState("57014")
    static let adminShutdown = SQLState("57P01")
    static let crashShutdown = SQLState("57P02")
    static let cannotConnectNow = SQLState("57P03")
    static let databaseDropped = SQLState("57P04")
    static let idleSessionTimeout = SQLState("57P05")
    static let serializationFailure = SQLState("40001")
    static let deadlockDetected = SQLState("40P01")
    static let invalidStatementName = SQLState("26000")
    static let featureNotSupported = SQLState("0A000")
    static let lockNotAvailable = SQLState("55P03")

    /// The server, or what stands in front of it, ends the session, or it is not the one that writes any more. Other
    /// sessions with it are worth as little.
    var endsSession: Bool {
        switch self {
        case .readOnlyTransaction, .adminShutdown, .crashShutdown, .cannotConnectNow, .databaseDropped: true
        default: code.hasPrefix("08")
        }
    }

    /// The session has lost a prepared statement, or its plan: a pooler or a migration was at work.
    var losesPreparedStatement: Bool { self == .invalidStatementName || self == .featureNotSupported }

    /// The transaction was in another's way; run again from its start, it may succeed.
    var asksForRepetition: Bool { self == .serializationFailure || self == .deadlockDetected }

    /// The server has no room: connections (53300), memory, disk, locks.
    var isLackOfResources: Bool { code.hasPrefix("53") }
}
