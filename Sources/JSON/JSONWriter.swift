/// A growing buffer of JSON text (RFC 8259): the response as it is written.
///
/// The caller writes brackets, commas and colons with ``append(_:)``; the writer is the place where values become bytes.
/// ``truncate(to:)`` takes back what was written since a known ``count``. A writer can't be copied: pass it `inout`.
public struct JSONWriter: ~Copyable, Sendable {
    @usableFromInline var storage: GrowingBytes

    /// An empty buffer with room for so many bytes. It grows when that is not enough.
    public init(capacity: Int = 0) { storage = GrowingBytes(capacity: capacity) }

    /// A copy of what has been written.
    public var bytes: [UInt8] { Array(storage.bytes) }

    /// What has been written, in place, for the time of the call.
    @inlinable
    public func withUnsafeBytes<Result, Failure: Error>(
        _ body: (UnsafeRawBufferPointer) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        try body(storage.bytes)
    }

    /// How many bytes have been written.
    @inlinable
    public var count: Int { storage.count }

    /// Forgets all that was written after the first `count` bytes, which must not be more than ``count``.
    @inlinable
    public mutating func truncate(to count: Int) { storage.truncate(to: count) }

    // MARK: Bytes as they are

    /// Appends one byte.
    @inlinable
    public mutating func append(_ byte: UInt8) { storage.append(byte) }

    /// Appends bytes.
    @inlinable
    public mutating func append(contentsOf bytes: UnsafeRawBufferPointer) { storage.append(bytes) }

    /// Appends bytes.
    @inlinable
    public mutating func append(contentsOf bytes: [UInt8]) { bytes.withUnsafeBytes { storage.append($0) } }

    /// Appends a literal's UTF-8.
    @inlinable
    public mutating func append(contentsOf literal: StaticString) {
        literal.withUTF8Buffer { storage.append(UnsafeRawBufferPointer($0)) }
    }

    // MARK: Scalar values

    /// Writes `null`.
    @inlinable
    public mutating func writeNull() { append(contentsOf: "null") }

    /// Writes `true` or `false`.
    @inlinable
    public mutating func writeBool(_ value: Bool) { append(contentsOf: value ? "true" : "false") }

    /// Writes an integer.
    @inlinable
    public mutating func writeInt(_ value: Int) {
        if 0..<10 ~= value { return storage.append(UInt8(truncatingIfNeeded: value) | 0x30) }
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 20) { digits in
            var first = digits.count
            var magnitude = value.magnitude
            repeat {
                first &-= 1
                let (quotient, remainder) = magnitude.quotientAndRemainder(dividingBy: 10)
                digits.initializeElement(at: first, to: UInt8(truncatingIfNeeded: remainder) | 0x30)
                magnitude = quotient
            } while magnitude != 0
            if value < 0 {
                first &-= 1
                digits.initializeElement(at: first, to: UInt8(ascii: "-"))
            }
            storage.append(UnsafeRawBufferPointer(UnsafeBufferPointer(rebasing: digits[first...])))
        }
    }

    /// Writes a string in quotes: `"`, `\` and control characters escaped, all else as UTF-8.
    @inlinable
    public mutating func writeString(_ value: String) {
        let isWritten: Void? = value.utf8.withContiguousStorageIfAvailable {
            writeString(utf8: UnsafeRawBufferPointer($0))
        }
        if isWritten == nil { writeNonContiguousString(value) }
    }

    /// Writes a string in quotes. The bytes must be UTF-8.
    @inlinable
    public mutating func writeString(utf8 bytes: UnsafeRawBufferPointer) {
        storage.append(UInt8(ascii: "\""))
        let special = offsetOfSpecialByte(in: bytes, from: 0)
        if special == bytes.count {
            storage.append(bytes)
        } else {
            writeEscaped(bytes, firstSpecial: special)
        }
        storage.append(UInt8(ascii: "\""))
    }

    @usableFromInline
    mutating func writeNonContiguousString(_ value: String) {
        var native = value
        native.withUTF8 { writeString(utf8: UnsafeRawBufferPointer($0)) }
    }

    @usableFromInline
    mutating func writeEscaped(_ bytes: UnsafeRawBufferPointer, firstSpecial: Int) {
        var start = 0
        var special = firstSpecial
        while special < bytes.count {
            storage.append(UnsafeRawBufferPointer(rebasing: bytes[start..<special]))
            writeEscape(of: bytes[special])
            start = special + 1
            special = offsetOfSpecialByte(in: bytes, from: start)
        }
        storage.append(UnsafeRawBufferPointer(rebasing: bytes[start...]))
    }

    private mutating func writeEscape(of byte: UInt8) {
        switch byte {
        case 0x22: append(contentsOf: #"\""#)
        case 0x5C: append(contentsOf: #"\\"#)
        case 0x08: append(contentsOf: #"\b"#)
        case 0x09: append(contentsOf: #"\t"#)
        case 0x0A: append(contentsOf: #"\n"#)
        case 0x0C: append(contentsOf: #"\f"#)
        case 0x0D: append(contentsOf: #"\r"#)
        default:
            append(contentsOf: byte < 0x10 ? #"\u000"# : #"\u001"#)
            let digit = byte & 0x0F
            storage.append(digit < 10 ? digit + UInt8(ascii: "0") : digit - 10 + UInt8(ascii: "a"))
        }
    }
}
