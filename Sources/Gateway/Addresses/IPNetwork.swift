/// The addresses that begin alike (RFC 4632): `10.0.0.0/8`, `2001:db8::/32`, or one address.
struct IPNetwork: Sendable {
    private let first: IPAddress
    private let mask: (high: UInt64, low: UInt64)

    /// The network that a text means; nil if it means none.
    init?(_ text: some StringProtocol) {
        let parts = text.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
        guard let address = IPAddress(parts[0]) else { return nil }
        let isIPv4 = address.isIPv4 && !parts[0].contains(":")
        let length = isIPv4 ? 32 : 128
        var fixed = length
        if parts.count == 2 {
            guard parts[1].utf8.allSatisfy({ UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }),
                let number = Int(parts[1]), number <= length
            else { return nil }
            fixed = number
        }
        let bits = fixed + 128 - length
        first = address
        // Shifts by 64 and more leave nothing.
        mask = (UInt64.max << UInt64(max(0, 64 - bits)), UInt64.max << UInt64(min(64, 128 - bits)))
    }

    /// Whether an address belongs to it.
    func contains(_ address: IPAddress) -> Bool {
        (address.high ^ first.high) & mask.high == 0 && (address.low ^ first.low) & mask.low == 0
    }
}
