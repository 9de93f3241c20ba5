#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// The bytes of the file at the path; `-` is standard input.
func contents(ofFile path: String) throws(CommandFailure) -> [UInt8] {
    let descriptor = path == "-" ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw CommandFailure("\(path): \(systemMessage(errno)).") }
    defer { if descriptor > STDERR_FILENO { close(descriptor) } }
    guard let bytes = bytes(from: descriptor) else { throw CommandFailure("\(path): \(systemMessage(errno)).") }
    return bytes
}

/// What can be read from the descriptor to its end; nil when that fails, with the reason in `errno`.
func bytes(from descriptor: Int32) -> [UInt8]? {
    var bytes: [UInt8] = []
    let chunk = 64 << 10
    while true {
        let held = bytes.count
        bytes.append(contentsOf: repeatElement(0, count: chunk))
        let count = bytes.withUnsafeMutableBytes { read(descriptor, $0.baseAddress?.advanced(by: held), chunk) }
        bytes.removeLast(chunk - max(0, count))
        if count < 0 {
            guard errno == EINTR else { return nil }
        } else if count == 0 {
            return bytes
        }
    }
}
