import AWSClient

/// How long a host goes on trying when the inventory can't take it now.
///
/// Pauses double, and each is a random part of its longest ("full jitter"): hosts that failed together do not come back
/// together.
struct Persistence {
    /// How often it is tried at the most, and how long pauses are.
    var policy: RetryPolicy

    /// - Parameters:
    ///   - attempts: How often it is tried at the most.
    ///   - delay: The longest first pause.
    init(attempts: Int, delay: Duration) {
        policy = RetryPolicy()
        policy.maximumAttempts = attempts
        policy.baseDelay = delay
        policy.maximumDelay = max(delay, .seconds(300))
    }

    /// Does the work, again and again while it fails in a way that passes by itself.
    func callAsFunction<Result>(
        _ work: () async throws(RegistrationFailure) -> Result
    ) async throws(CommandFailure) -> Result {
        var attempt = 1
        while true {
            do throws(RegistrationFailure) {
                return try await work()
            } catch {
                guard error.passesByItself, attempt < policy.maximumAttempts else {
                    let tries = attempt > 1 ? " Tried \(attempt) times." : ""
                    throw CommandFailure(error.message + tries)
                }
                var pause = policy.delay(afterAttempt: attempt, random: .random(in: 0..<1))
                // Everyone was told the same time: the pause comes on top.
                if let asked = error.retryAfter { pause += asked }
                StandardError.line("again in \(pause.inSeconds): \(error.message)")
                do { try await Task.sleep(for: pause) } catch { throw CommandFailure("Stopped.") }
            }
            attempt += 1
        }
    }
}

extension Duration {
    /// As a person says it: `0.4 s`.
    fileprivate var inSeconds: String {
        let tenths = Int((self / .milliseconds(100)).rounded())
        return "\(tenths / 10).\(tenths % 10) s"
    }
}
