internal import Synchronization

/// Lets each client send so many requests a second, with bursts of a second's worth (the generic cell rate algorithm: one
/// time for each client, when its allowance will be whole again).
final class ClientRate: Sendable {
    private let nanosecondsOfRequest: Int64
    private let coversLoopback: Bool
    private let start = ContinuousClock.now
    private let shards: [Shard]

    private final class Shard: Sendable {
        let wholeAgain = Mutex<[String: Int64]>([:])
    }

    private static let shardCount = 16
    /// Clients that are remembered in each shard. When there are more, those whose allowance is whole are forgotten; if it
    /// still is too many, all of them.
    private static let clientsOfShard = 4_096
    private static let burst: Int64 = 1_000_000_000

    /// - Parameters:
    ///   - requestsPerSecond: 1 or more.
    ///   - coversLoopback: Whether clients of this machine, which may be a proxy, are limited too.
    init(requestsPerSecond: Int, coversLoopback: Bool) {
        nanosecondsOfRequest = max(1, Self.burst / Int64(requestsPerSecond))
        self.coversLoopback = coversLoopback
        shards = (0..<Self.shardCount).map { _ in Shard() }
    }

    /// Whether a request from this address may go on; counts it if so.
    func admit(_ address: String, at now: ContinuousClock.Instant) -> Bool {
        // An IPv4 client of a socket that takes both.
        let address = address.hasPrefix("::ffff:") ? String(address.dropFirst(7)) : address
        if !coversLoopback, address.hasPrefix("127.") || address == "::1" { return true }
        let client = Self.client(address)
        let (seconds, attoseconds) = start.duration(to: now).components
        let now = seconds * 1_000_000_000 + attoseconds / 1_000_000_000
        let shard = shards[Int(UInt(bitPattern: client.hashValue) % UInt(Self.shardCount))]
        return shard.wholeAgain.withLock { clients in
            let whole = max(clients[client] ?? now, now) + nanosecondsOfRequest
            guard whole - now <= Self.burst else { return false }
            if clients.count >= Self.clientsOfShard, clients[client] == nil {
                clients = clients.filter { $0.value > now }
                if clients.count >= Self.clientsOfShard { clients.removeAll(keepingCapacity: true) }
            }
            clients[client] = whole
            return true
        }
    }

    /// Whom an address stands for: of an IPv6 address the first half, since a network of 2⁶⁴ addresses has one owner.
    private static func client(_ address: String) -> String {
        guard address.utf8.contains(UInt8(ascii: ":")), let network = IPAddress(address)?.high else { return address }
        return Hexadecimal.text(network)
    }
}
