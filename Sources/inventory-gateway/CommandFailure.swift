import ArgumentParser

/// Why a command ends early: one line for standard error, and an exit code.
struct CommandFailure: Error {
    /// What is wrong and what to do about it.
    var message: String
    /// The code the process ends with.
    var code: ExitCode

    /// The work failed.
    init(_ message: String) {
        self.message = message
        self.code = .failure
    }

    /// The command line or the environment is wrong.
    static func wrongUsage(_ message: String) -> CommandFailure {
        var failure = CommandFailure(message)
        failure.code = usage
        return failure
    }

    /// `EX_USAGE` of sysexits.h.
    static let usage = ExitCode(64)
}
