/// Bytes that grow at their end: an array without the check for other owners that each change of an array costs.
///
/// All memory access of the writer is here. What keeps it safe: `count <= capacity`, `base` has `capacity` bytes of which
/// the first `count` are initialized, and the pointer never leaves except to a closure.
@usableFromInline
struct GrowingBytes: ~Copyable {
    @usableFromInline var base: UnsafeMutableRawPointer
    @usableFromInline var count = 0
    @usableFromInline var capacity: Int

    @usableFromInline
    init(capacity: Int) {
        self.capacity = max(capacity, 64)
        base = .allocate(byteCount: self.capacity, alignment: 1)
    }

    @inlinable
    deinit { base.deallocate() }

    @inlinable
    var bytes: UnsafeRawBufferPointer { UnsafeRawBufferPointer(start: base, count: count) }

    @inlinable
    mutating func append(_ byte: UInt8) {
        if count == capacity { grow(by: 1) }
        base.storeBytes(of: byte, toByteOffset: count, as: UInt8.self)
        count &+= 1
    }

    @inlinable
    mutating func append(_ bytes: UnsafeRawBufferPointer) {
        guard let source = bytes.baseAddress else { return }
        if capacity &- count < bytes.count { grow(by: bytes.count) }
        (base + count).copyMemory(from: source, byteCount: bytes.count)
        count &+= bytes.count
    }

    @inlinable
    mutating func truncate(to count: Int) {
        precondition(0...self.count ~= count, "truncated to more than was written")
        self.count = count
    }

    @usableFromInline @inline(never)
    mutating func grow(by increment: Int) {
        capacity = max(capacity * 2, count + increment)
        let larger = UnsafeMutableRawPointer.allocate(byteCount: capacity, alignment: 1)
        larger.copyMemory(from: base, byteCount: count)
        base.deallocate()
        base = larger
    }
}

// The memory has one owner, since the structure can't be copied and does not give the pointer away.
extension GrowingBytes: @unchecked Sendable {}
