import HTTPTypes
import NIOHTTP1
import Testing

@testable import GatewayServer

@Suite("A connection's memory of the last head") struct HeadMemoryTests {
    private static let heads: [HTTPRequestHead] = [
        head("/graphql", ["Host": "a", "Accept": "*/*", "Content-Length": "3"]),
        // Another value, another name, another order, one more, none.
        head("/graphql", ["Host": "a", "Accept": "text/html", "Content-Length": "40"]),
        head("/graphql", ["Host": "a", "accept": "*/*", "Content-Length": "3"]),
        head("/graphql", ["Host": "a", "Content-Length": "3", "Accept": "*/*"]),
        head("/graphql", ["Host": "a", "Accept": "*/*", "Accept": "text/html", "Content-Length": "3"]),
        head("/graphql", ["Host": "a"]),
        head("/graphql", ["Accept": "*/*", "Host": "b", "Transfer-Encoding": "chunked", "Expect": "100-continue"]),
        head("/", method: .GET, ["Host": "a", "Upgrade": "h2c", "X-Long": long]),
        // The same character for Unicode, in other bytes.
        head("/graphql", ["Host": "a", "Accept": "\u{212A}", "Content-Length": "3"]),
        head("/graphql", ["Host": "a", "Accept": "K", "Content-Length": "3"]),
        head("/graphql", ["Host": "a", "Accept": "\u{E9}", "Content-Length": "3"]),
        head("/graphql", ["Host": "a", "Accept": "e\u{301}", "Content-Length": "3"]),
        head("/graphql", method: .GET, ["Host": "a", "": "not a token"]),
    ]

    private static func head(
        _ uri: String, method: HTTPMethod = .POST, _ fields: KeyValuePairs<String, String>
    ) -> HTTPRequestHead {
        HTTPRequestHead(version: .http1_1, method: method, uri: uri, headers: HTTPHeaders(fields.map { ($0, $1) }))
    }

    /// All that a head became, to the byte.
    private static func translate(_ head: HTTPRequestHead, _ memory: inout HeadMemory) -> [[UInt8]] {
        do {
            let received = try ReceivedHead(head, ServerConfiguration(), &memory)
            let request = received.request
            let fields = request.headerFields.flatMap { [$0.name.canonicalName, $0.value] }
            let length = received.contentLength.map(String.init) ?? "-"
            let flags = "\(received.isChunked) \(received.expectsContinue) \(received.asksForUpgrade)"
            return ([request.method.rawValue, request.path ?? "-", request.authority ?? "-", length, flags] + fields)
                .map { Array($0.utf8) }
        } catch {
            return [Array(error.message.utf8)]
        }
    }

    @Test("changes nothing of the heads that come after, whatever came before") func sequences() {
        let fresh = Self.heads.map { head in
            var memory = HeadMemory()
            return Self.translate(head, &memory)
        }
        for first in Self.heads.indices {
            for second in Self.heads.indices {
                for third in Self.heads.indices {
                    var memory = HeadMemory()
                    for index in [first, second, third] {
                        let translated = Self.translate(Self.heads[index], &memory)
                        #expect(translated == fresh[index], "\(index) of \(first), \(second), \(third)")
                        memory.shrink()
                    }
                }
            }
        }
    }

    @Test("holds on to nothing large") func large() {
        let heads = [
            Self.head("/?\(Self.long)", ["Host": "a", "Accept": "*/*"]),
            Self.head("/", ["Host": Self.long, "Accept": "*/*"]),
            Self.head("/", ["Host": "a", "Accept": Self.long]),
        ]
        for head in heads {
            var memory = HeadMemory()
            _ = Self.translate(head, &memory)
            memory.shrink()
            var held = ""
            dump(memory, to: &held)
            #expect(!held.contains(Self.long))
        }
    }

    private static let long = String(repeating: "l", count: 5_000)
}
