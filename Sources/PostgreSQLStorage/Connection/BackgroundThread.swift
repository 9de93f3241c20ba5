#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#else
    internal import Darwin
#endif
internal import Inventory

/// A thread of its own for what blocks, or for a loop that never ends: neither may take a thread away from those that
/// Swift's tasks run on.
enum BackgroundThread {
    private final class Body {
        let run: @Sendable () -> Void
        init(_ run: @escaping @Sendable () -> Void) { self.run = run }
    }

    #if canImport(Darwin)
        private typealias Argument = UnsafeMutableRawPointer
        private typealias Thread = pthread_t?
    #else
        private typealias Argument = UnsafeMutableRawPointer?
        private typealias Thread = pthread_t
    #endif

    /// Runs `body` on a new thread. Throws `unavailable` when the system gives none.
    static func run(_ body: @escaping @Sendable () -> Void) throws(InventoryError) {
        let retained = Unmanaged.passRetained(Body(body))
        var attributes = pthread_attr_t()
        pthread_attr_init(&attributes)
        defer { pthread_attr_destroy(&attributes) }
        pthread_attr_setdetachstate(&attributes, Int32(PTHREAD_CREATE_DETACHED))
        var thread = noThread()
        let code = pthread_create(
            &thread, &attributes,
            { (argument: Argument) -> UnsafeMutableRawPointer? in
                #if canImport(Darwin)
                    let body = Unmanaged<Body>.fromOpaque(argument).takeRetainedValue()
                #else
                    guard let argument else { return nil }
                    let body = Unmanaged<Body>.fromOpaque(argument).takeRetainedValue()
                #endif
                body.run()
                return nil
            }, retained.toOpaque())
        guard code == 0 else {
            retained.release()
            throw InventoryError(.unavailable, "The gateway has no thread left.", detail: "pthread_create: \(code)")
        }
    }

    private static func noThread() -> Thread {
        #if canImport(Darwin)
            nil
        #else
            pthread_t()
        #endif
    }
}
