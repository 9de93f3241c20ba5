internal import Synchronization

/// A number that many threads add to.
final class Counter: Sendable {
    private let number = Atomic<Int>(0)

    /// The number now.
    var value: Int { number.load(ordering: .relaxed) }

    /// Adds to it; a negative amount takes away.
    func add(_ amount: Int = 1) { number.add(amount, ordering: .relaxed) }
}
