import Eventuals
import GraphQLExecution
import GraphQLLanguage
import GraphQLSchema
import JSON
import Synchronization
import Testing

/// Specification sections "Executing Requests", "Executing Operations" and "Response".
struct RequestTests {
    private let schema = "type Query { n: Int } type Mutation { add(by: Int!): Int, fail: Int! }"

    @Test(arguments: [
        ("query A { n } query B { m: n }", "B", #"{"data":{"m":null}}"#),
        ("query A { n }", nil, #"{"data":{"n":null}}"#),
    ])
    func `an operation is chosen by its name`(document: String, name: String?, expected: String) async throws {
        #expect(try await execute(schema, document, operationName: name) == expected)
    }

    @Test(arguments: [
        ("query A { n } query B { n }", nil, "name the one to execute"),
        ("query A { n }", "C", #"no operation named \"C\""#),
        ("query A { n }", "", #"no operation named \"\""#),
        ("fragment F on Query { n }", nil, "GRAPHQL_VALIDATION_FAILED"),
        ("{ n", nil, #""locations":[{"line":1,"column":4}]"#),
        ("", nil, "Syntax Error"),
        ("{ nope }", nil, #"Cannot query field \"nope\""#),
    ])
    func `a request error has errors and no data`(document: String, name: String?, part: String) async throws {
        let answer = try await execute(schema, document, operationName: name)
        #expect(answer.contains(part))
        #expect(!answer.contains(#""data""#))
    }

    @Test func `a mutation's fields run one after another`() async throws {
        let counter = Mutex(0)
        let answer = try await execute(
            schema, "mutation { a: add(by: 1) b: add(by: 10) c: add(by: 100) }"
        ) { resolvers in
            resolvers.mutation("add") { context in
                let by = context.arguments["by"]?.intValue ?? 0
                let before = counter.withLock { $0 }
                await Task.yield()
                return .int(
                    counter.withLock { total in
                        total = before + by
                        return total
                    })
            }
        }
        #expect(answer == #"{"data":{"a":1,"b":11,"c":111}}"#)
    }

    @Test func `a mutation stops at a field whose null reaches the root`() async throws {
        let ran = Mutex<[String]>([])
        let answer = try await execute(schema, "mutation { fail add(by: 1) }") { resolvers in
            resolvers.mutation("fail") { _ throws(GraphQLError) in
                ran.withLock { $0.append("fail") }
                throw GraphQLError("no")
            }
            resolvers.mutation("add") { _ in
                ran.withLock { $0.append("add") }
                return .int(1)
            }
        }
        #expect(answer.hasSuffix(#""data":null}"#))
        #expect(ran.withLock { $0 } == ["fail"])
    }

    @Test func `a query's root fields run side by side`() async throws {
        // Each waits until both have started: one after another they would never finish.
        let (stream, continuation) = AsyncStream.makeStream(of: Void.self)
        let started = Mutex(0)
        let answer = try await execute("type Query { a: Int, b: Int }", "{ a b }") { resolvers in
            for name in ["a", "b"] {
                resolvers.query(name) { _ in
                    let count = started.withLock { value in
                        value += 1
                        return value
                    }
                    if count == 2 { continuation.finish() }
                    for await _ in stream {}
                    return .int(count)
                }
            }
        }
        #expect(answer == #"{"data":{"a":1,"b":2}}"# || answer == #"{"data":{"a":2,"b":1}}"#)
    }

    @Test func `a batched root field is resolved once for all its occurrences`() async throws {
        let calls = Mutex<[Int]>([])
        let answer = try await execute(
            "type Query { square(of: Int!): Int }", "{ a: square(of: 2) b: square(of: 3) c: square(of: 4) }"
        ) { resolvers in
            resolvers.batchedRoot("Query", "square") { contexts in
                calls.withLock { $0.append(contexts.count) }
                return .ready(
                    contexts.map { context in
                        let number = context.arguments["of"]?.intValue ?? 0
                        return number == 3 ? .failure(GraphQLError("odd")) : .success(.int(number * number))
                    })
            }
        }
        #expect(calls.withLock { $0 } == [3])
        #expect(answer.contains(#""path":["b"]"#))
        #expect(answer.hasSuffix(#""data":{"a":4,"b":null,"c":16}}"#))
    }

    @Test func `a mutation is refused where only queries are allowed`() async throws {
        var resolvers = Resolvers()
        resolvers.fallback { _, _ in .int(1) }
        let executor = try Executor(schema: try Schema(sdl: schema), resolvers: resolvers)
        let request = GraphQLRequest(document: Array("mutation { add(by: 1) }".utf8))
        let refused = await executor.execute(request, operationTypes: [.query])
        #expect(refused.outcome == .requestError(.operationType))
        let executed = await executor.execute(request)
        #expect(executed.outcome == .executed(.mutation, hasErrors: false, dataIsNull: false))
    }

    @Test func `a subscription is answered with a clear error`() async throws {
        let answer = try await execute("type Query { n: Int } type Subscription { n: Int }", "subscription { n }")
        #expect(answer.contains("can't execute a subscription"))
    }

    @Test func `an operation deeper or larger than the limits is refused`() async throws {
        var options = ExecutorOptions()
        options.limits.depth = 3
        options.limits.fields = 5
        let schema = "type Query { q: Query, n: Int }"
        let deep = try await execute(schema, "{ q { q { q { n } } } }", options: options)
        #expect(deep.contains(#"the limit \"depth\" of 3"#) && deep.contains("OPERATION_LIMIT_EXCEEDED"))
        let wide = try await execute(schema, "{ a: n b: n c: n d: n e: n f: n }", options: options)
        #expect(wide.contains(#"the limit \"fields\" of 5"#))
        #expect(try await execute(schema, "{ q { q { n } } n }", options: options).hasPrefix(#"{"data""#))
    }

    @Test func `fragments that fan out are stopped by the limit`() async throws {
        var document = "{ ...F0 }"
        for level in 0..<30 {
            document += " fragment F\(level) on Query { a: q { ...F\(level + 1) } b: q { ...F\(level + 1) } }"
        }
        document += " fragment F30 on Query { n }"
        var options = ExecutorOptions()
        options.limits.depth = 100
        let answer = try await execute("type Query { q: Query, n: Int }", document, options: options)
        #expect(answer.contains("OPERATION_LIMIT_EXCEEDED"))
    }
}
