internal import CLibpq

/// A request to cancel what a session runs.
///
/// `@unchecked Sendable` holds since a `PGcancel` never changes and is independent of its connection (libpq: "PQcancel is
/// thread-safe"); it is freed once, with this object.
final class Cancellation: @unchecked Sendable {
    private let pointer: OpaquePointer

    /// For the session of a connection; nil when it is not connected.
    init?(_ connection: OpaquePointer) {
        guard let pointer = PQgetCancel(connection) else { return nil }
        self.pointer = pointer
    }

    deinit { PQfreeCancel(pointer) }

    /// Asks the server. Blocks until it has taken the request. That it could not be asked shows: the statement goes on,
    /// and the connection is closed when patience ends.
    func send() {
        withUnsafeTemporaryAllocation(of: CChar.self, capacity: 256) { message in
            _ = PQcancel(pointer, message.baseAddress, Int32(message.count))
        }
    }
}
