import HTTPTypes
import Testing

@testable import Gateway

@Suite("The address of a client behind proxies") struct TrustedProxiesTests {
    static let trusted = "10.0.0.0/8, 192.0.2.7,2001:db8:a::/48,127.0.0.1"

    /// A peer, what its request has as X-Forwarded-For, and who the client is.
    static let listsOfAddresses: [(peer: String, field: String?, client: String)] = [
        ("10.1.2.3", "203.0.113.9", "203.0.113.9"), ("192.0.2.7", "203.0.113.9", "203.0.113.9"),
        ("127.0.0.1", " 203.0.113.9 ", "203.0.113.9"), ("2001:db8:a::1", "2001:db8:b::5", "2001:db8:b::5"),
        // Through several of ours.
        ("10.1.2.3", "203.0.113.9, 10.9.9.9,192.0.2.7", "203.0.113.9"),
        // Only ours: the first of them asked.
        ("10.1.2.3", "10.0.0.1, 10.0.0.2", "10.0.0.1"),
        // Who is no proxy of ours says what it likes.
        ("203.0.113.9", "198.51.100.1", "203.0.113.9"), ("192.0.2.8", "198.51.100.1", "192.0.2.8"),
        ("11.0.0.0", "198.51.100.1", "11.0.0.0"), ("2001:db8:b::1", "198.51.100.1", "2001:db8:b::1"),
        // What a client has sent stands before what the proxy knows of it.
        ("10.1.2.3", "198.51.100.1, 203.0.113.9", "203.0.113.9"),
        ("10.1.2.3", "10.0.0.1, 203.0.113.9", "203.0.113.9"),
        ("10.1.2.3", "127.0.0.1,198.51.100.1,203.0.113.9, 10.0.0.2", "203.0.113.9"),
        ("10.1.2.3", "\"198.51.100.1, 203.0.113.9", "203.0.113.9"),
        // With ports, and in brackets.
        ("10.1.2.3", "203.0.113.9:4711", "203.0.113.9"), ("10.1.2.3", "[2001:db8:b::5]:443", "2001:db8:b::5"),
        ("10.1.2.3", "[2001:db8:b::5]", "2001:db8:b::5"), ("10.1.2.3", "2001:DB8:B:0:0:0:0:5", "2001:db8:b::5"),
        // IPv4 on a socket that takes both.
        ("::ffff:10.1.2.3", "::ffff:203.0.113.9", "203.0.113.9"),
        ("::ffff:203.0.113.9", "1.1.1.1", "::ffff:203.0.113.9"),
        // Garbage ends the chain at the last one that is known.
        ("10.1.2.3", nil, "10.1.2.3"), ("10.1.2.3", "", "10.1.2.3"), ("10.1.2.3", "unknown", "10.1.2.3"),
        ("10.1.2.3", "203.0.113.9, _hidden, 10.0.0.2", "10.0.0.2"), ("10.1.2.3", "203.0.113.9,", "10.1.2.3"),
        ("10.1.2.3", "203.0.113.9:http", "10.1.2.3"), ("10.1.2.3", "203.0.113.9:+1", "10.1.2.3"),
        ("10.1.2.3", "203.0.113.9:65536", "10.1.2.3"), ("10.1.2.3", "203.0.113.9.1", "10.1.2.3"),
        ("10.1.2.3", "[203.0.113.9]", "10.1.2.3"), ("10.1.2.3", "[2001:db8:b::5", "10.1.2.3"),
        ("10.1.2.3", "[2001:db8:b::5]x", "10.1.2.3"), ("10.1.2.3", "203.0.113.9 198.51.100.1", "10.1.2.3"),
        ("10.1.2.3", "0xCB007109", "10.1.2.3"), ("10.1.2.3", "203.0.113", "10.1.2.3"), ("10.1.2.3", "é", "10.1.2.3"),
        ("nobody", "203.0.113.9", "nobody"),
    ]

    @Test("is the nearest one that is no trusted proxy", arguments: listsOfAddresses)
    func xForwardedFor(_ peer: String, _ field: String?, _ client: String) throws {
        let proxies = try #require(TrustedProxies(Self.trusted, field: .xForwardedFor))
        var fields: HTTPFields = [.forwarded: "for=198.51.100.99"]
        fields[.xForwardedFor] = field
        #expect(proxies.client(fields, peer: peer) == client)
    }

