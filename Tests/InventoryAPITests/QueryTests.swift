import GraphQLExecution
import Inventory
import InventoryAPI
import JSON
import Testing

/// What an operation becomes for the store, and what comes back.
struct QueryTests {
    let store = RecordingStore()
    let api: InventoryAPI

    init() throws { api = try InventoryAPI(store: store) }

    @Test func `an instance with its packages is one lookup`() async {
        let answer = await api.answer(
            #"{ instance(id: "i-7") { id region createdAt packages(first: 2) { nodes { name version } totalCount } } }"#
        )
        #expect(
            answer
                == #"{"data":{"instance":{"id":"i-7","region":"eu-west-1","createdAt":"1970-01-01T00:00:00.000Z","packages":{"nodes":[{"name":"bash","version":"5.2.15-2+b7"},{"name":"openssl","version":"3.0.15-1~deb12u1"}],"totalCount":2}}}}"#
        )
        #expect(
            store.calls.instanceLookups == [
                [
                    InstanceLookup(
                        id: "i-7",
                        packages: [PackageQuery(page: PageRequest(limit: 2), parts: [.nodes, .totalCount])])
                ]
            ])
    }

    @Test func `several lookups of one operation go to the store together`() async {
        let answer = await api.answer(
            #"{ a: instance(id: "i-1") { id } b: instance(id: "none") { id } p: package(name: "n", version: "1") { name } }"#
        )
        #expect(answer == #"{"data":{"a":{"id":"i-1"},"b":null,"p":{"name":"bash"}}}"#)
        #expect(store.calls.instanceLookups.map { $0.map(\.id) } == [["i-1", "none"]])
        #expect(store.calls.packageLookups.count == 1)
    }

    @Test func `lists at any depth are part of the root's query`() async {
        _ = await api.answer(
            """
            { instances(first: 5) { nodes { packages(last: 3) { edges { node {
                instances(filter: {region: {eq: "r"}}) { totalCount } } } } } } }
            """)
        let counted = InstanceQuery(
            filter: .region(StringCondition(.equal("r"))), page: PageRequest(limit: 50), parts: .totalCount)
        let packages = PackageQuery(page: PageRequest(limit: 3, isBackward: true), instances: [counted])
        #expect(store.calls.instanceQueries == [InstanceQuery(page: PageRequest(limit: 5), packages: [packages])])
    }

    @Test func `the same list selected several times keeps its parts apart`() async {
        let answer = await api.answer(
            """
            { instances { a: nodes { x: packages(first: 1) { totalCount } y: packages(first: 2) { nodes { name } } }
                edges { n: node { packages(first: 3) { nodes { version } } } } b: nodes { id } } }
            """)
        #expect(store.calls.instanceQueries.first?.packages.map(\.page.limit) == [1, 2, 3])
        #expect(
            answer
                == #"{"data":{"instances":{"a":[{"x":{"totalCount":2},"y":{"nodes":[{"name":"bash"},{"name":"openssl"}]}}],"edges":[{"n":{"packages":{"nodes":[{"version":"5.2.15-2+b7"},{"version":"3.0.15-1~deb12u1"}]}}}],"b":[{"id":"i-1"}]}}}"#
        )
    }

    @Test func `only what is asked for is read or counted`() async {
        _ = await api.answer("{ a: instances { totalCount } }")
        _ = await api.answer("{ a: instances { pageInfo { hasNextPage } } }")
        _ = await api.answer("{ a: instances { __typename } }")
        #expect(store.calls.instanceQueries.map(\.parts) == [.totalCount, .nodes, []])
    }

    @Test(
        arguments: [
            ("{}", .everything),
            (#"{id: {eq: "a"}}"#, .id(StringCondition(.equal("a")))),
            (#"{id: {ne: "a"}}"#, .not(.id(StringCondition(.equal("a"))))),
            (
                #"{region: {in: ["a", "b"], caseInsensitive: true}}"#,
                .region(StringCondition(.isIn(["a", "b"]), ignoresCase: true))
            ),
            (#"{region: {notIn: []}}"#, .not(.region(StringCondition(.isIn([]))))),
            (
                #"{account: {startsWith: "1", endsWith: "2", contains: "3"}}"#,
                .all([
                    .account(StringCondition(.startsWith("1"))), .account(StringCondition(.endsWith("2"))),
                    .account(StringCondition(.contains("3"))),
                ])
            ),
            (
                #"{createdAt: {gte: "1970-01-01T00:00:01Z"}}"#,
                .createdAt(.ordered(.greaterOrEqual, Timestamp(milliseconds: 1000)))
            ),
            ("{packageCount: {in: [1, 2]}}", .packageCount(.isIn([1, 2]))),
            ("{packageCount: {ne: 1}}", .not(.packageCount(.ordered(.equal, 1)))),
            ("{and: []}", .all([])), ("{or: []}", .any([])),
            ("{or: [{}, {not: {and: [{}]}}]}", .any([.everything, .not(.all([.everything]))])),
            (
                #"{packages: {some: {name: {eq: "openssl"}, version: {lt: "3"}}, none: {}}}"#,
                .all([
                    .packages(.some, .all([.name(StringCondition(.equal("openssl"))), .version(.less, "3")])),
                    .packages(.none, .everything),
                ])
            ),
            (
                #"{packages: {every: {version: {eq: "1", startsWith: "2"}, instances: {some: {id: {eq: "x"}}}}}}"#,
                .packages(
                    .every,
                    .all([
                        .all([
                            .versionText(StringCondition(.equal("1"))), .versionText(StringCondition(.startsWith("2"))),
                        ]),
                        .instances(.some, .id(StringCondition(.equal("x")))),
                    ]))
            ),
        ] as [(String, InstanceFilter)])
    func `filters reach the store in normal form`(input: String, expected: InstanceFilter) async {
        let answer = await api.answer("{ instances(filter: \(input)) { totalCount } }")
        #expect(answer.hasPrefix(#"{"data""#))
        #expect(store.calls.instanceQueries.first.map { Self.flattened($0.filter) } == Self.flattened(expected))
    }

    /// Conjunctions inside conjunctions say the same as one.
    private static func flattened(_ filter: InstanceFilter) -> InstanceFilter {
        switch filter {
        case .packages(let quantifier, let inner): return .packages(quantifier, flattened(inner))
        case .all(let parts) where parts.count != 1:
            return .all(
                parts.map(flattened).flatMap { if case .all(let inner) = $0, !inner.isEmpty { inner } else { [$0] } })
        default: return filter
        }
    }

    private static func flattened(_ filter: PackageFilter) -> PackageFilter {
        guard case .all(let parts) = filter else { return filter }
        return .all(parts.flatMap { if case .all(let inner) = $0, !inner.isEmpty { inner } else { [$0] } })
    }

    @Test func `orders reach the store`() async {
        _ = await api.answer(
            "{ instances(orderBy: [{field: REGION, direction: DESC}, {field: CREATED_AT}]) { totalCount } packages(orderBy: [{field: VERSION}]) { totalCount } }"
        )
        #expect(
            store.calls.instanceQueries.first?.order == [
                InstanceOrder(.region, isDescending: true), InstanceOrder(.createdAt),
            ])
        #expect(store.calls.packageQueries.first?.order == [PackageOrder(.version)])
    }

    @Test func `a cursor leads back to its place, in its own order only`() async throws {
        let answer = await api.answer(
            "{ packages(orderBy: [{field: VERSION, direction: DESC}]) { edges { cursor } pageInfo { endCursor } } }")
        guard case .object(let response) = try JSONValue(parsing: answer), case .object(let data)? = response["data"],
            case .object(let packages)? = data["packages"], case .array(let edges)? = packages["edges"],
            case .object(let info)? = packages["pageInfo"], case .object(let edge)? = edges.last,
            case .string(let cursor)? = edge["cursor"]
        else {
            Issue.record("unexpected answer \(answer)")
            return
        }
        #expect(info["endCursor"] == .string(cursor))
        _ = await api.answer(
            "query ($c: String) { packages(orderBy: [{field: VERSION, direction: DESC}], after: $c) { totalCount } }",
            variables: ["c": .string(cursor)])
        #expect(
            store.calls.packageQueries.last?.page.after
                == PageCursor(values: [
                    .version("3.0.15-1~deb12u1", ecosystem: "deb"), .text("openssl"), .text("deb"),
                    .text("3.0.15-1~deb12u1"),
                ]))
        let other = await api.answer(
            "query ($c: String) { packages(after: $c) { totalCount } }", variables: ["c": .string(cursor)])
        #expect(other.contains("belongs to a list of another order"))
        var damaged = cursor
        damaged.removeLast(2)
        damaged += "AA"
        let refused = await api.answer(
            "query ($c: String) { packages(orderBy: [{field: VERSION, direction: DESC}], after: $c) { totalCount } }",
            variables: ["c": .string(damaged)])
        #expect(refused.contains("is no cursor of this service"))
    }

    @Test(arguments: [
        ("{ instances(first: -1) { totalCount } }", #"\"first\" must not be negative"#),
        ("{ instances(first: 100000) { totalCount } }", #"exceeds the limit \"page-size\" of 1000"#),
        ("{ instances(first: 1, last: 1) { totalCount } }", #"\"first\" or \"last\", not both"#),
        (#"{ instances(after: "forged") { totalCount } }"#, "is no cursor of this service"),
        (#"{ instances(after: "é") { totalCount } }"#, "is no cursor of this service"),
        ("{ instances(filter: {id: {eq: null}}) { totalCount } }", #"\"eq\" in id must not be null"#),
        ("{ instances(filter: {not: null}) { totalCount } }", #"\"not\" in InstanceFilter must not be null"#),
        (#"{ instances(filter: {createdAt: {lt: "yesterday"}}) { totalCount } }"#, "RFC 3339"),
        (#"{ packages(filter: {version: {lt: ""}}) { totalCount } }"#, "must not be empty"),
        (
            "{ instances { nodes { packages(first: 2000) { totalCount } } } }",
            #"exceeds the limit \"page-size\" of 1000"#
        ),
    ])
    func `bad arguments are refused before the store is asked`(document: String, part: String) async {
        let answer = await api.answer(document)
        #expect(answer.contains(part), "\(answer)")
        #expect(store.calls.instanceQueries.isEmpty && store.calls.packageQueries.isEmpty)
    }

    @Test func `a filter may be null as a whole`() async {
        _ = await api.answer(
            "query ($f: InstanceFilter) { instances(filter: $f) { totalCount } }", variables: ["f": .null])
        #expect(store.calls.instanceQueries.first?.filter == .everything)
    }

    @Test func `filters are bounded in depth`() async {
        var filter = "{}"
        for _ in 0..<12 { filter = "{not: \(filter)}" }
        let answer = await api.answer("{ instances(filter: \(filter)) { totalCount } }")
        #expect(answer.contains("OPERATION_LIMIT_EXCEEDED"))
    }
}
