import GraphQLExecution
import GraphQLLanguage
import GraphQLSchema
import Synchronization
import Testing

/// Objects that never change: completed once, copied ever after.
struct CompletedObjectsTests {
    @Test func `an object is resolved once for a selection, and answers stay the same`() async throws {
        let harbour = Harbour(Names(["sail", "row"]))
        let executor = try harbour.executor()
        let first = await executor.body("{ ships { name __typename } }")
        #expect(
            first == #"{"data":{"ships":[{"name":"sail","__typename":"Ship"},{"name":"row","__typename":"Ship"}]}}"#)
        #expect(harbour.calls == 2)
        #expect(await executor.body("{ ships { name __typename } }") == first)
        #expect(harbour.calls == 2)
        #expect(
            await executor.body("{ ships { title: name } }")
                == #"{"data":{"ships":[{"title":"sail"},{"title":"row"}]}}"#)
        #expect(harbour.calls == 4)
    }

    @Test func `a selection with a field that sees more than its object is resolved anew`() async throws {
        let harbour = Harbour(Names(["sail"]))
        let executor = try harbour.executor()
        for _ in 0..<2 {
            #expect(
                await executor.body("{ ships { name loud } }")
                    == #"{"data":{"ships":[{"name":"sail","loud":"sail!"}]}}"#)
        }
        #expect(harbour.calls == 2)
    }

