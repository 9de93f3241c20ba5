internal import Inventory
internal import JSON
public import Logging

#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#else
    internal import Darwin
#endif

/// Writes each event as one line of JSON to standard error: `time`, `level`, `message`, then the metadata.
public struct JSONLogHandler: LogHandler {
    /// Events below are left out.
    public var logLevel: Logger.Level
    /// Metadata of every event.
    public var metadata: Logger.Metadata = [:]
    private let write: @Sendable ([UInt8]) -> Void

    /// A handler that writes to standard error.
    public init(logLevel: Logger.Level = .info) {
        self.init(logLevel: logLevel, write: Self.writeToStandardError)
    }

    /// A handler that hands each line, its line feed included, to a function.
    public init(logLevel: Logger.Level, write: @escaping @Sendable ([UInt8]) -> Void) {
        self.logLevel = logLevel
        self.write = write
    }

    /// A value of ``metadata``.
    public subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    /// Writes one event.
    public func log(event: LogEvent) {
        var line = JSONWriter(capacity: 256)
        line.append(contentsOf: #"{"time":"#)
        line.writeString(Timestamp(milliseconds: UnixTime.milliseconds).rfc3339)
        line.append(contentsOf: #","level":"#)
        line.writeString(event.level.rawValue)
        line.append(contentsOf: #","message":"#)
        line.writeString(event.message.description)
        var merged = event.metadata ?? [:]
        if !metadata.isEmpty { merged.merge(metadata) { own, _ in own } }
        for (key, value) in merged.sorted(by: { $0.key < $1.key }) {
            line.append(UInt8(ascii: ","))
            line.writeString(key)
            line.append(UInt8(ascii: ":"))
            line.write(value)
        }
        line.append(contentsOf: "}\n")
        write(line.bytes)
    }

    /// One call for a line, so that lines of several threads do not mix. A log that can't be written is no reason to stop.
    @Sendable private static func writeToStandardError(_ line: [UInt8]) {
        line.withUnsafeBytes { bytes in
            var rest = bytes[...]
            while !rest.isEmpty {
                let written = unsafeWrite(rest)
                if written < 0, errno == EINTR { continue }
                guard written > 0 else { return }
                rest = rest.dropFirst(written)
            }
        }
    }

    private static func unsafeWrite(_ bytes: Slice<UnsafeRawBufferPointer>) -> Int {
        let buffer = UnsafeRawBufferPointer(rebasing: bytes)
        return systemWrite(STDERR_FILENO, buffer.baseAddress, buffer.count)
    }
}

private let systemWrite = write(_:_:_:)

extension JSONWriter {
    fileprivate mutating func write(_ value: Logger.Metadata.Value) {
        switch value {
        case .string(let text): writeString(text)
        case .stringConvertible(let value): writeString(value.description)
        case .array(let elements):
            append(UInt8(ascii: "["))
            for (index, element) in elements.enumerated() {
                if index > 0 { append(UInt8(ascii: ",")) }
                write(element)
            }
            append(UInt8(ascii: "]"))
        case .dictionary(let members):
            append(UInt8(ascii: "{"))
            for (index, member) in members.sorted(by: { $0.key < $1.key }).enumerated() {
                if index > 0 { append(UInt8(ascii: ",")) }
                writeString(member.key)
                append(UInt8(ascii: ":"))
                write(member.value)
            }
            append(UInt8(ascii: "}"))
        }
    }
}
