/// What an engine said, as the Data API passes it on in a text.
struct EngineError: Hashable, Sendable {
    /// SQL's five characters, or the empty text.
    var state = ""
    /// MySQL's number; nil from other engines.
    var code: Int?

    /// PostgreSQL's texts end with `; SQLState: 23505`, MySQL's with `Error code: 1062; SQLState: 23000`, those of the
    /// API's first version begin with `Database error code: 1062. Message: `.
    init(_ text: String) {
        if let tail = text.lastText(after: "SQLState: ") {
            let state = tail.prefix { $0.isASCII && ($0.isNumber || ($0.isUppercase && $0.isLetter)) }
            if state.count == 5 { self.state = String(state) }
        }
        if let tail = text.lastText(after: "rror code: ") { code = Int(tail.prefix { $0.isASCII && $0.isNumber }) }
        if code == nil, text.hasPrefix("Duplicate entry '") { code = 1062 }
    }

    /// A unique key is taken.
    var isDuplicate: Bool { state == "23505" || code == 1062 || code == 1586 }

    /// The transaction lost against another, and left no trace. (1467: while others insert, MariaDB may fail to count on.)
    var asksForRepetition: Bool {
        ["40001", "40P01", "55P03"].contains(state) || [1205, 1213, 1467].contains(code ?? 0)
    }

    /// A column that must not be null would have been: in our single statements, that another transaction was faster.
    var isNullViolation: Bool { state == "23502" || code == 1048 }

    /// The engine has no connection, no room, or is only for reading: for a while.
    var isUnavailable: Bool {
        ["08", "53", "57"].contains(state.prefix(2)) || state == "25006"
            || [1040, 1290, 1836, 1203].contains(code ?? 0)
    }

    /// The user, the password or the database is wrong.
    var isRefusedSession: Bool {
        state.hasPrefix("28") || state == "3D000" || [1044, 1045, 1049].contains(code ?? 0)
    }

    /// The statement was stopped for its time.
    var isTimeout: Bool { state == "57014" || [1317, 3024, 1969].contains(code ?? 0) }
}

extension String {
    /// What follows the last place where a text stands.
    fileprivate func lastText(after marker: String) -> Substring? {
        let parts = split(separator: marker, omittingEmptySubsequences: false)
        return parts.count > 1 ? parts.last : nil
    }
}
