import Eventuals
import GraphQLExecution
import GraphQLSchema
import Synchronization
import Testing

/// Values that come from the work of others.
struct PromiseTests {
    @Test func `what becomes of a promised value is promised`() async {
        let work = Work()
        let eventual = Eventual.promised(work.promise).map { $0 + 1 }.flatMap { .ready($0 * 10) }
        guard case .promised = eventual else {
            Issue.record("it is not")
            return
        }
        async let value = eventual.value
        await work.keep(1)
        #expect(await value == 20)
    }

    @Test func `what has to wait in turn is waited for`() async {
        let (first, second) = (Work(), Work())
        async let pending = first.promise.flatMap { value in .pending { value + 1 } }.value
        await first.keep(1)
        #expect(await pending == 2)
        async let promised = first.promise.flatMap { value in .promised(second.promise.map { $0 + value }) }.value
        await first.keep(10)
        await second.keep(100)
        #expect(await promised == 110)
    }

    @Test func `a receiver is called where it is, once, and what becomes of the value is made there`() async {
        let work = Work()
        let calls = Mutex<[(@Sendable () -> Void)]>([])
        let values = Mutex<[Int]>([])
        let receiver = Receiver<Int>(at: { call in calls.withLock { $0.append(call) } }) { value in
            values.withLock { $0.append(value) }
        }
        let cancel = work.promise.map { value in
            values.withLock { $0.append(-value) }
            return value
        }.begin(receiver)
        await work.keep(7)
        #expect(values.withLock { $0 } == [])
        for call in calls.withLock({ $0 }) { call() }
        cancel()
        #expect(values.withLock { $0 } == [-7, 7])
        #expect(calls.withLock { $0.count } == 1)
    }

    @Test(arguments: [false, true])
    func `a task that is cancelled gets what the promise has for that, and all on the way know`(before: Bool) async {
        let work = Work()
        let seen = Mutex<[Bool]>([])
        let task = Task {
            if before { while !Task.isCancelled { await Task.yield() } }
            return await work.promise.map { value in
                seen.withLock { $0.append(Task.isCancelled) }
                return value
            }.value
        }
        if !before { while !work.isAwaited { await Task.yield() } }
        task.cancel()
        #expect(await task.value == -1)
        #expect(seen.withLock { $0 } == [true])
    }

    @Test func `a task makes itself what becomes of the value`() async {
        let work = Work()
        let task = Task {
            await Number.$own.withValue(7) { await work.promise.map { $0 + Number.own }.value }
        }
        await work.keep(1)
        #expect(await task.value == 8)
    }

    @Test func `a response to fields that are promised is promised`() async throws {
        let work = Work()
        var resolvers = Resolvers()
        resolvers.batchedRoot("Query", "n") { contexts in
            Eventual.promised(work.promise).map { value in contexts.map { _ in .success(.int(value)) } }
        }
        resolvers.batchedRoot("Query", "few") { _ in .ready([]) }
        let schema = try Schema(sdl: "type Query { n(of: Int! = 1): Int few: Int }")
        let executor = try Executor(schema: schema, resolvers: resolvers)
        func begin(_ document: String) -> Eventual<GraphQLResponse> {
            executor.begin(GraphQLRequest(document: Array(document.utf8)))
        }
        guard case .promised(let response) = begin("{ n __typename m: n }"), case .ready(let few) = begin("{ few }"),
            case .pending(let both) = begin("{ n few }")
        else {
            Issue.record("they are not what they should be")
            return
        }
        async let body = response.value.body
        await work.keep(5)
        #expect(String(decoding: await body, as: UTF8.self) == #"{"data":{"n":5,"__typename":"Query","m":5}}"#)
        #expect(String(decoding: few.body, as: UTF8.self).contains("A resolver gave too few results."))
        async let bothBody = both().body
        await work.keep(6)
        #expect(String(decoding: await bothBody, as: UTF8.self).hasSuffix(#""data":{"n":6,"few":null}}"#))
    }
}

/// What a task has for itself.
private enum Number {
    @TaskLocal static var own = 0
}

/// Keeps its promise when the test wants; gives -1 to who is cancelled.
private final class Work: Sendable {
    private let receiver = Mutex<Receiver<Int>?>(nil)

    var isAwaited: Bool { receiver.withLock { $0 != nil } }

    var promise: Promise<Int> {
        Promise { receiver in
            self.receiver.withLock { $0 = receiver }
            return { self.receiver.withLock { $0.take() }?.resumeCancelled(returning: -1) }
        }
    }

    func keep(_ value: Int) async {
        while !isAwaited { await Task.yield() }
        receiver.withLock { $0.take() }?.resume(returning: value)
    }
}
