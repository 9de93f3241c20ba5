/// A session's `statement_timeout`. Deadlines differ from request to request by little, so the limit is a power of two of
/// seconds, and stays when it is long enough and not much too long.
struct StatementLimit: Equatable, Sendable {
    let milliseconds: Int

    /// No limit: as a session starts.
    static let unlimited = StatementLimit(milliseconds: 0)

    /// The limit to be set for a statement that has so long; nil when this one will do.
    func change(for remaining: Duration?) -> StatementLimit? {
        guard let remaining else { return milliseconds == 0 ? nil : .unlimited }
        var fitting = 1000
        while .milliseconds(fitting) < remaining && fitting < 1 << 30 { fitting *= 2 }
        return milliseconds >= fitting && milliseconds <= fitting * 4 ? nil : StatementLimit(milliseconds: fitting)
    }
}
