#if canImport(Glibc)
    @preconcurrency import Glibc
#elseif canImport(Musl)
    @preconcurrency import Musl
#else
    @preconcurrency import Darwin
#endif

/// A tool of this host.
enum ChildProcess {
    /// Runs the tool at the path to its end. Its standard error goes nowhere.
    /// - Returns: What it wrote, and its exit code; 128 and the signal's number more when a signal ended it.
    static func run(
        _ path: String, _ arguments: [String]
    ) throws(CommandFailure) -> (output: [UInt8], status: Int32) {
        var ends: [Int32] = [-1, -1]
        guard pipe(&ends) == 0 else { throw failure(path, errno) }
        defer { close(ends[0]) }
        let (child, code) = spawn(path, arguments, output: ends)
        close(ends[1])
        guard code == 0 else { throw failure(path, code) }
        let output = bytes(from: ends[0])
        var status: Int32 = 0
        while waitpid(child, &status, 0) < 0 {
            guard errno == EINTR else { throw failure(path, errno) }
        }
        guard let output else { throw CommandFailure("\(path): its output can't be read.") }
        let signal = status & 0x7F
        return (output, signal == 0 ? status >> 8 & 0xFF : 128 + signal)
    }

    /// Starts the tool with its standard output in the pipe; its id, or why it can't be started.
    private static func spawn(_ path: String, _ arguments: [String], output ends: [Int32]) -> (pid_t, Int32) {
        #if canImport(Darwin)
            var actions: posix_spawn_file_actions_t?
        #else
            var actions = posix_spawn_file_actions_t()
        #endif
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0)
        posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO)
        for end in ends where end != STDOUT_FILENO { posix_spawn_file_actions_addclose(&actions, end) }

        var strings = ([path] + arguments).map { strdup($0) }
        defer { for string in strings { free(string) } }
        strings.append(nil)
        var child: pid_t = 0
        let code = posix_spawn(&child, path, &actions, nil, &strings, environ)
        return (child, code)
    }

    private static func failure(_ path: String, _ code: Int32) -> CommandFailure {
        CommandFailure("\(path) can't be run: \(systemMessage(code)).")
    }
}
