internal import HTTPTypes
internal import Inventory
internal import Logging

/// One line for each request: what was asked, what was answered, and what it cost.
struct AccessLog: Sendable {
    private let logger: Logger
    /// Whether the lines are wanted. They cost nothing if not.
    let isOn: Bool

    init(_ logger: Logger) {
        self.logger = logger
        isOn = logger.logLevel <= .info
    }

    func record(_ exchange: Exchange, _ response: GatewayResponse, _ duration: Duration) {
        guard isOn else { return }
        // Without the query, which may hold what does not belong into a log.
        var metadata: Logger.Metadata = [
            "method": "\(exchange.request.head.method.rawValue)",
            "path": "\(exchange.path)",
            "status": "\(response.status.code)",
            "bytes": "\(response.body.count)",
            "duration_ms": "\(Self.milliseconds(duration))",
            "request_id": "\(exchange.id)",
        ]
        if let address = exchange.request.remoteAddress { metadata["remote"] = "\(address)" }
        if let trace = exchange.traceID { metadata["trace_id"] = "\(trace)" }
        let statements = exchange.meter.statements
        if statements > 0 { metadata["statements"] = "\(statements)" }
        logger.info("request", metadata: metadata)
    }

    /// Milliseconds with three decimals.
    static func milliseconds(_ duration: Duration) -> String {
        let (seconds, attoseconds) = duration.components
        let microseconds = seconds * 1_000_000 + attoseconds / 1_000_000_000_000
        let fraction = String(microseconds % 1_000)
        return "\(microseconds / 1_000)." + String(repeating: "0", count: 3 - fraction.utf8.count) + fraction
    }
}
