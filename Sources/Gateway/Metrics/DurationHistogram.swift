/// How long requests took: how many of them up to each bound, and all their time together.
final class DurationHistogram: Sendable {
    /// The bounds in seconds, as the text form writes them.
    static let bounds: [(text: StaticString, nanoseconds: Int)] = [
        ("0.0005", 500_000), ("0.001", 1_000_000), ("0.0025", 2_500_000), ("0.005", 5_000_000), ("0.01", 10_000_000),
        ("0.025", 25_000_000), ("0.05", 50_000_000), ("0.1", 100_000_000), ("0.25", 250_000_000),
        ("0.5", 500_000_000), ("1", 1_000_000_000), ("2.5", 2_500_000_000), ("10", 10_000_000_000),
    ]

    /// How many fell between each bound and the one before; the last ones are above all bounds.
    private let buckets = (0...bounds.count).map { _ in Counter() }
    private let nanoseconds = Counter()

    /// Counts a request.
    func record(_ duration: Duration) {
        let (seconds, attoseconds) = duration.components
        // Rounded up: a nanosecond more than a bound is beyond it.
        let nanoseconds = Int(seconds) * 1_000_000_000 + Int((attoseconds + 999_999_999) / 1_000_000_000)
        let index = Self.bounds.firstIndex { nanoseconds <= $0.nanoseconds } ?? Self.bounds.count
        buckets[index].add()
        self.nanoseconds.add(nanoseconds)
    }

    /// The number of requests up to each bound, and of all.
    var cumulated: [Int] {
        var sum = 0
        return buckets.map { bucket in
            sum += bucket.value
            return sum
        }
    }

    /// All their time in seconds.
    var seconds: Double { Double(nanoseconds.value) / 1e9 }
}
