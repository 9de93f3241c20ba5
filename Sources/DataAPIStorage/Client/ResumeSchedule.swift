/// When a cluster that resumes is asked again. It takes some 15 to 45 seconds; asking early costs nothing but a call.
struct ResumeSchedule: Sendable {
    private static let pauses: [Duration] = [
        .milliseconds(250), .milliseconds(500), .seconds(1), .seconds(2), .seconds(3),
    ]

    /// The pause after the n-th refusal, counted from 0: longer and longer, up to 5 seconds, a tenth of it by chance.
    static func pause(after refusals: Int, random: Double) -> Duration {
        let pause = pauses.indices.contains(refusals) ? pauses[refusals] : .seconds(5)
        return pause * (0.9 + 0.1 * random)
    }
}
