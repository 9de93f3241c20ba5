#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#else
    internal import Darwin
#endif

/// `_X_AMZN_TRACE_ID` in the environment, where AWS's libraries and processes started from here look for the trace.
///
/// It is one piece of memory that is given to the environment once and written over for each invocation. `setenv` would
/// keep every value it was ever given, and may move the table while another thread reads it.
struct TraceEnvironment: ~Copyable {
    static let variable = "_X_AMZN_TRACE_ID"
    /// Longer values are left out. X-Ray's own have below 300 bytes.
    private static let capacity = 1_024

    private let value: UnsafeMutableBufferPointer<CChar>

    /// Puts the variable into the environment, with nothing as its value.
    init() {
        let name = (Self.variable + "=").utf8
        let count = name.count + Self.capacity
        // Never freed: it belongs to the environment from now on.
        let memory = UnsafeMutablePointer<CChar>.allocate(capacity: count)
        memory.initialize(repeating: 0, count: count)
        for (index, byte) in name.enumerated() { memory[index] = CChar(bitPattern: byte) }
        value = UnsafeMutableBufferPointer(start: memory + name.count, count: Self.capacity)
        putenv(memory)
    }

    /// Sets the value; nil for none.
    func set(_ trace: String?) {
        let bytes = trace?.utf8
        guard let bytes, bytes.count < value.count, !bytes.contains(0) else {
            value[0] = 0
            return
        }
        for (index, byte) in bytes.enumerated() { value[index] = CChar(bitPattern: byte) }
        value[bytes.count] = 0
    }
}
