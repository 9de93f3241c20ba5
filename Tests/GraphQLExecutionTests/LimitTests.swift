import GraphQLExecution
import GraphQLLanguage
import GraphQLSchema
import JSON
import Testing

/// What is refused for its size, and what the refusal says.
struct LimitTests {
    static let sdl = """
        type Query { q: Query, n: Int, ships(first: Int = 10, last: Int): [Ship!] }
        type Ship { name: String, crew(first: Int = 20): [Person!] }
        type Person { name: String, ships(first: Int = 5): [Ship!] }
        """

    /// An executor whose lists are empty, but cost what their arguments say.
    static func executor(_ limits: OperationLimits) throws -> Executor {
        var resolvers = Resolvers()
        resolvers.fallback { _, context in context.field.selection().isEmpty ? .int(1) : .list([]) }
        resolvers.field("Query", "q") { object, _ in .object(object) }
        for (type, field) in [("Query", "ships"), ("Ship", "crew"), ("Person", "ships")] {
            resolvers.cost(type, field) { context in
                let last = context.arguments["last"]?.intValue.map { FieldCost.Bound("last", $0) }
                return .list(last ?? FieldCost.Bound("first", context.arguments["first"]?.intValue ?? 0))
            }
        }
        var options = ExecutorOptions()
        options.limits = limits
        return try Executor(schema: Schema(sdl: sdl), resolvers: resolvers, options: options)
    }

    static func repeated(_ count: Int, _ text: (Int) -> String) -> String {
        (0..<count).map(text).joined(separator: " ")
    }

    struct Refusal: CustomTestStringConvertible, Sendable {
        let limit: OperationLimit
        let maximum: Int
        let document: String
        let value: Int
        /// The rest of the message.
        let advice: String
        var testDescription: String { limit.rawValue }
    }

    static let refusals: [Refusal] = [
        Refusal(
            limit: .tokens, maximum: 5, document: "{ n n n n }", value: 6,
            advice: "it has 6 tokens or more. It would pass with 5 of them at most."),
        Refusal(
            limit: .directives, maximum: 2, document: "query A { n @a n @b } fragment F on Query { n @c }", value: 3,
            advice: "it has 3 directives. 2 of them (66 %) are at query A. It would pass with 2 of them at most."),
        Refusal(
            limit: .directivesPerPlace, maximum: 2, document: "{ n n @a @a @a }", value: 3,
            advice: "it has 3 directives at one place. It would pass with 2 of them at most."),
        Refusal(
            limit: .depth, maximum: 3, document: "{ q { q { a: q { q { n } } } } }", value: 5,
            advice:
                "it has 5 selection sets inside each other. The deepest are at q.q.a.q. It would pass with 3 of them at most."
        ),
        Refusal(
            limit: .fields, maximum: 5, document: "{ a: n q { b: n c: n d: n q { n } } }", value: 6,
            advice: "it has 6 fields or more. 5 of them (83 %) are at q. It would pass with 4 of them at q at most."),
        Refusal(
            limit: .repetitions, maximum: 4, document: "{ q { \(repeated(9) { _ in "n" }) } }", value: 9,
            advice:
                "it has 9 selections of one field at one place. The place is q.n. It would pass with 4 of them at q.n at most."
        ),
        Refusal(
            limit: .aliases, maximum: 3, document: "{ a: n q { \(repeated(5) { "b\($0): n" }) } }", value: 6,
            advice: "it has 6 aliases. 5 of them (83 %) are at q. It would pass with 2 of them at q at most."),
        Refusal(
            limit: .rootFields, maximum: 2, document: "{ a: n b: n n }", value: 3,
            advice: "it has 3 root fields. It would pass with 2 of them at most."),
        Refusal(
            limit: .introspectionDepth, maximum: 1,
            document: "{ __schema { types { fields { type { interfaces { name } } } } } }", value: 2,
            advice:
                "it has 2 lists of introspection inside each other. The deepest are at __schema.types.fields.type.interfaces. It would pass with 1 of them at most."
        ),
        Refusal(
            limit: .pageSize, maximum: 30, document: "{ ships { crew(first: 31) { name } } }", value: 31,
            advice:
                "it has 31 records on one page. The place is ships.crew. It would pass with ships.crew(first: 30) at most."
        ),
        Refusal(
            limit: .cost, maximum: 100, document: "{ ships { crew { name } } }", value: 210,
            advice:
                "it has 210 estimated rows. 200 of them (95 %) are at ships.crew. It would pass with ships.crew(first: 9) at most."
        ),
    ]

