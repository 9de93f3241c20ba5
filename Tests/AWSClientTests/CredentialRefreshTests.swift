import Synchronization
import Testing

@testable import AWSClient

@Suite("Credentials that expire")
struct CredentialRefreshTests {
    private func credentials(_ name: String, endsAt end: Int64?) -> AWSCredentials {
        AWSCredentials(accessKeyID: name, secretAccessKey: Secret(name), expiration: end.map(AWSTime.init(seconds:)))
    }

    @Test("are fetched once for two hundred callers at once")
    func once() async throws {
        let source = CountingSource { number throws(AWSError) in
            AWSCredentials(accessKeyID: "\(number)", secretAccessKey: Secret(""))
        }
        let provider = CredentialProvider(source, logger: silentLogger)
        let names = try await withThrowingTaskGroup(of: String.self) { group in
            for _ in 0..<200 { group.addTask { try await provider.credentials().accessKeyID } }
            return try await group.reduce(into: Set<String>()) { $0.insert($1) }
        }
        #expect(names == ["1"])
        #expect(source.count == 1)
    }

    @Test("are fetched again after the service called them expired")
    func invalidated() async throws {
        let source = CountingSource { number throws(AWSError) in
            AWSCredentials(accessKeyID: "\(number)", secretAccessKey: Secret(""))
        }
        let provider = CredentialProvider(source, logger: silentLogger)
        let first = try await provider.credentials()
        provider.invalidate(first)
        #expect(try await provider.credentials().accessKeyID == "2")
        // Late news of the old ones changes nothing.
        provider.invalidate(first)
        #expect(try await provider.credentials().accessKeyID == "2")
    }

    @Test("make nobody wait longer than the deadline")
    func deadline() async throws {
        let provider = CredentialProvider(SlowSource(), logger: silentLogger)
        let error = await #expect(throws: AWSError.self) {
            _ = try await provider.credentials(until: .now + .milliseconds(50))
        }
        #expect(error?.kind == .timeout)
        let task = Task { try await provider.credentials() }
        task.cancel()
        await #expect(throws: AWSError.self) { _ = try await task.value }
    }

    @Test("are used until 15 minutes before the end, then fetched beside the requests, from 10 minutes on before them")
    func margins() throws {
        var state = CredentialState()
        func at(_ seconds: Int64) -> AWSTime { AWSTime(seconds: seconds) }
        func use(at seconds: Int64) -> String {
            let demand = state.demand(at: at(seconds))
            return switch demand.use {
            case .credentials(let credentials):
                "\(credentials.accessKeyID)\(demand.starting == nil ? "" : ", fetching")"
            case .result: demand.starting == nil ? "waits" : "waits, fetching"
            }
        }
        func fail(at seconds: Int64) throws -> String {
            try state.finish(.failure(AWSError(.noAnswer, "No.")), at: at(seconds)).get().accessKeyID
        }
        #expect(use(at: 0) == "waits, fetching")
        #expect(use(at: 0) == "waits")
        _ = state.finish(.success(credentials("a", endsAt: 10_000)), at: at(0))
        #expect(use(at: 0) == "a")
        #expect(use(at: 9099) == "a")
        #expect(use(at: 9100) == "a, fetching")
        #expect(use(at: 9101) == "a")
        // The fetch fails: nothing changes for a minute, while there is something to use.
        #expect(try fail(at: 9102) == "a")
        #expect(use(at: 9103) == "a")
        #expect(use(at: 9162) == "a, fetching")
        #expect(try fail(at: 9163) == "a")
        #expect(use(at: 9400) == "waits, fetching")
        #expect(try fail(at: 9401) == "a")
        #expect(use(at: 9402) == "a")
        #expect(use(at: 10_000) == "waits, fetching")
        #expect(throws: AWSError.self) { try fail(at: 10_001) }
        #expect(use(at: 10_002) == "waits, fetching")
        _ = state.finish(.success(credentials("b", endsAt: nil)), at: at(10_003))
        #expect(use(at: 1_000_000) == "b")
    }

    @Test("that come near their end are used, and asked for again only after a minute")
    func shortLived() {
        var state = CredentialState()
        _ = state.demand(at: AWSTime(seconds: 0))
        _ = state.finish(.success(credentials("a", endsAt: 300)), at: AWSTime(seconds: 0))
        let atOnce = state.demand(at: AWSTime(seconds: 1))
        let later = state.demand(at: AWSTime(seconds: 61))
        #expect(atOnce.starting == nil)
        #expect(later.starting != nil)
    }
}

/// Gives what a test makes of the number of the fetch.
private final class CountingSource: CredentialSource {
    private let make: @Sendable (Int) throws(AWSError) -> AWSCredentials
    private let fetches = Atomic<Int>(0)

    init(_ make: @escaping @Sendable (Int) throws(AWSError) -> AWSCredentials) { self.make = make }

    var count: Int { fetches.load(ordering: .relaxed) }

    func credentials() async throws(AWSError) -> CredentialLookup {
        let number = fetches.add(1, ordering: .relaxed).newValue
        // Time enough for all to come.
        do { try await Task.sleep(for: .milliseconds(50)) } catch { throw AWSError(.timeout, "") }
        return .found(try make(number))
    }
}

private struct SlowSource: CredentialSource {
    func credentials() async throws(AWSError) -> CredentialLookup {
        do { try await Task.sleep(for: .seconds(5)) } catch { throw AWSError(.timeout, "") }
        return .notConfigured("slow")
    }
}
