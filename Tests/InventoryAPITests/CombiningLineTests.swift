import Testing

@testable import InventoryAPI

/// When lookups go to the store alone, and when together.
struct CombiningLineTests {
    private var line = CombiningLine<Int>()

    @Test mutating func `few requests go alone, at once`() {
        for _ in 0..<4 { expect(line.enter()) }
        for _ in 0..<4 { expect(line.leave(), nil) }
        expect(line.isIdle)
    }

    @Test mutating func `what comes while many run waits for all of them, and goes together`() {
        makeBusy()
        expect(line.wait(1, rows: 1), nil)
        expect(line.enter(), false)
        expect(line.wait(2, rows: 1), nil)
        for _ in 0..<3 { expect(line.leave(), nil) }
        expect(line.leave(), [1, 2])
        expect(line.isIdle, false)
        expect(line.leave(), nil)
    }

    @Test mutating func `a busy line sends one statement after the other`() {
        makeBusy()
        expect(line.wait(1, rows: 1), nil)
        for _ in 0..<3 { expect(line.leave(), nil) }
        expect(line.leave(), [1])
        for request in [2, 3] {
            expect(line.enter(), false)
            expect(line.wait(request, rows: 1), nil)
        }
        expect(line.leave(), [2, 3])
        expect(line.leave(), nil)
        // Nothing runs, so the next one need not wait.
        expect(line.enter())
    }

    @Test mutating func `who comes to wait as the last statement ends goes at once`() {
        makeBusy()
        for _ in 0..<4 { expect(line.leave(), nil) }
        expect(line.wait(1, rows: 1), [1])
        expect(line.leave(), nil)
        expect(line.isIdle)
    }

    @Test mutating func `a full statement does not wait for others`() {
        makeBusy()
        expect(line.wait(1, rows: 999), nil)
        expect(line.wait(2, rows: 999), nil)
        // The third finds no room in the first statement.
        expect(line.wait(3, rows: 999), [1, 2])
        expect(line.wait(4, rows: 5000), [3])
        expect(line.tick(), nil)
        // Too large for any statement, and so alone in one.
        expect(line.tick(), [4])
        for _ in 0..<6 { expect(line.leave(), nil) }
    }

    @Test mutating func `nobody waits longer than from tick to tick`() {
        makeBusy()
        expect(line.wait(1, rows: 1), nil)
        expect(line.tick(), nil)
        expect(line.wait(2, rows: 1), nil)
        expect(line.tick(), [1, 2])
        expect(line.hasWaiting, false)
        expect(line.tick(), nil)
    }

    @Test mutating func `a line without company is busy no more`() {
        makeBusy()
        expect(line.wait(1, rows: 1), nil)
        for _ in 0..<3 { expect(line.leave(), nil) }
        expect(line.leave(), [1])
        expect(line.leave(), nil)
        expect(line.isIdle, false)
        expect(line.tick(), nil)
        expect(line.isIdle)
    }

    @Test mutating func `a line with company stays busy`() {
        makeBusy()
        for request in [1, 2] { expect(line.wait(request, rows: 1), nil) }
        for _ in 0..<3 { expect(line.leave(), nil) }
        expect(line.leave(), [1, 2])
        expect(line.tick(), nil)
        expect(line.isBusy)
        expect(line.leave(), nil)
        expect(line.tick(), nil)
        expect(line.isIdle)
    }

    /// Four run, and a fifth can not go alone.
    private mutating func makeBusy() {
        for _ in 0..<4 { expect(line.enter()) }
        expect(line.enter(), false)
    }

    private func expect(
        _ value: Bool, _ expected: Bool = true, _ location: SourceLocation = #_sourceLocation
    ) {
        #expect(value == expected, sourceLocation: location)
    }

    private func expect(
        _ sent: [Int]?, _ expected: [Int]?, _ location: SourceLocation = #_sourceLocation
    ) {
        #expect(sent == expected, sourceLocation: location)
    }
}
