/// The offset of the first byte at or after `start` that can't stand unescaped in a JSON string (RFC 8259, section 7):
/// `"`, `\` or a control character below 0x20. The number of bytes if there is none.
///
/// Looks at eight bytes at a time: in each comparison the lowest flag that is set stands for the first match; a borrow
/// can only set wrong flags above it.
@inlinable
func offsetOfSpecialByte(in bytes: UnsafeRawBufferPointer, from start: Int) -> Int {
    let ones: UInt64 = 0x0101_0101_0101_0101
    let highBits: UInt64 = 0x8080_8080_8080_8080
    var offset = start
    while offset &+ 8 <= bytes.count {
        let word = UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
        let quotes = word ^ (ones &* 0x22)
        let backslashes = word ^ (ones &* 0x5C)
        let controls = (word &- (ones &* 0x20)) & ~word
        let flags = (((quotes &- ones) & ~quotes) | ((backslashes &- ones) & ~backslashes) | controls) & highBits
        if flags != 0 { return offset &+ flags.trailingZeroBitCount / 8 }
        offset &+= 8
    }
    while offset < bytes.count {
        let byte = bytes[offset]
        if byte < 0x20 || byte == 0x22 || byte == 0x5C { break }
        offset &+= 1
    }
    return offset
}
