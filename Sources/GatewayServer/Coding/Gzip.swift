internal import CZlib

/// The content coding `gzip` (RFC 1952), by zlib.
enum Gzip {
    /// Why bytes can't be decompressed.
    enum Failure: Error {
        case malformed
        /// There are more than was allowed.
        case tooLarge
    }

    /// zlib's window of 32 KiB, in the gzip format.
    private static let windowBits: Int32 = 15 + 16
    /// The quickest level: answers are written once and read once.
    private static let level: Int32 = 1
    private static let sizeOfStream = Int32(MemoryLayout<z_stream>.size)

    /// The bytes compressed; nil if there is no memory for it.
    static func compress(_ bytes: [UInt8]) -> [UInt8]? {
        var stream = z_stream()
        guard
            deflateInit2_(
                &stream, level, Z_DEFLATED, windowBits, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION, sizeOfStream) == Z_OK
        else { return nil }
        defer { deflateEnd(&stream) }
        let bound = Int(deflateBound(&stream, UInt(bytes.count)))
        var input = bytes
        var isComplete = false
        let output = [UInt8](unsafeUninitializedCapacity: bound) { output, count in
            input.withUnsafeMutableBufferPointer { input in
                stream.next_in = input.baseAddress
                stream.avail_in = UInt32(input.count)
                stream.next_out = output.baseAddress
                stream.avail_out = UInt32(output.count)
                isComplete = deflate(&stream, Z_FINISH) == Z_STREAM_END
            }
            count = output.count - Int(stream.avail_out)
        }
        return isComplete ? output : nil
    }

    /// The bytes decompressed.
    /// - Parameter limit: The most that there may be.
    static func decompress(_ bytes: [UInt8], atMost limit: Int) throws(Failure) -> [UInt8] {
        var stream = z_stream()
        guard inflateInit2_(&stream, windowBits, ZLIB_VERSION, sizeOfStream) == Z_OK else { throw .malformed }
        defer { inflateEnd(&stream) }
        var input = bytes
        var output: [UInt8] = []
        var result = Z_OK
        input.withUnsafeMutableBufferPointer { input in
            stream.next_in = input.baseAddress
            stream.avail_in = UInt32(input.count)
            // One byte more than allowed shows that there is more.
            while result == Z_OK, output.count <= limit {
                let room = min(max(4 * input.count, 1_024), limit + 1 - output.count, 256 * 1_024)
                output += [UInt8](unsafeUninitializedCapacity: room) { part, count in
                    stream.next_out = part.baseAddress
                    stream.avail_out = UInt32(part.count)
                    result = inflate(&stream, Z_NO_FLUSH)
                    count = part.count - Int(stream.avail_out)
                }
            }
        }
        guard output.count <= limit else { throw .tooLarge }
        guard result == Z_STREAM_END, stream.avail_in == 0 else { throw .malformed }
        return output
    }
}
