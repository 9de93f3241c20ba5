#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#else
    internal import Darwin
#endif

/// An IPv6 address, or an IPv4 address as the one that stands for it (RFC 4291 section 2.5.5.2).
struct IPAddress: Hashable, Sendable {
    /// The first half: an IPv6 network.
    let high: UInt64
    let low: UInt64

    private static let mappedPrefix: UInt64 = 0xFFFF_0000_0000

    /// The address that a text is in its usual form, without a port; nil for any other text.
    init?(_ text: some StringProtocol) {
        let text = String(text)
        if text.utf8.contains(UInt8(ascii: ":")) {
            var binary = in6_addr()
            guard inet_pton(AF_INET6, text, &binary) == 1 else { return nil }
            (high, low) = withUnsafeBytes(of: &binary) { bytes in
                (
                    UInt64(bigEndian: bytes.loadUnaligned(as: UInt64.self)),
                    UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: 8, as: UInt64.self))
                )
            }
        } else {
            var binary = in_addr()
            guard inet_pton(AF_INET, text, &binary) == 1 else { return nil }
            (high, low) = (0, Self.mappedPrefix | UInt64(UInt32(bigEndian: binary.s_addr)))
        }
    }

    /// Whether it stands for an IPv4 address.
    var isIPv4: Bool { high == 0 && low >> 32 == Self.mappedPrefix >> 32 }
}

extension IPAddress: CustomStringConvertible {
    /// The usual form.
    var description: String {
        if isIPv4 {
            return [24, 16, 8, 0].map { String(low >> $0 & 0xFF) }.joined(separator: ".")
        }
        var binary = in6_addr()
        withUnsafeMutableBytes(of: &binary) { bytes in
            bytes.storeBytes(of: high.bigEndian, as: UInt64.self)
            bytes.storeBytes(of: low.bigEndian, toByteOffset: 8, as: UInt64.self)
        }
        var text = [CChar](repeating: 0, count: Int(INET6_ADDRSTRLEN))
        guard inet_ntop(AF_INET6, &binary, &text, socklen_t(text.count)) != nil else { return "::" }
        return String(decoding: text.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
}
