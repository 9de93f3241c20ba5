internal import HTTPTypes

/// A route as the metrics name it. Static files share one: what strangers ask for must not make new series.
enum RouteLabel: String, CaseIterable, Sendable {
    case graphQL = "graphql"
    case legacyEC2 = "ec2"
    case page
    case health
    case metrics
    case unknown
}

/// What is counted for each route: requests by status, and how long they took.
final class RouteMetrics: Sendable {
    let durations = DurationHistogram()
    private let statuses = RouteMetrics.codes.map { _ in Counter() }

    /// The statuses that are told apart. Any other counts as the last one of its class.
    static let codes = [
        200, 204, 304, 400, 403, 404, 405, 406, 408, 413, 414, 415, 417, 429, 431, 500, 501, 503,
    ]

    func record(_ status: HTTPResponse.Status, _ duration: Duration) {
        let code = status.code
        let index = Self.codes.firstIndex(of: code) ?? Self.codes.lastIndex { $0 / 100 == code / 100 } ?? 0
        statuses[index].add()
        durations.record(duration)
    }

    /// The statuses that occurred, with how often.
    var requests: [(code: Int, count: Int)] {
        zip(Self.codes, statuses).map { ($0, $1.value) }.filter { $0.count > 0 }
    }
}