    @Test(arguments: refusals)
    func `a refusal names the limit, the place and what would pass`(refusal: Refusal) async throws {
        var limits = OperationLimits()
        limits[refusal.limit] = refusal.maximum
        let response = try await Self.executor(limits).execute(GraphQLRequest(document: Array(refusal.document.utf8)))
        #expect(response.outcome == .requestError(.limit))
        let text = "The operation exceeds the limit \"\(refusal.limit.rawValue)\" of \(refusal.maximum): "
        let error = try #require(try JSONValue(parsing: response.body)["errors"]?[0])
        #expect(error["message"] == .string(text + refusal.advice))
        #expect(error["extensions"]?["code"] == "OPERATION_LIMIT_EXCEEDED")
        let limit = try #require(error["extensions"]?["limit"])
        #expect(limit["name"] == .string(refusal.limit.rawValue))
        #expect(limit["maximum"] == .int(refusal.maximum) && limit["value"] == .int(refusal.value))
        let excess = try #require(response.exceededLimits.first)
        #expect(excess.limit == refusal.limit && excess.isRefused && response.exceededLimits.count == 1)
    }

    @Test(arguments: refusals)
    func `a limit that only warns lets the operation pass, and tells of it each time`(refusal: Refusal) async throws {
        // Unknown directives are refused by validation in any case.
        let document = refusal.document.replacing("@a", with: "").replacing("@b", with: "").replacing("@c", with: "")
        if [.directives, .directivesPerPlace].contains(refusal.limit) { return }
        var limits = OperationLimits()
        limits[refusal.limit] = refusal.maximum
        limits.warnOnly = [refusal.limit]
        let executor = try Self.executor(limits)
        for _ in 0..<2 {
            let response = await executor.execute(GraphQLRequest(document: Array(document.utf8)))
            #expect(response.outcome == .executed(.query, hasErrors: false, dataIsNull: false))
            #expect(response.exceededLimits.map(\.limit) == [refusal.limit])
            #expect(response.exceededLimits.allSatisfy { !$0.isRefused })
        }
    }

    @Test func `directives that only warn are executed`() async throws {
        var limits = OperationLimits()
        limits.directives = 1
        limits.directivesPerPlace = 1
        limits.warnOnly = [.directives, .directivesPerPlace]
        let document = "{ n @skip(if: false) @include(if: true) }"
        let response = try await Self.executor(limits).execute(GraphQLRequest(document: Array(document.utf8)))
        #expect(String(decoding: response.body, as: UTF8.self) == #"{"data":{"n":1}}"#)
        #expect(response.exceededLimits.map(\.limit) == [.directives, .directivesPerPlace])
    }

    /// A document, its variables, and its cost by its parts.
    static let costs: [(String, JSONObject, [Int])] = [
        ("{ n }", [:], []),
        ("{ ships { name } }", [:], [10]),
        ("{ ships(first: 3) { crew(first: 4) { ships { name } } } }", [:], [3, 12, 60]),
        ("query ($n: Int) { ships(first: $n) { crew { name } } }", ["n": 2], [2, 40]),
        ("query ($n: Int) { ships(first: $n) { crew { name } } }", [:], [10, 200]),
        ("query ($n: Int = 7) { ships(last: $n) { name } }", [:], [7]),
        ("query ($b: Boolean!) { ships { name crew @include(if: $b) { name } } }", ["b": false], [10]),
        ("query ($b: Boolean!) { ships { name crew @include(if: $b) { name } } }", ["b": true], [10, 200]),
        (
            "{ a: ships(first: 1) { name } q { ships(first: 2) { ...F ...F } } } fragment F on Ship { crew { name } }",
            [:], [1, 2, 40]
        ),
        ("{ ships(first: 0) { crew { name } } }", [:], [0, 0]),
        ("{ ships(first: -5) { crew { name } } }", [:], [0, 0]),
    ]

    @Test(arguments: costs)
    func `the cost is the rows of the values that variables have`(
        document: String, variables: JSONObject, parts: [Int]
    ) throws {
        let request = GraphQLRequest(document: Array(document.utf8), variables: variables)
        let cost = try #require(try Self.executor(OperationLimits()).cost(of: request))
        #expect(cost.parts.map(\.rows) == parts)
        #expect(cost.rows == parts.reduce(0, +) && cost.maximumRows == 100_000)
    }

