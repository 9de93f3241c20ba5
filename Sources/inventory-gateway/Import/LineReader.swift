#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Reads a file or standard input line by line, in bounded memory.
struct LineReader: ~Copyable {
    /// A line longer than this, in bytes, is no record of a host.
    static let longestLine = 64 << 20

    /// Bytes handed out so far, line ends included.
    private(set) var bytesRead = 0
    /// The file's size in bytes; nil for a pipe or a terminal.
    let size: Int?

    private let descriptor: Int32
    private let name: String
    private var buffer: [UInt8] = []
    private var position = 0
    private var isAtEnd = false

    /// Opens the file at the path; `-` is standard input.
    init(path: String) throws(CommandFailure) {
        name = path
        descriptor = path == "-" ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw CommandFailure("\(path): \(systemMessage(errno)).") }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw CommandFailure("\(path): \(systemMessage(errno)).") }
        size = status.st_mode & S_IFMT == S_IFREG ? Int(status.st_size) : nil
    }

    deinit { if descriptor > STDERR_FILENO { close(descriptor) } }

    /// The next line, without its end (LF or CR LF); nil behind the last one.
    mutating func next() throws(CommandFailure) -> [UInt8]? {
        var searched = position
        while true {
            if let end = buffer[searched...].firstIndex(of: UInt8(ascii: "\n")) {
                return take(upTo: end, next: end + 1)
            }
            searched = buffer.count
            if isAtEnd { return position < buffer.count ? take(upTo: buffer.count, next: buffer.count) : nil }
            guard buffer.count - position <= Self.longestLine else {
                throw CommandFailure("\(name): a line is longer than \(Self.longestLine >> 20) MiB.")
            }
            searched -= position
            try fill()
        }
    }

    private mutating func take(upTo end: Int, next: Int) -> [UInt8] {
        var line = buffer[position..<end]
        if line.last == UInt8(ascii: "\r") { line.removeLast() }
        bytesRead += next - position
        position = next
        return Array(line)
    }

    /// Drops what was handed out and reads on.
    private mutating func fill() throws(CommandFailure) {
        buffer.removeFirst(position)
        position = 0
        let chunk = 256 << 10
        let held = buffer.count
        buffer.append(contentsOf: repeatElement(0, count: chunk))
        while true {
            let count = buffer.withUnsafeMutableBytes { read(descriptor, $0.baseAddress?.advanced(by: held), chunk) }
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw CommandFailure("\(name): \(systemMessage(errno)).") }
            buffer.removeLast(chunk - count)
            isAtEnd = count == 0
            return
        }
    }
}
