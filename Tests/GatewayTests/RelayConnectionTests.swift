import Gateway
import HTTPTypes
import JSON
import Testing

/// The slices of Relay's connections (GraphQL Cursor Connections specification, sections "Pagination algorithm" and
/// "PageInfo"), over a list of five instances from A to E. In the table `A` to `E` stand for the cursors of those.
///
/// Relay's own library says `false` wherever it was asked for the other direction. The specification has "if the server can
/// efficiently determine that elements exist prior to after, return true", and so for the other side: a cursor is the
/// proof that there is one.
@Suite("Relay's connections") struct RelayConnectionTests {
    struct Slice: Sendable, CustomTestStringConvertible {
        let arguments: String
        let ids: String
        let hasPreviousPage: Bool
        let hasNextPage: Bool

        init(_ arguments: String, _ ids: String, previous: Bool, next: Bool) {
            self.arguments = arguments
            self.ids = ids
            hasPreviousPage = previous
            hasNextPage = next
        }

        var testDescription: String { "(\(arguments)) is \(ids)" }
    }

    static let slices: [Slice] = [
        Slice("", "ABCDE", previous: false, next: false),
        Slice("first: 0", "", previous: false, next: true),
        Slice("first: 1", "A", previous: false, next: true),
        Slice("first: 2", "AB", previous: false, next: true),
        Slice("first: 5", "ABCDE", previous: false, next: false),
        Slice("first: 10", "ABCDE", previous: false, next: false),
        Slice("last: 0", "", previous: true, next: false),
        Slice("last: 2", "DE", previous: true, next: false),
        Slice("last: 5", "ABCDE", previous: false, next: false),
        Slice("last: 10", "ABCDE", previous: false, next: false),
        Slice("first: 2, after: B", "CD", previous: true, next: true),
        Slice("first: 3, after: B", "CDE", previous: true, next: false),
        Slice("first: 10, after: B", "CDE", previous: true, next: false),
        Slice("first: 3, after: E", "", previous: true, next: false),
        Slice("after: B", "CDE", previous: true, next: false),
        Slice("before: D", "ABC", previous: false, next: true),
        Slice("last: 2, before: D", "BC", previous: true, next: true),
        Slice("last: 3, before: D", "ABC", previous: false, next: true),
        Slice("last: 10, before: D", "ABC", previous: false, next: true),
        Slice("last: 2, before: A", "", previous: false, next: true),
        Slice("first: 2, after: A, before: E", "BC", previous: true, next: true),
        Slice("first: 3, after: A, before: E", "BCD", previous: true, next: true),
        Slice("first: 4, after: A, before: E", "BCD", previous: true, next: true),
        Slice("last: 2, after: A, before: E", "CD", previous: true, next: true),
        Slice("last: 3, after: A, before: E", "BCD", previous: true, next: true),
        Slice("last: 4, after: A, before: E", "BCD", previous: true, next: true),
        Slice("after: A, before: B", "", previous: true, next: true),
        Slice("after: E, before: C", "", previous: true, next: true),
    ]

    /// A gateway with the five, and their cursors by id.
    private static func fleet() async throws -> (TestGateway, [String: String]) {
        let gateway = try await TestGateway()
        for id in ["C", "A", "E", "B", "D"] {
            let body = #"{"aws_region":"r","aws_account":"1","packages":[]}"#
            #expect(await gateway.send(.post, "/ec2/\(id)", [:], body).status == .ok)
        }
        let all = try await ask(gateway, "{ instances { edges { cursor node { id } } } }")
        var cursors: [String: String] = [:]
        for index in 0..<5 {
            let edge = all["data"]?["instances"]?["edges"]?[index]
            guard case .string(let id)? = edge?["node"]?["id"], case .string(let cursor)? = edge?["cursor"] else {
                continue
            }
            cursors[id] = cursor
        }
        return (gateway, cursors)
    }

    private static func ask(_ gateway: TestGateway, _ document: String) async throws -> JSONValue {
        let body = JSONValue.object(["query": .string(document)]).serialized()
        return try JSONValue(parsing: await gateway.post(body).body)
    }

    @Test func `have the slices and the page information of the specification`() async throws {
        let (gateway, cursors) = try await Self.fleet()
        #expect(cursors.count == 5)
        for slice in Self.slices {
            var arguments = slice.arguments
            for (id, cursor) in cursors {
                arguments = arguments.replacing(": \(id)", with: ": \"\(cursor)\"")
            }
            let field = arguments.isEmpty ? "instances" : "instances(\(arguments))"
            let answer = try await Self.ask(
                gateway,
                "{ \(field) { edges { cursor node { id } } nodes { id } totalCount pageInfo { hasPreviousPage hasNextPage startCursor endCursor } } }"
            )
            let ids = slice.ids.map { String($0) }
            let expected: JSONValue = [
                "edges": .array(
                    ids.map { ["cursor": .string(cursors[$0] ?? ""), "node": ["id": .string($0)]] }),
                "nodes": .array(ids.map { ["id": .string($0)] }), "totalCount": 5,
                "pageInfo": [
                    "hasPreviousPage": .bool(slice.hasPreviousPage), "hasNextPage": .bool(slice.hasNextPage),
                    "startCursor": ids.first.flatMap { cursors[$0] }.map { .string($0) } ?? .null,
                    "endCursor": ids.last.flatMap { cursors[$0] }.map { .string($0) } ?? .null,
                ],
            ]
            #expect(answer["data"]?["instances"] == expected, "\(slice.arguments)")
        }
    }

    @Test(arguments: [
        "first: -1", "last: -1", "first: 1, last: 1", #"after: "InvalidBase64""#, #"before: "9JCAgA==""#,
        #"after: "YXJyYXljb25uZWN0aW9uOjY=""#,
    ])
    func `refuse what is no slice, and cursors that are none`(arguments: String) async throws {
        let answer = try await Self.ask(TestGateway(), "{ instances(\(arguments)) { totalCount } }")
        #expect(answer["errors"]?[0]?["extensions"]?["code"] == "BAD_USER_INPUT")
    }

    @Test func `go on where a record was that is gone`() async throws {
        let (gateway, cursors) = try await Self.fleet()
        _ = try await Self.ask(gateway, #"mutation { deregisterInstance(input: {instanceId: "C"}) { __typename } }"#)
        let cursor = try #require(cursors["C"])
        let answer = try await Self.ask(gateway, #"{ instances(first: 1, after: "\#(cursor)") { nodes { id } } }"#)
        #expect(answer["data"]?["instances"]?["nodes"]?[0]?["id"] == "D")
    }
}
