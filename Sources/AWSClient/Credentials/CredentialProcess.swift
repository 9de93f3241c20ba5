internal import Dispatch

#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#else
    internal import Darwin
#endif

/// A command of the owner's, run by the shell, that prints credentials as JSON.
struct CredentialProcess {
    private let command: String
    private static let timeoutSeconds = 60

    init(_ command: String) { self.command = command }

    func credentials() async throws(AWSError) -> AWSCredentials {
        // A thread of its own waits: a process may take its time.
        let output = await withCheckedContinuation { continuation in
            DispatchQueue.global().async { continuation.resume(returning: Result { () throws(AWSError) in try run() }) }
        }
        let bytes = try output.get()
        return try AWSCredentials(json: bytes, token: "SessionToken", from: "The credential_process")
    }

    /// What it prints. Its standard error is ours.
    private func run() throws(AWSError) -> [UInt8] {
        var ends: [Int32] = [0, 0]
        guard pipe(&ends) == 0 else { throw Self.failure("could not be started") }
        // Otherwise other children of this process would hold them open.
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        defer { close(ends[0]) }
        let process = start(output: ends[1])
        close(ends[1])
        guard let process else { throw Self.failure("could not be started") }
        let bytes = output(of: ends[0])
        // What hangs is ended, with all that it started.
        if bytes == nil { kill(-process, SIGKILL) }
        var status: Int32 = 0
        while waitpid(process, &status, 0) == -1, errno == EINTR {}
        guard let bytes else { throw Self.failure("did not end within \(Self.timeoutSeconds) seconds") }
        guard status == 0 else {
            throw Self.failure(
                status & 0x7F == 0 ? "ended with exit code \(status >> 8)" : "was ended by signal \(status & 0x7F)")
        }
        return bytes
    }

    private func start(output: Int32) -> pid_t? {
        #if os(Linux)
            var actions = posix_spawn_file_actions_t()
            var attributes = posix_spawnattr_t()
        #else
            var actions: posix_spawn_file_actions_t?
            var attributes: posix_spawnattr_t?
        #endif
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
        posix_spawn_file_actions_adddup2(&actions, output, 1)
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETPGROUP))
        let words: [String] = ["/bin/sh", "-c", command]
        var arguments = words.map { strdup($0) } + [nil]
        defer { for argument in arguments { free(argument) } }
        var process: pid_t = 0
        return posix_spawn(&process, "/bin/sh", &actions, &attributes, &arguments, environ) == 0 ? process : nil
    }

    /// All bytes until the end; nil when they take too long, or are far too many.
    private func output(of descriptor: Int32) -> [UInt8]? {
        let end = ContinuousClock.now + .seconds(Self.timeoutSeconds)
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 4096)
        while true {
            let left = ContinuousClock.now.duration(to: end).components.seconds
            var waiting = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
            let ready = poll(&waiting, 1, Int32(max(0, left + 1) * 1000))
            if ready == -1, errno == EINTR { continue }
            guard ready > 0, left >= 0, bytes.count <= 1 << 20 else { return nil }
            let count = read(descriptor, &chunk, chunk.count)
            if count == 0 { return bytes }
            if count < 0 { if errno == EINTR { continue } else { return nil } }
            bytes.append(contentsOf: chunk.prefix(count))
        }
    }

    private static func failure(_ what: String) -> AWSError {
        AWSError(.noCredentials, "The credential_process \(what).")
    }
}
