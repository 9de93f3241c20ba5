import AWSClient
import Inventory
import JSON

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// What a host told the inventory last. While nothing has changed, it need not be told again.
struct CollectState: Equatable {
    /// SHA-256 of what was registered, and where; 64 hexadecimal digits.
    var fingerprint: String
    /// When.
    var sentAt: AWSTime

    /// The state that registering this host there, now, leads to.
    init(_ registration: InstanceRegistration, at destination: Destination, now: AWSTime = .now) {
        var writer = JSONWriter()
        writer.writeImportLine(of: registration)
        fingerprint = SHA256.hexadecimal(of: Array("\(destination)\n".utf8) + writer.bytes)
        sentAt = now
    }

    private init?(_ object: JSONObject) {
        guard let fingerprint = object.text("sha256"), case .int(let seconds)? = object["sentAt"] else { return nil }
        self.fingerprint = fingerprint
        sentAt = AWSTime(seconds: Int64(seconds))
    }

    /// Reads a file; nil when there is none. One that holds something else is reported, and as good as none.
    static func read(_ path: String) throws(CommandFailure) -> CollectState? {
        guard access(path, F_OK) == 0 else { return nil }
        let bytes = try contents(ofFile: path)
        guard case .object(let object)? = try? JSONValue(parsing: bytes), let state = CollectState(object) else {
            StandardError.line("\(path): this is no state of collect; starting anew.")
            return nil
        }
        return state
    }

    /// Writes the file, in one step: a crash leaves the old one or the new one.
    func write(_ path: String) throws(CommandFailure) {
        let object: JSONObject = ["sha256": .string(fingerprint), "sentAt": .int(Int(sentAt.seconds))]
        try replaceContents(ofFile: path, with: JSONValue.object(object).serializedBytes())
    }

    /// Whether a host that told the inventory `last` has nothing to add: the same, told less than `refresh` ago. A clock
    /// that was put back counts as long ago.
    func isCovered(by last: CollectState?, for refresh: Duration) -> Bool {
        guard let last, last.fingerprint == fingerprint else { return false }
        let age = sentAt.seconds - last.sentAt.seconds
        return age >= 0 && .seconds(age) < refresh
    }
}
