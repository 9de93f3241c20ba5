/// The id of a trace: 128 bits, not all of them zero.
struct TraceID: Hashable, Sendable, CustomStringConvertible {
    let high: UInt64
    let low: UInt64

    /// 32 hexadecimal digits in lower case; nil for any other text.
    init?(hexadecimal text: some StringProtocol) {
        guard text.utf8.count == 32, let high = Hexadecimal.number(text.utf8.prefix(16)),
            let low = Hexadecimal.number(text.utf8.dropFirst(16)), high | low != 0
        else { return nil }
        self.high = high
        self.low = low
    }

    private init(high: UInt64, low: UInt64) {
        self.high = high
        self.low = low
    }

    /// A new one. Its lower half looks random, as samplers want it; it is no secret.
    static func make() -> TraceID { TraceID(high: RequestID.process, low: RequestID.makeNumber()) }

    var description: String { Hexadecimal.text(high, low) }
}
