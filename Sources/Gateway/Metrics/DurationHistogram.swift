/// How long requests took: how many of them up to each bound, and all their time together.
final class DurationHistogram: Sendable {
    /// The bounds in seconds, as the text form writes them.
    static let bounds: [(text: StaticString, duration: Duration)] = [
        ("0.0005", .microseconds(500)), ("0.001", .milliseconds(1)), ("0.0025", .microseconds(2_500)),
        ("0.005", .milliseconds(5)), ("0.01", .milliseconds(10)), ("0.025", .milliseconds(25)),
        ("0.05", .milliseconds(50)), ("0.1", .milliseconds(100)), ("0.25", .milliseconds(250)),
        ("0.5", .milliseconds(500)), ("1", .seconds(1)), ("2.5", .milliseconds(2_500)), ("10", .seconds(10)),
    ]

    /// How many fell between each bound and the one before; the last ones are above all bounds.
    private let buckets = (0...bounds.count).map { _ in Counter() }
    private let nanoseconds = Counter()

    /// Counts a request.
    func record(_ duration: Duration) {
        let index = Self.bounds.firstIndex { duration <= $0.duration } ?? Self.bounds.count
        buckets[index].add()
        let (seconds, attoseconds) = duration.components
        nanoseconds.add(Int(seconds) * 1_000_000_000 + Int(attoseconds / 1_000_000_000))
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
