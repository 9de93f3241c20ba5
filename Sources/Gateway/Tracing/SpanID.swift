/// The id of a span: 64 bits, not all of them zero.
struct SpanID: Hashable, Sendable, CustomStringConvertible {
    let number: UInt64

    /// 16 hexadecimal digits in lower case; nil for any other text.
    init?(hexadecimal text: some StringProtocol) {
        guard text.utf8.count == 16, let number = Hexadecimal.number(text.utf8), number != 0 else { return nil }
        self.number = number
    }

    private init(number: UInt64) { self.number = number }

    /// A new one.
    static func make() -> SpanID { SpanID(number: max(1, RequestID.makeNumber())) }

    var description: String { Hexadecimal.text(number) }
}