    /// What a trusted proxy's request has as Forwarded, and who the client is.
    static let elements: [(String?, String)] = [
        ("for=203.0.113.9", "203.0.113.9"), ("For=\"203.0.113.9:80\" ; proto=http;by=10.0.0.1", "203.0.113.9"),
        ("proto=https;for=\"[2001:db8:b::5]:4711\"", "2001:db8:b::5"),
        ("for=198.51.100.1, for=203.0.113.9;proto=https, for=10.0.0.2", "203.0.113.9"),
        // A client that leaves a quotation open.
        ("for=198.51.100.1;x=\", for=203.0.113.9", "203.0.113.9"),
        ("for=198.51.100.1;x=\", for=\"[2001:db8:b::5]\"", "2001:db8:b::5"),
        ("for=\"198.51.100.1, for=203.0.113.9", "203.0.113.9"),
        (nil, "10.1.2.3"), ("", "10.1.2.3"), ("for=unknown", "10.1.2.3"), ("for=_secret", "10.1.2.3"),
        ("proto=https", "10.1.2.3"), ("for=203.0.113.9, proto=https", "10.1.2.3"), ("for", "10.1.2.3"),
        ("for=\"203.0.113.9", "10.1.2.3"), ("for=\"", "10.1.2.3"), ("203.0.113.9", "10.1.2.3"),
    ]

    @Test("is what Forwarded says where that is the proxies' field", arguments: elements)
    func forwarded(_ field: String?, _ client: String) throws {
        let proxies = try #require(TrustedProxies(Self.trusted, field: .forwarded))
        var fields: HTTPFields = [.xForwardedFor: "198.51.100.99"]
        fields[.forwarded] = field
        #expect(proxies.client(fields, peer: "10.1.2.3") == client)
    }

    @Test("comes from several fields in their order") func severalFields() throws {
        let proxies = try #require(TrustedProxies(Self.trusted, field: .xForwardedFor))
        var fields = HTTPFields()
        for value in ["198.51.100.1", "203.0.113.9"] { fields.append(HTTPField(name: .xForwardedFor, value: value)) }
        #expect(proxies.client(fields, peer: "10.1.2.3") == "203.0.113.9")
        #expect(proxies.client(fields, peer: nil) == nil)
    }

    /// Networks, addresses inside, and addresses outside.
    static let members: [(String, [String], [String])] = [
        (
            "10.0.0.0/8", ["10.0.0.0", "10.255.255.255", "::ffff:10.1.1.1"],
            ["9.255.255.255", "11.0.0.0", "::10.0.0.1"]
        ),
        ("192.0.2.129/25", ["192.0.2.128", "192.0.2.255"], ["192.0.2.127", "192.0.3.128"]),
        ("192.0.2.1", ["192.0.2.1"], ["192.0.2.0", "192.0.2.2"]), ("192.0.2.1/32", ["192.0.2.1"], ["192.0.2.0"]),
        ("0.0.0.0/0", ["0.0.0.0", "255.255.255.255"], ["::1", "2001:db8::1"]),
        ("2001:db8::/32", ["2001:db8::", "2001:db8:ffff::1"], ["2001:db7::", "2001:db9::"]),
        ("2001:db8::/64", ["2001:db8::ffff:0:0:1"], ["2001:db8:0:1::"]),
        ("2001:db8::8/125", ["2001:db8::8", "2001:db8::f"], ["2001:db8::7", "2001:db8::10"]),
        ("::1", ["::1"], ["::", "::2", "127.0.0.1"]), ("::/0", ["::", "ffff::", "10.0.0.1"], []),
    ]

    @Test("is looked up in networks", arguments: members)
    func networks(_ text: String, _ inside: [String], _ outside: [String]) throws {
        let network = try #require(IPNetwork(text))
        for text in inside { #expect(network.contains(try #require(IPAddress(text))), "\(text)") }
        for text in outside { #expect(!network.contains(try #require(IPAddress(text))), "\(text)") }
    }

    @Test(
        "needs networks that are some",
        arguments: [
            "", ",", "10.0.0.0/8,", "10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/", "10.0.0.0/+8", "10.0.0.0/8/8", "10.0.0",
            "10/8", "::/129", "localhost", "10.0.0.0-10.0.0.9", "fe80::1%eth0",
        ])
    func wrongNetworks(_ text: String) { #expect(TrustedProxies(text, field: .xForwardedFor) == nil) }

    @Test("is the one that the rate counts and that the log names") func gateway() async throws {
        let gateway = try await TestGateway {
            $0.trustedProxies = TrustedProxies("10.0.0.0/8", field: .xForwardedFor)
            $0.maximumRequestsPerSecond = 1
        }
        var statuses: [String: [Int]] = [:]
        for client in ["203.0.113.1", "203.0.113.2"] {
            for _ in 0..<10 {
                let response = await gateway.send(
                    .get, "/ec2/i", [.xForwardedFor: "10.0.0.9, \(client)"], from: "10.0.0.1")
                statuses[client, default: []].append(response.status.code)
            }
        }
        #expect(statuses.values.allSatisfy { $0.first == 200 && $0.contains(429) })
        #expect(gateway.log.text.contains(#""remote":"203.0.113.1""#))
        #expect(!gateway.log.text.contains(#""remote":"10.0.0.1""#))
    }
}