    @Test func `an object without a place is resolved anew`() async throws {
        let harbour = Harbour(Names(["sail"]), firstPlace: nil)
        let executor = try harbour.executor()
        for _ in 0..<2 { #expect(await executor.body("{ ships { name } }").contains("sail")) }
        #expect(harbour.calls == 2)
    }

    @Test func `an object with an error is not kept`() async throws {
        let harbour = Harbour(Names(["sail", "leak"]))
        let executor = try harbour.executor()
        let first = await executor.body("{ ships { name state } }")
        #expect(first.hasSuffix(#""data":{"ships":[{"name":"sail","state":"sail"},{"name":"leak","state":null}]}}"#))
        #expect(first.contains(#""path":["ships",1,"state"]"#))
        #expect(await executor.body("{ ships { name state } }") == first)
        // Two fields of two ships, then those of the one that leaks.
        #expect(harbour.calls == 6)
    }

    @Test func `objects of another table are other objects, and the old table is let go`() async throws {
        let harbour = Harbour(Names(["sail"]))
        let executor = try harbour.executor()
        weak let old = harbour.names
        #expect(await executor.body("{ ships { name } }") == #"{"data":{"ships":[{"name":"sail"}]}}"#)
        #expect(old != nil)
        for _ in 0..<2 {
            // A response whose table is replaced while it is written still ends well.
            harbour.replace(Names(["steam", "row"]))
            #expect(
                await executor.body("{ ships { name } }") == #"{"data":{"ships":[{"name":"steam"},{"name":"row"}]}}"#)
        }
        #expect(old == nil)
    }

    @Test func `without a budget nothing is kept`() async throws {
        let harbour = Harbour(Names(["sail"]))
        var options = ExecutorOptions()
        options.completedObjectBytes = 0
        let executor = try harbour.executor(options)
        for _ in 0..<3 { #expect(await executor.body("{ ships { name } }").contains("sail")) }
        #expect(harbour.calls == 3)
    }

    @Test func `operations that are forgotten give their part of the budget back`() async throws {
        let harbour = Harbour(Names(["sail"]))
        var options = ExecutorOptions()
        options.completedObjectBytes = 64
        options.cacheBytes = 0
        let executor = try harbour.executor(options)
        // No operation is kept, so each of these completes its own; each finds room.
        for _ in 0..<8 { #expect(await executor.body("{ ships { name } }").contains("sail")) }
        #expect(harbour.calls == 8)
        options.cacheBytes = 1 << 20
        let keeping = try harbour.executor(options)
        for _ in 0..<2 { _ = await keeping.body("{ ships { name } }") }
        #expect(harbour.calls == 9)
    }

    @Test func `a place far behind costs what the table takes for it`() async throws {
        // Four bytes for each place before it, and what it is.
        for (budget, calls) in [(4 * 1000, 6), (4 * 1000 + 20, 3)] {
            let harbour = Harbour(Names(["sail"]), firstPlace: 999)
            var options = ExecutorOptions()
            options.completedObjectBytes = budget
            let executor = try harbour.executor(options)
            for _ in 0..<3 { #expect(await executor.body("{ ships { name } }").contains("sail")) }
            // Once, or each time; and another field each time, for which nothing is left.
            for _ in 0..<3 { #expect(await executor.body("{ ships { state } }").contains("sail")) }
            #expect(harbour.calls == calls + (budget > 4 * 1000 ? 1 : 0))
        }
    }

    @Test func `more objects than are kept are answered all the same`() async throws {
        let names = (0..<18_000).map { "ship \($0) of a fleet that is larger than what is kept of it" }
        let harbour = Harbour(Names(names))
        let executor = try harbour.executor()
        let expected = #"{"data":{"ships":["# + names.map { #"{"name":"\#($0)"}"# }.joined(separator: ",") + "]}}"
        for _ in 0..<3 { #expect(await executor.body("{ ships { name } }") == expected) }
        #expect(harbour.calls > names.count && harbour.calls < 3 * names.count)
    }

    @Test func `responses at the same time complete and copy side by side`() async throws {
        let harbour = Harbour(Names((0..<100).map { "ship \($0)" }))
        let executor = try harbour.executor()
        let expected = Set(
            [100, 50].map { count in
                #"{"data":{"ships":["# + (0..<count).map { #"{"name":"ship \#($0)"}"# }.joined(separator: ",") + "]}}"
            })
        await withTaskGroup(of: Void.self) { tasks in
            for number in 0..<8 {
                tasks.addTask {
                    for round in 0..<200 {
                        if number == 0 {
                            harbour.replace(Names((0..<(round % 2 == 0 ? 50 : 100)).map { "ship \($0)" }))
                        }
                        #expect(expected.contains(await executor.body("{ ships { name } }")))
                    }
                }
            }
        }
    }
}

/// The table of a fleet's ships.
private final class Names: Sendable {
    let names: [String]
    init(_ names: [String]) { self.names = names }
}

/// The ships of one response.
private final class Ships: Sendable {
    let table: Names
    init(_ table: Names) { self.table = table }
}

private final class Harbour: Sendable {
    private let table: Mutex<Names>
    private let firstPlace: Int?
    private let count = Atomic(0)

    init(_ names: Names, firstPlace: Int? = 0) {
        table = Mutex(names)
        self.firstPlace = firstPlace
    }

    /// How often a field was resolved.
    var calls: Int { count.load(ordering: .relaxed) }
    var names: Names { table.withLock { $0 } }

    func replace(_ names: Names) { table.withLock { $0 = names } }

    func executor(_ options: ExecutorOptions = ExecutorOptions()) throws -> Executor {
        var resolvers = Resolvers()
        resolvers.query("ships") { [self] _ in
            let ships = Ships(names)
            return .objects(ships, count: ships.table.names.count)
        }
        resolvers.object("Ship", of: Ships.self) { [self] ship in
            ship.unchanging { [self] ships, index in firstPlace.map { TablePlace(ships.table, $0 + index) } }
            ship.field("name") { [self] ships, index in
                count.add(1, ordering: .relaxed)
                return .string(ships.table.names[index])
            }
            ship.field("state") { [self] ships, index throws(GraphQLError) in
                count.add(1, ordering: .relaxed)
                if ships.table.names[index] == "leak" { throw GraphQLError("It leaks.") }
                return .string(ships.table.names[index])
            }
            ship.field("loud") { ships, index, _ in .string(ships.table.names[index] + "!") }
        }
        return try Executor(
            schema: try Schema(
                sdl: "type Query { ships: [Ship!]! } type Ship { name: String!, state: String, loud: String! }"),
            resolvers: resolvers, options: options)
    }
}

extension Executor {
    fileprivate func body(_ document: String) async -> String {
        String(decoding: await execute(GraphQLRequest(document: Array(document.utf8))).body, as: UTF8.self)
    }
}
