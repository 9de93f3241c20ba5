import Synchronization
import Testing

@testable import Gateway

@Suite("The gate for requests")
struct RequestGateTests {
    @Test("forgets nobody who waits, whoever comes and goes meanwhile", .timeLimit(.minutes(1)))
    func nobodyIsForgotten() async {
        let gate = RequestGate(limit: 1, queueLimit: 100)
        let inside = Atomic<Int>(0)
        let refused = Atomic<Int>(0)
        await withTaskGroup { group in
            for _ in 0..<8 {
                group.addTask { @Sendable in
                    for _ in 0..<20_000 {
                        guard case .entered = await gate.enter() else {
                            refused.add(1, ordering: .relaxed)
                            return
                        }
                        #expect(inside.add(1, ordering: .relaxed).newValue == 1)
                        await Task.yield()
                        inside.subtract(1, ordering: .relaxed)
                        gate.leave()
                    }
                }
            }
        }
        #expect(refused.load(ordering: .relaxed) == 0)
        #expect(gate.inside == 0)
        #expect(gate.waiting == 0)
    }
}
