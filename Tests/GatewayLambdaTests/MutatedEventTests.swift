import Gateway
import HTTPTypes
import JSON
import Testing

@testable import GatewayLambda
@testable import Inventory

@Suite("Mutated events")
struct MutatedEventTests {
    private static let events = [
        #"{"resource":"/{proxy+}","path":"/prod/ec2/i-1","httpMethod":"POST","headers":{"Host":"a","x":"y"},"multiValueHeaders":{"Host":["a"],"x":["y","z"]},"queryStringParameters":{"a":"1"},"multiValueQueryStringParameters":{"a":["1","2"]},"pathParameters":{"proxy":"ec2/i-1"},"requestContext":{"stage":"prod","requestId":"r","identity":{"sourceIp":"1.2.3.4"}},"body":"eyJhIjoxfQ==","isBase64Encoded":true}"#,
        #"{"version":"2.0","routeKey":"ANY /ec2/{id}","rawPath":"/prod/ec2/i-1","rawQueryString":"a=%7B","cookies":["c=d"],"headers":{"host":"a","x":"y,z"},"pathParameters":{"id":"i-1"},"requestContext":{"stage":"prod","requestId":"r","http":{"method":"GET","path":"/ec2/i-1","sourceIp":"1.2.3.4"}},"body":"text","isBase64Encoded":false}"#,
        #"{"requestContext":{"elb":{"targetGroupArn":"arn"}},"httpMethod":"GET","path":"/ec2/i%2D1","queryStringParameters":{"a":"%7B"},"headers":{"x-forwarded-for":"9.9.9.9, 1.2.3.4"},"body":"","isBase64Encoded":false}"#,
    ]

    @Test("are requests or failures, and never trap", arguments: events.indices)
    func mutations(of index: Int) throws {
        var random = SplitMix64(seed: UInt64(index))
        var requests = 0
        for _ in 0..<3_000 {
            var bytes = Array(Self.events[index].utf8)
            for _ in 0..<Int.random(in: 1...4, using: &random) { Self.mutate(&bytes, &random) }
            guard let event = try? HTTPEvent(parsing: bytes, basePath: "/prod") else { continue }
            #expect(event.path.hasPrefix("/"))
            #expect(event.target.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F })
            guard let request = try? event.request(maximumBodyBytes: 64) else { continue }
            requests += 1
            #expect(request.body.count <= 64)
            _ = try JSONValue(parsing: event.shape.encode(GatewayResponse(status: .ok, body: request.body)))
        }
        #expect(requests > 100)
    }

    private static let pieces = ["null", "[]", "{}", "\"\"", "1", "true", "\\u0000", "%", "/", "é", "\"x\":"]

    private static func mutate(_ bytes: inout [UInt8], _ random: inout SplitMix64) {
        let place = Int.random(in: bytes.indices, using: &random)
        switch Int.random(in: 0..<4, using: &random) {
        case 0: bytes[place] = UInt8.random(in: .min ... .max, using: &random)
        case 1: bytes.remove(at: place)
        case 2: bytes.insert(contentsOf: pieces[Int.random(in: pieces.indices, using: &random)].utf8, at: place)
        default:
            let end = min(bytes.count, place + Int.random(in: 1...12, using: &random))
            bytes.replaceSubrange(place..<end, with: pieces[Int.random(in: pieces.indices, using: &random)].utf8)
        }
    }
}
