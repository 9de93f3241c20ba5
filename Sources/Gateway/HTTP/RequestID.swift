internal import Synchronization

/// The `X-Request-ID` of a request: ties a caller's log to ours.
enum RequestID {
    /// The caller's, if it is short and plain enough to be logged and sent back.
    static func accept(_ id: String?) -> String? {
        guard let id, (1...128).contains(id.utf8.count), id.utf8.allSatisfy(isPlain) else { return nil }
        return id
    }

    /// A new one: 64 bits that are random for each process and 64 that are different for each request, in hexadecimal.
    /// No secret; asking the system for random bits each time would cost more than routing the request.
    static func make() -> String {
        Hexadecimal.text(process, makeNumber())
    }

    /// Different for each call in this process, and without a pattern that meets the eye.
    static func makeNumber() -> UInt64 { mix(counter.add(1, ordering: .relaxed).newValue) }

    /// Random for each process.
    static let process = UInt64.random(in: .min ... .max)
    private static let counter = Atomic<UInt64>(.random(in: .min ... .max))

    /// SplitMix64's output function: one to one, and no two neighbours look alike.
    private static func mix(_ number: UInt64) -> UInt64 {
        var z = number &* 0x9E37_79B9_7F4A_7C15
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }

    /// A random UUID (RFC 9562, version 4) in its usual form.
    static func makeUUID() -> String {
        var generator = SystemRandomNumberGenerator()
        var digits = Array(Hexadecimal.text(generator.next(), generator.next()))
        digits[12] = "4"
        digits[16] = ["8", "9", "a", "b"][(digits[16].hexDigitValue ?? 0) & 3]
        let groups = [0..<8, 8..<12, 12..<16, 16..<20, 20..<32]
        return groups.map { String(digits[$0]) }.joined(separator: "-")
    }

    private static func isPlain(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"):
            true
        default: "-._~+/=:@".utf8.contains(byte)
        }
    }
}
