#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Standard error: what a person should know, line by line.
enum StandardError {
    /// Whether a person looks at it.
    static var isTerminal: Bool { isatty(STDERR_FILENO) == 1 }

    /// Writes the text as one line.
    static func line(_ text: String) {
        let oneLine = text.split(whereSeparator: \.isNewline).joined(separator: " ")
        write("inventory-gateway: \(oneLine)\n")
    }

    /// Writes the text as it is. Standard error that can't be written to has nobody to be told so.
    static func write(_ text: String) { _ = writeAll(Array(text.utf8), to: STDERR_FILENO) }
}

/// Standard output: what the command was asked for.
enum StandardOutput {
    /// Whether a person looks at it.
    static var isTerminal: Bool { isatty(STDOUT_FILENO) == 1 }

    /// Writes the text and a line's end.
    static func line(_ text: String) throws(CommandFailure) { try write(Array(text.utf8) + [UInt8(ascii: "\n")]) }

    /// Writes bytes.
    static func write(_ bytes: [UInt8]) throws(CommandFailure) {
        guard writeAll(bytes, to: STDOUT_FILENO) else {
            throw CommandFailure("Standard output can't be written to: \(systemMessage(errno)).")
        }
    }
}

/// What the system says of an `errno`.
func systemMessage(_ code: Int32) -> String { String(cString: strerror(code)) }

private let systemWrite = write(_:_:_:)

/// Writes all bytes, however many calls it takes; false when the system refuses, with the reason in `errno`.
private func writeAll(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
    bytes.withUnsafeBytes { buffer in
        var written = 0
        while written < buffer.count {
            let count = systemWrite(descriptor, buffer[written...].baseAddressIfAny, buffer.count - written)
            if count < 0 {
                guard errno == EINTR else { return false }
            } else {
                written += count
            }
        }
        return true
    }
}

extension Slice<UnsafeRawBufferPointer> {
    fileprivate var baseAddressIfAny: UnsafeRawPointer? { UnsafeRawBufferPointer(rebasing: self).baseAddress }
}
