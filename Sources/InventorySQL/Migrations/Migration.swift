/// One step from a schema to the next: a file of SQL, and what SQL can't do after it.
public struct Migration: Sendable {
    /// Its number; migrations run in the order of these.
    public let version: Int
    /// What it does, from the file's name.
    public let name: String
    /// The file's SQL.
    public let script: String
    /// The checksum of the file's bytes.
    public let checksum: String
    /// What the gateway computes after the script, in the same transaction.
    public let step: Step?

    /// What SQL can't do.
    public enum Step: String, Sendable {
        /// Fills `package.version_order` where it is empty.
        case versionOrder = "version order"
    }

    init(_ version: Int, _ name: String, _ file: [UInt8], step: Step? = nil) {
        self.version = version
        self.name = name
        script = String(decoding: file, as: UTF8.self)
        checksum = Self.checksum(of: file)
        self.step = step
    }

    /// FNV-1a, 64 bits, as 16 hexadecimal digits. It finds files that were edited after they had been applied; it is no
    /// protection against somebody who means to deceive.
    static func checksum(of bytes: [UInt8]) -> String {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        let digits = String(hash, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }
}