    /// A document, its variables, the fields they bound, and what is named.
    static let remedies: [(String, JSONObject, [String: String], [String])] = [
        (
            "query ($a: Int, $b: Int) { ships(first: $a) { crew(first: $b) { name } } }", ["a": 1000, "b": 1000],
            ["ships.crew": "b"], ["ships.crew(first: 99)"]
        ),
        (
            "query ($a: Int, $b: Int) { ships(first: 1000) { crew(first: $a) { ships(first: $b) { name } } } }",
            ["a": 1000, "b": 1000], ["ships.crew": "a", "ships.crew.ships": "b"],
            ["ships.crew(first: 49)", "ships.crew.ships(first: 1)"]
        ),
        (
            """
            query ($a: Int) { a: ships(first: 900) { crew(first: $a) { name } }
              b: ships(first: 900) { crew(first: 100) { name } } }
            """, ["a": 900], ["a.crew": "a"], ["a.crew(first: 9)"]
        ),
    ]

    @Test(arguments: remedies)
    func `the smaller request that a refusal names passes`(
        document: String, variables: JSONObject, bounds: [String: String], named: [String]
    ) async throws {
        let executor = try Self.executor(OperationLimits())
        var request = GraphQLRequest(document: Array(document.utf8), variables: variables)
        let excess = try #require(await executor.execute(request).exceededLimits.first)
        #expect(excess.share > 0.5)
        #expect(
            excess.remedies.map { "\($0.path.joined(separator: "."))(\($0.argument ?? ""): \($0.value))" } == named)
        for remedy in excess.remedies {
            request.variables[try #require(bounds[remedy.path.joined(separator: ".")])] = .int(remedy.value)
        }
        #expect(await executor.execute(request).exceededLimits.isEmpty)
        // And it is the greatest that does.
        for remedy in excess.remedies {
            var greater = request
            greater.variables[try #require(bounds[remedy.path.joined(separator: ".")])] = .int(remedy.value + 1)
            #expect(await executor.execute(greater).exceededLimits.map(\.limit) == [.cost])
        }
    }

    @Test func `costs beyond every number are refused`() async throws {
        var limits = OperationLimits()
        limits.pageSize = .max
        limits.depth = 200
        var document = "name"
        for level in 0..<90 { document = (level % 2 == 0 ? "ships" : "crew") + "(first: 2147483647) { \(document) }" }
        let executor = try Self.executor(limits)
        let response = await executor.execute(
            GraphQLRequest(document: Array("{ ships { \(document) } }".utf8)))
        #expect(response.exceededLimits.map(\.limit) == [.cost])
        #expect(response.exceededLimits.first?.value == .max)
    }

    @Test func `nothing is resolved for a request that is only checked`() async throws {
        let executor = try Self.executor(OperationLimits())
        let passes = executor.check(GraphQLRequest(document: Array("{ ships { name } }".utf8)))
        #expect(String(decoding: passes.body, as: UTF8.self) == #"{"data":null}"#)
        let refused = executor.check(GraphQLRequest(document: Array("{ ships(first: 2000) { name } }".utf8)))
        #expect(refused.outcome == .requestError(.limit))
    }

    @Test(arguments: [[], OperationLimit.allCases])
    func `what fans out or nests without end is refused, whatever only warns`(warnOnly: [OperationLimit]) async throws {
        var fan = "{ ...F0 } fragment F30 on Query { n }"
        for level in 0..<30 {
            fan += " fragment F\(level) on Query { a: q { ...F\(level + 1) } b: q { ...F\(level + 1) } }"
        }
        var chain = "{ ...F0 } fragment F300 on Query { n }"
        for level in 0..<300 { chain += " fragment F\(level) on Query { q { ...F\(level + 1) } }" }
        var limits = OperationLimits()
        limits.warnOnly = Set(warnOnly)
        let executor = try Self.executor(limits)
        for (document, limit) in [(fan, OperationLimit.fields), (chain, .depth)] {
            let response = await executor.execute(GraphQLRequest(document: Array(document.utf8)))
            #expect(response.outcome == .requestError(.limit))
            #expect(response.exceededLimits.contains { $0.limit == limit && $0.isRefused })
        }
    }
}

extension JSONValue {
    fileprivate subscript(name: String) -> JSONValue? {
        if case .object(let object) = self { object[name] } else { nil }
    }
    fileprivate subscript(index: Int) -> JSONValue? {
        if case .array(let items) = self, items.indices.contains(index) { items[index] } else { nil }
    }
}
