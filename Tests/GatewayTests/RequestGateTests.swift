import Synchronization
import Testing

@testable import Gateway

@Suite("The gate for requests")
struct RequestGateTests {
    @Test("keeps a place that becomes free for who has come, and not begun to wait")
    func keptPlace() {
        var line = RequestLine<String>(limit: 1, queueLimit: 2)
        var arrivals = [line.arrive(), line.arrive()]
        var told = [line.leave()]
        arrivals.append(line.arrive())
        let waits = [line.wait(1, "second"), line.wait(0, "first")]
        told += [line.leave(), line.leave()]
        #expect(arrivals == [.entered, .inLine(0), .inLine(1)], "the place that became free was the other's")
        #expect(waits == [true, false], "the first was in already")
        #expect(told == [nil, "second", nil])
        #expect(line.inside == 0 && line.waiting == 0)
    }

    @Test("passes over who has gone, and refuses beyond the line's length until it is empty")
    func gone() {
        var line = RequestLine<String>(limit: 1, queueLimit: 3)
        let arrivals = (0..<5).map { _ in line.arrive() }
        #expect(arrivals == [.entered, .inLine(0), .inLine(1), .inLine(2), .refused])
        let waits = [line.wait(1, "second"), line.wait(2, "third")]
        let withdrawn = [line.withdraw(0), line.withdraw(1)]
        #expect(waits == [true, true])
        #expect(withdrawn == [nil, "second"])
        #expect(line.waiting == 1)
        var told = line.leave()
        #expect(told == "third" && line.isShedding)
        told = line.leave()
        #expect(told == nil && !line.isShedding)
        #expect(line.inside == 0)
    }

    static func enter(_ gate: RequestGate) async -> Bool {
        switch gate.arrive() {
        case .entered: true
        case .inLine(let number): await gate.wait(number)
        case .refused: false
        }
    }

    @Test("lets one in at a time, and in the end all", .timeLimit(.minutes(1)))
    func oneAtATime() async {
        let gate = RequestGate(limit: 1, queueLimit: 100)
        let inside = Atomic<Int>(0)
        let refused = Atomic<Int>(0)
        await withTaskGroup { group in
            for _ in 0..<8 {
                group.addTask { @Sendable in
                    for _ in 0..<20_000 {
                        guard await Self.enter(gate) else {
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
